// What takes longest begins first: the map is asked for, and its icons fetched, before what draws them is here.

import { askedOf, viewOf } from "./address.js";
import { askMap } from "./ask.js";
import { iconOf, look } from "./given.js";

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

/** Kept, so that the browser takes them from here and not from the service again. */
export const icons = [...Object.keys(look.kinds), "need-offers"].map((symbol) => {
  const image = new Image();
  image.src = iconOf(symbol);
  return image;
});
