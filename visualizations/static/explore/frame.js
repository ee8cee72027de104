// What is brought into sight, and at which scale. Worked out from the places alone: asking cytoscape would have it
// measure every name first.

/** Pixels of the screen that stay free around what is fitted: room for names beside and below, areas' above. */
export const ROOM = { side: 62, top: 56, bottom: 60 }, ROOM_OF_WAY = { side: 100, top: 84, bottom: 96 };

/** The frame of symbols and circles: [left, top, right, bottom]. */
export const frameOf = (spots) => spots.reduce(([left, top, right, bottom], { x, y, half }) =>
  [Math.min(left, x - half), Math.min(top, y - half), Math.max(right, x + half), Math.max(bottom, y + half)], [Infinity, Infinity, -Infinity, -Infinity]);

/** The scale at which a frame fills a window of this size. */
export const scaleFor = ([left, top, right, bottom], room, width, height) =>
  Math.min((width - 2 * room.side) / (right - left), (height - room.top - room.bottom) / (bottom - top));
