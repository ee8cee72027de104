// The map on its way. The first is asked for by the head of the page, before any module is here.

import { askedOf, viewOf } from "./address.js";
import { askAt, askMap } from "./ask.js";

const ask = (query, asker) => {
  const control = new AbortController(), answer = asker(control.signal);
  answer.catch(() => {}); // whoever takes the answer hears of it
  return { query, answer, stop: () => control.abort() };
};

let begun = ask(askedOf(viewOf(location.search)), (signal) => askAt(document.getElementById("first-map").href, signal));

/** A map on its way: the one that was begun with the page, where it is the same, else one asked for now. */
export const asking = (query) => {
  const first = begun;
  begun = null;
  if (first?.query === query) return first;
  first?.stop();
  return ask(query, (signal) => askMap(query, signal));
};
