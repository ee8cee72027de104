// The page works without this: it brings what was still being worked out when the page was made.

const parts = [...document.querySelectorAll("[data-waits]")];
const wait = parts[0]?.querySelector("a");
if (wait) {
  // where no answer comes, as when one goes on to another page, the link is still there
  const answer = await fetch(wait.href).catch(() => null);
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of parts) {
      const made = page.getElementById(part.id);
      if (made) part.replaceWith(document.adoptNode(made));
    }
  }
}
