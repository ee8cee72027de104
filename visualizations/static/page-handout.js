// Makes a picture (PNG) of the map that this page shows as SVG, and saves it. Nothing is sent anywhere.

const SCALE = 2; // 192 dots an inch: sharp on an A3 sheet, and some two megabytes
const picture = document.getElementById("picture"), save = document.getElementById("save");

const drawn = () => {
  const canvas = document.createElement("canvas");
  canvas.width = picture.naturalWidth * SCALE;
  canvas.height = picture.naturalHeight * SCALE;
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
};

await picture.decode();
save.href = URL.createObjectURL(await drawn());
save.hidden = false;
save.click();
