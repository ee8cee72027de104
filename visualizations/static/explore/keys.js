// The map by keyboard: arrows go to the next symbol that way, Enter opens it, with Shift they move it, + - 0 change
// the scale.

import { number, say } from "./given.js";
import { beside, first } from "./walking.js";

export const WAY = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const SCALE = { "+": 1.25, ";": 1.25, "=": 1.25, "-": 0.8, 0: 0 };

export const keysOf = (holder, { canvas, deeds, map, view, tell }) => {
  let at = "";
  const present = () => [at, view().chosen].find((id) => id && canvas.has(id)) ?? first(canvas.cy);

  const sayWhere = (id) => {
    const area = map().areas.find((one) => `areas/${one.id}` === id);
    if (area) return tell(say("explore_at_bubble", { name: area.name, count: number(area.more) }));
    const node = map().nodes.find((one) => one.id === id);
    return tell(say("explore_at", { name: node.name, note: node.note, count: canvas.tiesOf(id) }));
  };

  const step = (way) => {
    const from = present();
    if (!from) return;
    at = at && canvas.has(at) ? beside(canvas.cy, from, way) : from;
    canvas.point(at);
    sayWhere(at);
  };

  const shift = (way) => {
    const id = present();
    if (!id || !canvas.movable(id)) return tell(say("explore_stays"));
    at = id;
    canvas.point(id);
    return deeds.shift(id, way);
  };

  const open = () => {
    const id = present();
    if (!id) return;
    if (id.startsWith("areas/")) deeds.openArea(id.slice("areas/".length));
    else deeds.choose(id, { keyboard: true });
  };

  holder.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in WAY) (event.shiftKey ? shift : step)(WAY[event.key]);
    else if (event.key in SCALE) canvas.zoom(SCALE[event.key]);
    else if (event.key === "Enter" || event.key === " ") open();
    else if (event.key === "Escape" && view().chosen) deeds.choose("");
    else return;
    event.preventDefault();
  });
  holder.addEventListener("blur", () => canvas.point(""));
};
