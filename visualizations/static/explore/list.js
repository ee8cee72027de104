// The same content as the map, in words: by area everybody that is drawn, with the ties that are drawn.

import { icon, make, number, own, say } from "./given.js";

export class List {
  constructor(holder, deeds) {
    this.holder = holder;
    this.deeds = deeds;
    holder.addEventListener("keydown", (event) => this.walk(event));
  }

  /** Takes a map; its rows are made when the list is in sight: hundreds of them would hold up the map. */
  take(map) {
    this.map = map;
  }

  /** Shows the map that was taken, if anybody looks. */
  show(chosen) {
    if (!this.holder.checkVisibility()) return;
    if (this.map) this.draw(this.map);
    this.map = null;
    this.choose(chosen);
  }

  draw(map) {
    const nodes = new Map(map.areas.map((area) => [area.id, []])), lines = new Map(map.nodes.map((node) => [node.id, []]));
    for (const node of map.nodes) nodes.get(node.area)?.push(node);
    for (const line of map.lines) for (const end of new Set([line.from, line.to])) lines.get(end)?.push(line);
    const parts = [...map.areas].sort((one, other) => Boolean(other.drawn) - Boolean(one.drawn)).map((area) => this.area(area, nodes.get(area.id), lines));
    this.holder.replaceChildren(...(parts.length ? parts : [make("p", { class: "nothing" }, say("explore_list_none"))]));
  }

  area(area, nodes, lines) {
    const rows = [...nodes].sort((one, other) => lines.get(other.id).length - lines.get(one.id).length);
    const more = area.more && !area.open ? make("button", { type: "button", class: "open-area", onclick: () => this.deeds.openArea(area.id) }, say("explore_bubble_open", { area: area.name, count: number(area.more) })) : null;
    return make("section", {}, make("h2", {}, own(say("explore_list_area", { area: area.name, count: number(area.drawn || area.more) }))), more, rows.length ? make("ul", {}, ...rows.map((node) => this.row(node, lines.get(node.id)))) : null);
  }

  row(node, lines) {
    const opener = make("button", { type: "button", class: "row", "data-node": node.id, onclick: () => this.deeds.choose(node.id) }, icon(node.symbol), make("b", {}, own(node.name)), make("span", { class: "note" }, node.name.includes(node.note) ? "" : node.note));
    const beyond = node.more ? make("span", { class: "note" }, say("explore_beyond", { count: node.more })) : null;
    if (!lines.length) return make("li", {}, opener, beyond);
    const words = make("details", {}, make("summary", {}, say("explore_ties", { count: lines.length })), make("ul", { "aria-label": say("explore_list_ties") }, ...lines.map((line) => make("li", {}, own(line.words)))));
    return make("li", {}, opener, words, beyond);
  }

  choose(id) {
    for (const row of this.holder.querySelectorAll(".row")) {
      if (row.dataset.node === id) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
  }

  /** Up and down go from row to row. */
  walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !event.target.matches(".row, .open-area")) return;
    const rows = [...this.holder.querySelectorAll(".row, .open-area")];
    rows[rows.indexOf(event.target) + step]?.focus();
    event.preventDefault();
  }
}
