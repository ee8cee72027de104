// The page one explores: the address holds the view, the server draws it, map, list and panel show the same.

import { LEGEND, addressOf, askedOf, asksTheSame, handoutOf, queryOf, toggled, viewOf } from "./address.js";
import { askSymbol, keepPlace } from "./ask.js";
import { asking } from "./asking.js";
import { MapCanvas } from "./canvas.js";
import { Find } from "./find.js";
import "./icons.js";
import { make, say } from "./given.js";
import { keysOf } from "./keys.js";
import { Legend } from "./legend.js";
import { List } from "./list.js";
import { endsPanel, firstPanel, symbolPanel } from "./panel.js";
import { chosenWay, waysPanel } from "./ways.js";

const part = (id) => document.getElementById(id);
const [explorer, centre, status, notes, panel, unhide] = ["explorer", "centre", "status", "notes", "panel", "unhide"].map(part);
const allOn = part("all-on");

let view = viewOf(location.search);
let map = null;
let asked = null;
const names = new Map();

const tell = (text) => {
  status.textContent = text;
};

const failed = (error) => {
  if (error.name === "AbortError") return;
  panel.replaceChildren(make("p", { class: "failed" }, error.status ? error.message : say("explore_failed")), make("button", { type: "button", onclick: () => load({ fit: true }) }, say("explore_retry")));
  tell(say("explore_failed"));
};

/** Another view: its address is kept by the browser, so that Back leads here again. */
const go = (change, how = {}) => {
  const before = view;
  view = { ...view, ...change };
  if (addressOf(view) !== addressOf(before)) history.pushState(null, "", addressOf(view));
  return follow(before, how);
};

/** Shows the view: asks the server only for what is not here yet. */
const follow = (before, how = {}) => {
  centre.querySelector(".done")?.remove();
  showAs();
  const here = map && (!view.chosen || map.nodes.some((node) => node.id === view.chosen));
  if (here && asksTheSame(before, view)) {
    if (how.fit) canvas.fitAgain(map);
    return present(how);
  }
  return load(how);
};

const load = async (how = {}) => {
  asked?.stop();
  const mine = asking(askedOf(view));
  asked = mine;
  explorer.setAttribute("aria-busy", "true");
  try {
    const answer = await mine.answer;
    if (asked !== mine) return;
    map = answer;
    for (const node of map.nodes) names.set(node.id, node.name);
    canvas.draw(map, how);
    legend.draw(map);
    list.take(map);
    await present(how);
  } catch (error) {
    failed(error);
  } finally {
    if (asked === mine) explorer.removeAttribute("aria-busy");
  }
};

/** Puts the present map, way and choice on the screen. */
const present = (how = {}) => {
  const found = chosenWay(map.answer, view);
  canvas.show(found?.way);
  if (found && (how.fit || how.way)) canvas.fitWay(found.way);
  canvas.choose(view.chosen, { centre: how.centre });
  list.show(view.chosen);
  notes.replaceChildren(...map.notes.map((text) => make("li", {}, text)));
  allOn.hidden = map.legend.every((one) => one.items.every((item) => item.on));
  unhide.hidden = !view.hide.length;
  unhide.textContent = say("explore_unhide", { count: view.hide.length });
  tell(found && !view.chosen ? say("explore_step_status", { count: found.way.steps.length }) : map.status);
  return showPanel(how);
};

const showPanel = async (how = {}) => {
  const ends = endsPanel(view, (id) => names.get(id) ?? id, deeds);
  if (!view.chosen) {
    panel.replaceChildren(...ends, ...(map.answer ? waysPanel(map.answer, view, deeds) : firstPanel()));
    return;
  }
  const wanted = view.chosen;
  try {
    const told = await askSymbol(wanted);
    if (wanted !== view.chosen) return;
    names.set(told.id, told.name);
    const held = document.activeElement?.closest?.("#panel [data-at]")?.dataset.at;
    panel.replaceChildren(...ends, ...symbolPanel(told, view, deeds));
    if (held) panel.querySelector(`[data-at="${held}"]`)?.focus();
    const [note] = told.facts.map((fact) => fact.text);
    tell(say("explore_at", { name: told.name, note, count: told.ties.length }));
    if (how.open) panel.focus();
  } catch (error) {
    if (wanted === view.chosen) failed(error);
  }
};

const showAs = () => {
  const shown = view.shown || "map";
  centre.dataset.shown = shown;
  part("handout").href = handoutOf(view);
  for (const button of centre.querySelectorAll("[data-shown]")) button.setAttribute("aria-pressed", String(button.dataset.shown === shown));
};

const noPaths = { need: "", reach: "", reach_actor: "", way: "", without_us: "" };

