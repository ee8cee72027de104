// What takes longest begins first: the map is asked for before the page is read to its end. So this module needs
// no part of the page, and few others.

import { askedOf, viewOf } from "./address.js";
import { askMap } from "./ask.js";

const ask = (query) => {
  const control = new AbortController(), answer = askMap(query, control.signal);
  answer.catch(() => {}); // whoever takes the answer hears of it
  return { query, answer, stop: () => control.abort() };
};

let begun = ask(askedOf(viewOf(location.search)));

/** A map on its way: the one that was begun with the page, where it is the same, else one asked for now. */
export const asking = (query) => {
  const first = begun;
  begun = null;
  if (first?.query === query) return first;
  first?.stop();
  return ask(query);
};
