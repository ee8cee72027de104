// The legend is the filter: symbol, word, number, a box to tick. What is not ticked is left out of map and list.

import { icon, look, make, number, own, say } from "./given.js";

const LINE = "http://www.w3.org/2000/svg";
const FAMILIES = ["life", "help", "belong"];
const FOLDED = new Set(["strengths", "freshness", "audiences"]);

/** A sample of a line. */
const sample = ({ family = "life", width = look.widths[2], color = look.line }) => {
  const svg = document.createElementNS(LINE, "svg"), line = document.createElementNS(LINE, "line");
  for (const [name, value] of Object.entries({ class: "sample", width: 32, height: 12, "aria-hidden": "true" })) svg.setAttribute(name, value);
  const about = { x1: 1, y1: 6, x2: 31, y2: 6, stroke: color, "stroke-width": width, "stroke-dasharray": look.dashes[family].join(" ") };
  for (const [name, value] of Object.entries(about)) line.setAttribute(name, value);
  svg.append(line);
  return svg;
};

const mark = (field, item) => {
  if (field === "kinds") return icon(item.key);
  if (field === "strengths") return sample({ width: look.widths[Number(item.key)] });
  if (field === "freshness") return sample({ color: item.key === "fresh" ? look.line : look.line_stale });
  if (field === "ties") return sample({ family: item.family });
  return null;
};

export class Legend {
  /** `deeds.leaveOut(field, keys, out)` and `deeds.openArea(area, open)` change the view. */
  constructor(holder, deeds) {
    this.holder = holder;
    this.deeds = deeds;
    this.unfolded = new Set();
  }

  draw(map) {
    const held = document.activeElement?.closest?.("#legend [data-at]")?.dataset.at;
    const parts = map.legend.filter((part) => part.items.length).map((part) => this.part(part, map));
    this.holder.replaceChildren(...parts);
    if (held) this.holder.querySelector(`[data-at="${CSS.escape(held)}"]`)?.focus();
  }

  part(part, map) {
    const rows = part.field === "ties" ? this.families(part) : part.items.map((item) => this.row(part, item, map));
    const inside = make("ul", {}, ...rows);
    if (!FOLDED.has(part.field)) return make("section", {}, make("h2", {}, part.name), inside);
    return this.folded(part.field, make("summary", {}, make("h2", {}, part.name)), inside, part.items.some((item) => !item.on));
  }

  folded(key, summary, inside, must) {
    const details = make("details", { class: "part", ontoggle: () => (details.open ? this.unfolded.add(key) : this.unfolded.delete(key)) }, summary, inside);
    details.open = must || this.unfolded.has(key);
    return details;
  }

  row(part, item, map) {
    const area = part.field === "areas" && !map.whole ? map.areas.find((each) => each.id === item.key) : null;
    return make("li", {}, this.box(part.field, [item], item.name, mark(part.field, item), item.count), area && item.on ? this.opener(area) : null);
  }

  /** A box that stands for one or several items; ticked in part where they differ. */
  box(field, items, name, shown, count) {
    const on = items.filter((item) => item.on).length, keys = items.map((item) => item.key);
    const input = make("input", {
      type: "checkbox", "data-at": `${field} ${keys[0]} ${keys.length}`,
      onchange: () => this.deeds.leaveOut(field, keys, !input.checked),
    });
    input.checked = on > 0;
    input.indeterminate = on > 0 && on < items.length;
    return make("label", {}, input, shown, make("span", { class: "word" }, own(name)), make("span", { class: "count" }, number(count)));
  }

  opener(area) {
    const words = say(area.open ? "explore_area_close" : "explore_area_open");
    return make("button", { type: "button", class: "opener", "data-at": `open ${area.id}`, "aria-pressed": String(area.open), "aria-label": `${area.name} ${words}`, title: words, onclick: () => this.deeds.openArea(area.id, !area.open) }, area.open ? "−" : "＋");
  }

  /** Kinds of ties by how their line is dashed; what is in each can be unfolded. */
  families(part) {
    return FAMILIES.flatMap((family) => {
      const items = part.items.filter((item) => item.family === family);
      if (!items.length) return [];
      const count = items.reduce((sum, item) => sum + item.count, 0);
      const box = this.box("ties", items, say(`explore_family_${family}`), sample({ family }), count);
      const kinds = make("ul", { class: "kinds" }, ...items.map((item) => make("li", {}, this.box("ties", [item], item.name, null, item.count))));
      const mixed = items.some((item) => item.on) && items.some((item) => !item.on);
      const summary = make("summary", { "aria-label": `${say(`explore_family_${family}`)} ${say("explore_family_kinds")}` });
      return [make("li", { class: "family" }, box, items.length > 1 ? this.folded(`family ${family}`, summary, kinds, mixed) : null)];
    });
  }
}
