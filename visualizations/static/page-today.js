// The page works without this: it brings what was still being worked out when the page was made.

const part = document.getElementById("confirming");
const wait = part?.querySelector("a");
if (wait) {
  const answer = await fetch(wait.href);
  if (answer.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const made = page.getElementById("confirming");
    if (made) part.replaceWith(document.adoptNode(made));
  }
}
