// Pages work without this. It opens what is folded when a page is printed, marks the way one reads,
// and copies what to say.

const folded = () => document.querySelectorAll("details:not(.numbers, .way .script)");

let opened = [];
addEventListener("beforeprint", () => {
  opened = [...folded()].filter((part) => !part.open);
  for (const part of opened) part.open = true;
});
addEventListener("afterprint", () => {
  for (const part of opened) part.open = false;
});

const links = new Map(
  [...document.querySelectorAll(".choice a")].map((link) => [link.getAttribute("href").slice(1), link]),
);
if (links.size > 1) {
  const seen = new Set();
  const watch = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) entry.isIntersecting ? seen.add(entry.target.id) : seen.delete(entry.target.id);
      const first = [...links.keys()].find((id) => seen.has(id));
      for (const [id, link] of links) {
        if (id === first) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    },
    { rootMargin: "-15% 0px -55% 0px" },
  );
  for (const id of links.keys()) watch.observe(document.getElementById(id));
}

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
