// Forms work without this. It suggests names while one types, and leads to what is wrong.

const suggest = async (input) => {
  const text = input.value.trim();
  // where several names may stand, the last one is being typed
  const start = "several" in input.dataset ? text.search(/[^、,，;；]*$/) : 0;
  const words = text.slice(start).trim();
  if (!words) return;
  const answer = await fetch(`/api/v1/search?limit=12&table=${input.dataset.find}&q=${encodeURIComponent(words.slice(0, 200))}`);
  if (!answer.ok) return;
  const { hits } = await answer.json();
  if (input.value.trim() !== text) return;
  input.list.replaceChildren(
    ...hits.map((hit) => {
      const option = document.createElement("option");
      option.value = text.slice(0, start) + hit.title;
      option.label = [hit.beside, hit.words].filter(Boolean).join(" ・ ");
      return option;
    }),
  );
};

for (const input of document.querySelectorAll("input[data-find]")) {
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => suggest(input).catch(() => {}), 150); // without an answer the form works all the same
  });
}

document.querySelector(".faults")?.focus();