const deeds = {
  choose: (id, how = {}) => go({ chosen: id }, { open: Boolean(how.keyboard), ...how }),
  centre: (id) => canvas.choose(id, { centre: true }),
  openArea: (area, open = true) => go({ open: toggled(view.open, area, open), chosen: "" }, { fit: true }),
  ground: (area) => {
    if (area && area.more && !area.open) deeds.openArea(area.id);
    else if (view.chosen) go({ chosen: "" });
  },
  toggle: (field, id, on) => go({ [field]: toggled(view[field], id, on), chosen: id }, { fit: field === "around" }),
  hide: (id) => go({ hide: toggled(view.hide, id, true), chosen: "" }),
  setEnd: (field, id) => {
    const other = field === "start" ? "end" : "start";
    const set = { [field]: view[field] === id ? "" : id, ...(view[other] === id ? { [other]: "" } : {}) };
    const ends = { start: view.start, end: view.end, ...set };
    // with both ends there is a way to read: the panel shows its steps, not whoever was set last
    return go({ ...noPaths, ...set, ...(ends.start && ends.end ? { chosen: "" } : {}) }, { fit: true });
  },
  ask: (question) => go({ ...noPaths, start: "", end: "", ...question, chosen: "" }, { fit: true }),
  leavePaths: () => go({ ...noPaths, start: "", end: "" }, { fit: true }),
  chooseWay: (goal, way) => go({ way: `${goal}.${way}` }, { way: true }),
  withoutUs: (on) => go({ without_us: on ? "true" : "", way: "" }, { fit: true }),
  pageOf: (...parts) => {
    const fields = typeof parts.at(-1) === "object" ? parts.pop() : {};
    const query = new URLSearchParams({ ...fields, ...(view.lang ? { lang: view.lang } : {}) }).toString();
    return `/${parts.map(encodeURIComponent).join("/")}${query && `?${query}`}`;
  },
  pageOfNeed: (need) => deeds.pageOf("needs", need),
  query: () => queryOf(view, ["lang"]),
  leaveOut: (field, keys, out) => go({ [`without_${field}`]: keys.reduce((kept, key) => toggled(kept, key, out), view[`without_${field}`]) }),
  showAll: () => go(Object.fromEntries(LEGEND.map((field) => [`without_${field}`, []])), { fit: true }),
  found: (hit) => {
    if (hit.table === "areas") return deeds.openArea(hit.id);
    if (hit.table === "themes") return location.assign(deeds.pageOf("search", { q: hit.title }));
    const id = `${hit.table}/${hit.id}`, here = map?.nodes.some((node) => node.id === id);
    return go({ chosen: id, ...(here ? {} : { around: [id] }) }, { fit: !here, centre: here, open: true });
  },
  movable: (id) => canvas.movable(id),
  moved: (node, at) => kept(node, placeOf(node, at)),
  /** Steps are taken at once and kept when no other of the same symbol follows. */
  shift: (id, way) => {
    const [node, at] = canvas.shift(id, way), place = placeOf(node, at);
    if (settling?.id === id) clearTimeout(settling.timer);
    else settling?.keep();
    const keep = () => {
      clearTimeout(settling.timer);
      settling = null;
      return kept(node, place);
    };
    settling = { id, keep, timer: setTimeout(keep, SETTLED) };
  },
};

/** Where a symbol stands, from the middle of its area: while the map is the one that it was moved on. */
const placeOf = (node, at) => {
  const [x, y] = map.areas.find((area) => area.id === node.area).origin;
  return { x: at.x - x, y: at.y - y };
};

const SETTLED = 500;
let settling = null;
let keeping = Promise.resolve();

/** Keeps a place, one after the other: each has the version that the one before it led to. */
const kept = (node, place) => {
  keeping = keeping.then(() => keep(node, place));
  return keeping;
};

const keep = async (node, place) => {
  const version = map.nodes.find((one) => one.id === node.id)?.place ?? node.place;
  let told = say("explore_place_kept", { name: node.name });
  try {
    await keepPlace(node.id.slice("actors/".length), { ...place, version });
  } catch (error) {
    told = error.code === "conflict" ? say("explore_place_conflict") : error.status ? error.message : say("explore_failed");
  }
  await load();
  tell(told);
};

/** Exported for whoever has to know what is drawn where: a canvas tells nobody. */
export const canvas = new MapCanvas(part("canvas"), part("ground"), deeds);
const legend = new Legend(part("legend"), deeds);
const list = new List(part("list"), deeds);
keysOf(part("canvas"), { canvas, deeds, map: () => map, view: () => view, tell });
new Find(part("find"), deeds, tell);

for (const button of centre.querySelectorAll("button[data-shown]")) button.addEventListener("click", () => go({ shown: button.dataset.shown === "map" ? "" : button.dataset.shown }, { fit: true }));
for (const button of centre.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => canvas.zoom(Number(button.dataset.zoom)));
part("home").addEventListener("click", () => go({ ...viewOf(""), lang: view.lang, shown: view.shown }, { fit: true }));
unhide.addEventListener("click", () => go({ hide: [] }));
allOn.addEventListener("click", () => deeds.showAll());
part("print").addEventListener("click", async () => {
  const image = part("printed"), { shown } = centre.dataset;
  if (shown === "list") centre.dataset.shown = "map"; // what is printed is the map: it needs its room for that
  canvas.measure();
  image.src = await canvas.picture();
  await image.decode();
  centre.dataset.shown = shown;
  window.print();
});
addEventListener("popstate", () => {
  const before = view;
  view = viewOf(location.search);
  follow(before, { fit: !asksTheSame(before, view), way: true });
});
for (const link of document.querySelectorAll(".languages a")) {
  link.addEventListener("click", () => {
    link.href = addressOf({ ...view, lang: link.lang });
  });
}

explorer.hidden = false;
showAs();
load({ fit: true });
