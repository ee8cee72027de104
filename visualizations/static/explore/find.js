// Search as one types: the site's own box becomes a combobox (WAI-ARIA 1.2). Without a choice it still leads to /search.

import { askSearch } from "./ask.js";
import { icon, make, own, say } from "./given.js";

const ICONS = { needs: "need", resources: "resource", areas: "", themes: "", actors: "" };
const WAIT = 60;

export class Find {
  /** `deeds.found(hit)` goes to a hit; `tell` says how many there are. */
  constructor(input, deeds, tell) {
    this.input = input;
    this.deeds = deeds;
    this.tell = tell;
    this.hits = [];
    this.words = "";
    this.at = -1;
    this.list = make("ul", { id: "hits", role: "listbox", class: "hits", hidden: true, "aria-label": say("explore_goals") });
    input.closest("form").append(this.list);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "hits", autocomplete: "off" })) input.setAttribute(name, value);
    input.addEventListener("input", () => this.later());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    input.addEventListener("focus", () => this.hits.length && this.open());
  }

  later() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    this.asked?.abort();
    this.asked = new AbortController();
    const words = this.input.value.trim();
    if (!words) return this.show([]);
    try {
      const { hits } = await askSearch(words, this.asked.signal);
      if (words === this.input.value.trim()) this.show(hits, words);
    } catch (error) {
      if (error.name !== "AbortError") this.show([]);
    }
    return undefined;
  }

  show(hits, words = "") {
    this.hits = hits;
    this.words = words;
    this.at = -1;
    this.list.replaceChildren(...hits.map((hit, at) => this.option(hit, at)));
    if (!hits.length && words) this.list.append(make("li", { class: "none" }, say("explore_find_none")));
    if (words) this.tell(hits.length ? say("explore_find_count", { count: hits.length }) : say("explore_find_none"));
    if (words && document.activeElement === this.input) this.open();
    else this.close();
  }

  option(hit, at) {
    const symbol = hit.table === "actors" ? hit.kind : ICONS[hit.table];
    return make("li", { role: "option", id: `hit-${at}`, "aria-selected": "false", onmousedown: (event) => event.preventDefault(), onclick: () => this.choose(at) }, icon(symbol), make("b", {}, own(hit.title)), ...(hit.beside ? [make("span", { class: "beside" }, own(hit.beside))] : []), make("span", { class: "note" }, own(hit.words)));
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.hits.length) {
      this.open();
      this.mark((this.at + step + this.hits.length) % this.hits.length);
    } else if (event.key === "Enter" && !event.isComposing && this.hits.length && this.words === this.input.value.trim()) this.choose(Math.max(0, this.at));
    else if (event.key === "Escape" && !this.list.hidden) this.close();
    else return;
    event.preventDefault();
  }

  mark(at) {
    this.at = at;
    [...this.list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
    this.input.setAttribute("aria-activedescendant", `hit-${at}`);
    this.list.children[at].scrollIntoView({ block: "nearest" });
  }

  choose(at) {
    this.close();
    this.deeds.found(this.hits[at]);
  }

  open() {
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
