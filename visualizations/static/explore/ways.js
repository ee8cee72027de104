// The paths that were asked for: where they lead, numbered steps as on the map, what to check, what to say.

import { dots, icon, make, own, say } from "./given.js";

const button = (words, onclick, about = {}, ...more) => make("button", { type: "button", onclick, ...about }, words, ...more);

/** The way that a view has chosen: [goal, way], or the first one. */
export const chosenWay = (answer, view) => {
  const [goal, way] = (view.way || "0.0").split(".").map(Number);
  const found = answer?.goals[goal] ?? answer?.goals[0];
  return found ? { goal: found, way: found.ways[way] ?? found.ways[0], at: [answer.goals.indexOf(found), Math.max(0, found.ways.indexOf(found.ways[way]))] } : null;
};

const end = (one, deeds) =>
  one.id ? make("button", { type: "button", class: "who", onclick: () => deeds.choose(one.id) }, icon(one.kind), own(one.name)) : make("span", {}, own(one.name));

const copier = (text) => {
  const copy = button(say("copy"), async () => {
    await navigator.clipboard.writeText(text);
    copy.textContent = say("copied");
  }, { class: "copy" });
  return navigator.clipboard ? copy : null;
};

const script = (step) =>
  step.script && make("details", { class: "script" }, make("summary", {}, say("script_heading", { name: step.to.name })), make("p", { class: "speech" }, own(step.script)), copier(step.script));

/** One step, with the number that it has on the map. */
const stepCard = (step, weakest, deeds) =>
  make("li", { class: weakest ? "weak" : "", "data-number": step.number },
    make("p", { class: "pair" }, end(step.from, deeds), make("span", { class: "to", "aria-hidden": "true" }, "→"), end(step.to, deeds)),
    make("p", { class: "how" }, own(step.words)),
    step.confirmed && make("dl", {},
      make("div", {}, make("dt", {}, say("strength")), make("dd", {}, dots(step.strength), ` ${step.strength_words}`, weakest && make("span", { class: "mark" }, say("weakest_here")))),
      make("div", {}, make("dt", {}, say("confirmed")), make("dd", { class: step.fresh ? "" : "old" }, own(step.confirmed))),
      step.contact && make("div", {}, make("dt", {}, say("contact")), make("dd", {}, own(step.contact)))),
    ...step.warnings.map((text) => make("p", { class: "warning" }, own(text))),
    script(step));

/** Tabs: one for each goal, with its grade and its weakness. */
const goals = (answer, at, deeds) =>
  answer.goals.length > 1 && make("div", { class: "goals", role: "group", "aria-label": say("explore_goals") },
    ...answer.goals.map((goal, place) => button("", () => deeds.chooseWay(place, 0), { "aria-pressed": String(place === at[0]), title: `${goal.name} ${goal.title}` }, make("b", {}, own(goal.name)), make("span", { class: "title" }, own(goal.title)), make("span", { class: "grade" }, `${goal.ways[0].grade}・${say("explore_steps", { count: goal.ways[0].steps.length })}`))));

const otherWays = (goal, at, deeds) =>
  goal.ways.length > 1 && make("div", { class: "others", role: "group", "aria-label": say("explore_ways") },
    ...goal.ways.map((way, place) => button(say("explore_way", { number: place + 1 }), () => deeds.chooseWay(at[0], place), { "aria-pressed": String(place === at[1]), title: way.through.join(" → ") })));

const reached = (goal) =>
  goal.resource && make("div", { class: "goal" }, icon("resource"), make("p", {}, make("b", {}, own(goal.need && goal.title === goal.name ? goal.name : goal.title)), goal.use ? make("span", {}, `${say("explore_reaches")}: `, own(goal.use)) : null));

const whyNone = (answer, reaches) =>
  answer.lacks.length
    ? [make("ul", { class: "lacks" }, ...answer.lacks.map((text) => make("li", {}, text)))]
    : [make("p", {}, say(reaches ? "explore_reach_none" : "explore_no_way")), make("ul", { class: "reasons" }, ...answer.reasons.map(({ words, deed }) => make("li", {}, own(words), make("b", {}, own(deed)))))];

/** The panel of an answer. */
export const waysPanel = (answer, view, deeds) => {
  const found = chosenWay(answer, view);
  const head = make("header", {}, make("h2", {}, own(answer.title)), button("×", () => deeds.leavePaths(), { class: "close", "aria-label": say("explore_leave_paths") }));
  const us = make("input", { type: "checkbox", onchange: () => deeds.withoutUs(us.checked) });
  us.checked = view.without_us === "true";
  const condition = make("label", { class: "condition" }, us, say("explore_without_us"));
  const page = view.need && make("p", {}, make("a", { href: deeds.pageOfNeed(view.need) }, say("explore_need_page")));
  if (!found) return [head, ...(answer.lacks.length ? [] : [condition]), ...whyNone(answer, view.reach), page].filter(Boolean);
  const { goal, way, at } = found, weak = way.weak_step;
  return [
    head, condition, goals(answer, at, deeds), otherWays(goal, at, deeds),
    make("p", { class: "summary" }, make("b", {}, way.grade), make("span", {}, way.mediators), ...way.weak.map((text) => make("span", { class: "mark warn" }, text))),
    make("ol", { class: "steps" }, ...way.steps.map((step) => stepCard(step, step.number === weak, deeds))),
    reached(goal),
    answer.warnings.length && make("div", { class: "notes" }, make("h3", {}, say("notes_heading")), make("ul", {}, ...answer.warnings.map((text) => make("li", {}, own(text))))),
    goal.fallbacks.length && make("ul", { class: "fallbacks" }, ...goal.fallbacks.map((text) => make("li", {}, own(text)))),
    page,
  ].filter(Boolean);
};
