// Forms work without this. It suggests names while one types, and leads to what is wrong.

const suggest = async (input) => {
  const text = input.value.trim();
  if (!text) return;
  const answer = await fetch(`/api/v1/search?limit=50&q=${encodeURIComponent(text.slice(0, 200))}`);
  if (!answer.ok || input.value.trim() !== text) return;
  const found = (await answer.json()).hits.filter((hit) => hit.table === input.dataset.find);
  input.list.replaceChildren(
    ...found.slice(0, 12).map((hit) => {
      const option = document.createElement("option");
      option.value = hit.title;
      if (hit.words !== hit.title) option.label = hit.words;
      return option;
    }),
  );
};

for (const input of document.querySelectorAll("input[data-find]")) {
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => suggest(input), 150);
  });
}

document.querySelector(".faults")?.focus();
