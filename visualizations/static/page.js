// Pages work without this. It opens what is folded when a page is printed, and copies what to say.

const folded = () => document.querySelectorAll("details:not(.numbers, .way .script)");

let opened = [];
addEventListener("beforeprint", () => {
  opened = [...folded()].filter((part) => !part.open);
  for (const part of opened) part.open = true;
});
addEventListener("afterprint", () => {
  for (const part of opened) part.open = false;
});

if (navigator.clipboard) {
  for (const speech of document.querySelectorAll(".speech")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = speech.dataset.copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(speech.textContent);
      button.textContent = speech.dataset.copied;
    });
    speech.after(button);
  }
}
