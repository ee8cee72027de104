// What is told of the chosen symbol, and what one can do from it.

import { dots, icon, make, number, own, readsRecords, say, writes } from "./given.js";
import { WAY } from "./keys.js";

const ARROWS = { ArrowLeft: "←", ArrowUp: "↑", ArrowDown: "↓", ArrowRight: "→" };

const button = (words, onclick, about = {}) => make("button", { type: "button", onclick, ...about }, words);

const who = (end, deeds) =>
  make("button", { type: "button", class: "who", onclick: () => deeds.choose(end.id) }, icon(end.kind), own(end.name));

const facts = (pairs) =>
  make("dl", {}, ...pairs.map(({ name, text }) => make("div", {}, make("dt", {}, name), make("dd", {}, own(text)))));

/** The link to the page of a record, for who may read it. */
const recordOf = (table, id, deeds, about = {}) =>
  readsRecords(table) && make("a", { href: deeds.pageOf("records", table, id), ...about }, say("explore_record"));

/** "Still so": written as everywhere by a form, which leads back to this view. */
const confirming = (table, id, deeds, words) => {
  if (!writes) return null;
  const hidden = { table, id, back: "explore", view: deeds.query() };
  const fields = Object.entries(hidden).map(([name, value]) => make("input", { type: "hidden", name, value }));
  return make("form", { method: "post", action: deeds.pageOf("confirm") }, ...fields, make("button", { type: "submit", "aria-label": words }, say("explore_confirm")));
};

/** A tie: how the two know each other, how strong, confirmed when and by whom. */
const tie = (told, deeds) =>
  make("li", {}, who(told.other, deeds), make("p", { class: "how" }, own(told.words)),
    make("p", { class: told.fresh ? "known" : "known old" }, dots(told.strength), ` ${told.strength_words}`, make("span", { class: "confirmed" }, own(told.confirmed)), told.fresh ? null : make("span", { class: "again" }, say("explore_confirm_again"))),
    make("div", { class: "of-tie" }, recordOf("ties", told.id, deeds, { "aria-label": `${told.other.name} ${say("explore_record")}` }), confirming("ties", told.id, deeds, say("explore_confirm_tie", { name: told.other.name }))));

const thing = (told, deeds) =>
  make("li", {}, make("button", { type: "button", class: "who", onclick: () => deeds.choose(told.id) }, icon(told.symbol), own(told.name)), make("span", { class: "chip" }, told.note), reaching(told, deeds));

/** Who can reach a resource, asked from the panel of whoever holds it. */
const reaching = (told, deeds) =>
  told.id.startsWith("resources/") && button(say("explore_reach"), () => deeds.ask({ reach: told.id.slice("resources/".length) }), { class: "reach", "aria-label": say("explore_reach_of", { title: told.name }) });

/** What can be done from a symbol of each table. */
const actions = (told, view, deeds) => {
  const [table] = told.id.split("/", 1), identity = told.id.slice(table.length + 1);
  const opened = view.around.includes(told.id), kept = view.pin.includes(told.id);
  const first = {
    actors: [
      button(say("explore_start"), () => deeds.setEnd("start", identity), { "aria-pressed": String(view.start === identity) }),
      button(say("explore_end"), () => deeds.setEnd("end", identity), { "aria-pressed": String(view.end === identity) }),
      button(say("explore_reach_actor"), () => deeds.ask({ reach_actor: identity }), { class: "main" }),
    ],
    needs: [
      button(say("explore_show_paths"), () => deeds.ask({ need: identity }), { class: "main" }),
      make("a", { class: "button", href: deeds.pageOfNeed(identity) }, say("explore_need_page")),
    ],
    resources: [button(say("explore_reach"), () => deeds.ask({ reach: identity }), { class: "main" })],
  }[table];
  const record = recordOf(table, identity, deeds, { class: "button" });
  return make("div", { class: "actions" },
    ...first,
    button(say(opened ? "explore_fold" : "explore_expand"), () => deeds.toggle("around", told.id, !opened), { "aria-pressed": String(opened) }),
    button(say(kept ? "explore_unpin" : "explore_pin"), () => deeds.toggle("pin", told.id, !kept), { "aria-pressed": String(kept) }),
    button(say("explore_hide"), () => deeds.hide(told.id)),
    button(say("explore_centre"), () => deeds.centre(told.id)),
    record,
    table !== "needs" && confirming(table, identity, deeds, `${told.name} ${say("explore_confirm")}`),
    table === "actors" && writes && make("a", { class: "button", href: deeds.pageOf("new", "known", { by: identity }) }, say("explore_known")));
};

/** Moving without dragging: a step by each button, kept as a dragged place is. */
const moving = (told, deeds) =>
  deeds.movable(told.id) && make("div", { class: "moving", role: "group", "aria-label": say("explore_move") }, make("span", {}, say("explore_move")),
    ...Object.entries(ARROWS).map(([key, arrow]) => button(arrow, () => deeds.shift(told.id, WAY[key]), { "data-at": key, "aria-label": say(`explore_move_${key.slice("Arrow".length).toLowerCase()}`) })));

/** The panel of a symbol. */
export const symbolPanel = (told, view, deeds) => {
  const parts = [
    make("header", {}, icon(told.symbol), make("h2", {}, own(told.name)), button("×", () => deeds.choose(""), { class: "close", "aria-label": say("explore_close") })),
    actions(told, view, deeds),
    moving(told, deeds),
    facts(told.facts),
  ];
  if (told.words) parts.push(make("p", { class: "words" }, make("span", {}, say("explore_note")), own(told.words)));
  if (told.id !== told.actor.id) parts.push(make("p", { class: "holder" }, make("span", {}, say("explore_whose")), who({ ...told.actor, kind: "" }, deeds)));
  if (told.things.length) parts.push(make("h3", {}, say("explore_needs_of")), make("ul", { class: "things" }, ...told.things.map((each) => thing(each, deeds))));
  if (told.id === told.actor.id) {
    parts.push(make("h3", {}, told.ties.length ? say("explore_ties", { count: number(told.ties.length) }) : say("explore_no_ties")));
    parts.push(make("ul", { class: "ties" }, ...told.ties.map((each) => tie(each, deeds))));
    if (told.more) parts.push(make("p", { class: "note" }, told.more));
  }
  return parts.filter(Boolean);
};

/** Who is set as start and end, and what is still to be chosen. */
export const endsPanel = (view, nameOf, deeds) => {
  if (!view.start && !view.end) return [];
  const line = (field) => view[field] && make("p", {}, make("span", {}, say(`explore_${field}_is`)), who({ id: `actors/${view[field]}`, kind: "", name: nameOf(`actors/${view[field]}`) }, deeds), button("×", () => deeds.setEnd(field, ""), { class: "close", "aria-label": say("explore_close") }));
  const missing = view.start && view.end ? null : make("p", { class: "hint" }, say(view.start ? "explore_choose_end" : "explore_choose_start"));
  return [make("div", { class: "ends" }, line("start"), line("end"), missing)];
};

/** What the panel says before anything is chosen. */
export const firstPanel = () => [
  make("p", { class: "lead" }, say("explore_lead")),
  make("h2", {}, say("explore_hints")),
  make("ol", { class: "hints" }, ...[1, 2, 3, 4].map((at) => make("li", {}, say(`explore_hint_${at}`)))),
];
