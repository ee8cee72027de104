// Which names are written: as many as fit without touching each other or a symbol, the important ones first.

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

const boxes = (node, scale, text, icon) => {
  const { x, y } = node.renderedPosition(), half = (icon * scale) / 2, factor = (text * scale) / TEXT;
  const lines = node.data("lines"), width = Math.max(...lines.map(widthOf)) * factor + 4;
  const below = y + half + 1;
  return {
    node, x, y,
    icon: { left: x - half * 0.8, right: x + half * 0.8, top: y - half * 0.8, bottom: y + half * 0.8 },
    label: { left: x - width / 2, right: x + width / 2, top: below, bottom: below + lines.length * 1.22 * TEXT * factor + 2 },
  };
};

/** Marks the symbols whose name has no room (`unnamed`). */
export const nameWhatFits = (cy, size) => {
  const scale = cy.zoom();
  const all = cy.nodes().not(".bubble, .badge").filter((node) => node.visible());
  const placed = all.map((node) => ({ ...boxes(node, scale, size.text, node.hasClass("path") ? size.path : node.hasClass("close") ? size.close : size.icon), rank: rank(node) }));
  placed.sort((one, other) => other.rank - one.rank || (one.node.id() < other.node.id() ? -1 : 1));
  const written = [];
  const dimmed = (node) => node.hasClass("dim") && !node.hasClass("near");
  cy.batch(() => {
    for (const one of placed) {
      const must = one.node.hasClass("path") || one.node.hasClass("chosen");
      const free = !dimmed(one.node) && !written.some((other) => touches(one.label, other.label)) &&
        !placed.some((other) => other !== one && !dimmed(other.node) && touches(one.label, other.icon));
      if (must || free) written.push(one);
      one.node.toggleClass("unnamed", !(must || free));
    }
  });
};
