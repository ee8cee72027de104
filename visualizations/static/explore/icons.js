// The icons of the map, fetched before what draws them is here.

import { iconOf, look } from "./given.js";

/** Kept, so that the browser takes them from here and not from the service again. */
export const icons = [...Object.keys(look.kinds), "need-offers"].map((symbol) => {
  const image = new Image();
  image.src = iconOf(symbol);
  return image;
});
