// Which names are written, and on which side: as many as fit without touching each other or a symbol, the
// important ones first. Names and numbers of a path are always written, where they hide least.

import { TEXT } from "./style.js";

const pen = document.createElement("canvas").getContext("2d");
const widths = new Map();

const widthOf = (line) => {
  if (!widths.has(line)) {
    pen.font = `${TEXT}px "BIZ UDPGothic", "Yu Gothic UI", Meiryo, "Noto Sans CJK JP", sans-serif`;
    widths.set(line, pen.measureText(line).width);
  }
  return widths.get(line);
};

const touches = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

const rank = (node) =>
  (node.hasClass("chosen") ? 1e6 : 0) + (node.hasClass("path") ? 1e5 : 0) + (node.hasClass("lit") ? 1e4 : 0) +
  (node.hasClass("near") ? 1e3 : 0) + (node.hasClass("close") ? 0 : 10 + node.connectedEdges().length);

const SIDES = ["below", "above", "right", "left"];
const BOLDER = 1.08, ROUNDS = 3; // a bold letter's width; how often sides are looked over once more
const BADGE = 13, ALONG = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73];

/** The room of a symbol and of its name on each side, in pixels of the screen. */
const boxes = (node, scale, text, icon) => {
  const { x, y } = node.renderedPosition(), half = (icon * scale) / 2, factor = (text * scale) / TEXT;
  const bold = node.hasClass("path") || node.hasClass("chosen") ? BOLDER : 1;
  const lines = node.data("lines"), width = Math.max(...lines.map(widthOf)) * factor * bold + 4;
  const height = lines.length * 1.22 * TEXT * factor + 2;
  const at = (left, top) => ({ left, right: left + width, top, bottom: top + height });
  return {
    node,
    icon: { left: x - half * 0.8, right: x + half * 0.8, top: y - half * 0.8, bottom: y + half * 0.8 },
    sides: {
      below: at(x - width / 2, y + half + 1), above: at(x - width / 2, y - half - 1 - height),
      right: at(x + half + 2, y - height / 2), left: at(x - half - 2 - width, y - height / 2),
    },
  };
};

const hides = (one, other) => {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return width > 0 && height > 0 ? width * height : 0;
};

const hidden = (box, others) => others.reduce((sum, other) => sum + hides(box, other), 0);

/** The first choice that hides nothing, else the one that hides least. */
const best = (choices, cost) => {
  const costs = choices.map(cost), least = Math.min(...costs);
  return choices[costs.indexOf(least)];
};

/** The sides of names that are written in any case: never on one another or where a number will stand. */
const sidesOf = (names, others, spots) => {
  for (const one of names) one.side = SIDES[0];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const one of names) {
      const rest = names.filter((other) => other !== one), taken = rest.flatMap((other) => [other.sides[other.side], other.icon]);
      one.side = best(SIDES, (side) => 4 * hidden(one.sides[side], [...taken, ...spots]) + hidden(one.sides[side], others));
    }
  }
};

/** A place along the line of a number's step. */
const spotOn = (cy, badge, part) => {
  const [a, b] = ["from", "to"].map((end) => cy.getElementById(badge.data(end)).renderedPosition());
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
};

const around = ({ x, y }) => ({ left: x - BADGE, right: x + BADGE, top: y - BADGE, bottom: y + BADGE });

/** Puts the numbers of the steps on their lines, where they hide no name, no symbol and no other number. */
const placeBadges = (cy, names, icons) => {
  const placed = [];
  for (const badge of cy.nodes(".badge")) {
    const box = (part) => around(spotOn(cy, badge, part));
    const part = best(ALONG, (each) => 3 * hidden(box(each), placed) + hidden(box(each), [...names, ...icons]));
    placed.push(box(part));
    badge.renderedPosition(spotOn(cy, badge, part));
  }
};

/** Marks the symbols whose name has room (`named`), and the side of those on a path. `taken` is written on.

Asks for places, data and classes alone: whoever asks cytoscape for a look has it worked out for everything, and
again after the classes changed. */
export const nameWhatFits = (cy, size, taken) => {
  const scale = cy.zoom();
  const all = cy.nodes().not(".bubble, .badge");
  const placed = all.map((node) => ({ ...boxes(node, scale, size.text, node.hasClass("path") ? size.path : node.hasClass("close") ? size.close : size.icon), rank: rank(node) }));
  placed.sort((one, other) => other.rank - one.rank || (one.node.id() < other.node.id() ? -1 : 1));
  const must = (one) => one.node.hasClass("path") || one.node.hasClass("chosen");
  const back = (one) => one.node.hasClass("dim") && !one.node.hasClass("near");
  const first = placed.filter(must), others = placed.filter((one) => !must(one) && !back(one));
  const spots = cy.nodes(".badge").map((badge) => around(spotOn(cy, badge, ALONG[0])));
  sidesOf(first, others.map((one) => one.icon), [...spots, ...taken]);
  const written = first.map((one) => one.sides[one.side]);
  const free = ({ node, sides: { below } }) => !written.some((other) => touches(below, other)) &&
    ![...first, ...others].some((other) => other.node !== node && touches(below, other.icon));
  cy.batch(() => {
    for (const one of first) for (const side of SIDES.slice(1)) one.node.toggleClass(side, side === one.side);
    for (const one of first) one.node.addClass("named");
    for (const one of placed.filter((each) => !must(each))) {
      const named = !back(one) && free(one);
      if (named) written.push(one.sides.below);
      one.node.toggleClass("named", named).removeClass(SIDES.join(" "));
    }
    placeBadges(cy, written, first.map((one) => one.icon));
  });
};
