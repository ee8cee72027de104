// What lies under the symbols: areas as ground with their names, and areas that are closed as circles.

import { look, number, say } from "./given.js";

const FONT = '"BIZ UDPGothic", "Yu Gothic UI", Meiryo, "Hiragino Sans", "Noto Sans CJK JP", sans-serif';
const SYMBOLS = Object.keys(look.kinds);

/** The hull of points, by turning left along them. */
const hull = (points) => {
  const sorted = [...points].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  const turns = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  const half = (ordered) => {
    const kept = [];
    for (const point of ordered) {
      while (kept.length > 1 && turns(kept.at(-2), kept.at(-1), point) <= 0) kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  return sorted.length < 3 ? sorted : [...half(sorted), ...half(sorted.reverse())];
};

const MARGIN = 30;

/** The outline of an area around what is drawn of it. */
const outline = (nodes) => {
  const corners = nodes.flatMap(({ x, y }) => [[x - 30, y - 26], [x + 30, y - 26], [x - 30, y + 44], [x + 30, y + 44]]);
  const shape = new Path2D(), points = hull(corners);
  points.forEach(([x, y], at) => (at ? shape.lineTo(x, y) : shape.moveTo(x, y)));
  shape.closePath();
  const top = Math.min(...corners.map(([, y]) => y)), left = Math.min(...corners.map(([x]) => x));
  const highest = corners.filter(([, y]) => y === top).map(([x]) => x);
  return { shape, left, top, at: (Math.min(...highest) + Math.max(...highest)) / 2 };
};

/** Prepares the ground of a map. `places` are the symbols of each area as they stand now. */
export const groundOf = (map) => {
  const inside = new Map(map.areas.map((area) => [area.id, []]));
  for (const node of map.nodes) inside.get(node.area)?.push(node);
  return map.areas.map((area) => {
    const nodes = inside.get(area.id), [x, y, width, height] = area.frame;
    return { ...area, ...(nodes.length ? outline(nodes) : {}), x: x + width / 2, y: y + height / 2 };
  });
};

const disc = (pen, x, y, radius) => {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
};

/** A closed area: a circle, a ring of what is in it, its name and number. */
const drawBubble = (pen, area, scale) => {
  disc(pen, area.x, area.y, area.radius);
  pen.fillStyle = look.area;
  pen.fill();
  let from = -Math.PI / 2;
  const all = Object.values(area.kinds).reduce((sum, count) => sum + count, 0);
  for (const symbol of SYMBOLS.filter((each) => area.kinds[each])) {
    const to = from + (2 * Math.PI * area.kinds[symbol]) / all;
    pen.beginPath();
    pen.arc(area.x, area.y, area.radius - 5, from, to);
    pen.lineWidth = 10;
    pen.strokeStyle = look.kinds[symbol].fill === "#FFFFFF" ? "#FFFFFF" : look.kinds[symbol].fill;
    pen.stroke();
    from = to;
  }
  pen.lineWidth = 1.2 / scale;
  pen.strokeStyle = look.outline;
  for (const radius of [area.radius, area.radius - 10]) {
    disc(pen, area.x, area.y, radius);
    pen.stroke();
  }
  const text = Math.max(15, 14 / scale);
  pen.textAlign = "center";
  pen.font = `700 ${text}px ${FONT}`;
  const inside = pen.measureText(short(area.name)).width < 2 * area.radius - 28;
  write(pen, short(area.name), area.x, inside ? area.y - text * 0.15 : area.y + area.radius + text * 1.1, inside ? look.area : look.ground);
  pen.font = `400 ${text * 0.92}px ${FONT}`;
  write(pen, say("explore_bubble", { count: number(area.more) }), area.x, area.y + text * (inside ? 1.15 : 0.35), look.area);
};

const write = (pen, text, x, y, ground) => {
  pen.lineWidth = 4;
  pen.strokeStyle = ground;
  pen.fillStyle = look.ink;
  pen.strokeText(text, x, y);
  pen.fillText(text, x, y);
};

const short = (name) => ([...name].length > 10 ? `${[...name].slice(0, 9).join("")}…` : name);

const nameOf = (area) =>
  area.more && !area.open ? `${area.name}　${say("explore_area_more", { count: number(area.more) })}` : area.name;

/** The room of each area's name on the screen: other names keep off it. */
export const nameRooms = (ground, scale, pan) =>
  ground.filter((area) => area.shape).map((area) => {
    const text = Math.max(17, 14.5 / scale), half = ([...nameOf(area)].length * text) / 2, base = area.top - MARGIN - text * 0.35;
    const [left, right] = [area.at - half, area.at + half].map((x) => x * scale + pan.x);
    const [top, bottom] = [base - text, base + text * 0.2].map((y) => y * scale + pan.y);
    return { left, right, top, bottom };
  });

/** Draws the ground at a scale; the pen is moved to where the map is. */
export const drawGround = (pen, ground, scale) => {
  pen.lineJoin = "round";
  const open = ground.filter((area) => area.shape);
  for (const [color, grown] of [[look.area_edge, 3 / scale], [look.area, 0]]) {
    for (const area of open) {
      pen.strokeStyle = pen.fillStyle = color;
      pen.lineWidth = 2 * MARGIN + grown;
      pen.stroke(area.shape);
      pen.fill(area.shape);
    }
  }
  for (const area of ground.filter((each) => each.radius)) drawBubble(pen, area, scale);
  const text = Math.max(17, 14.5 / scale);
  pen.textAlign = "center";
  for (const area of open) {
    pen.font = `700 ${text}px ${FONT}`;
    pen.lineWidth = 5 / scale;
    pen.strokeStyle = look.ground;
    pen.fillStyle = look.area_name;
    pen.strokeText(nameOf(area), area.at, area.top - MARGIN - text * 0.35);
    pen.fillText(nameOf(area), area.at, area.top - MARGIN - text * 0.35);
  }
};
