// The view and its address: ids alone, in the query. Back and Forward are the browser's own.

import { ofNoArea } from "./given.js";

const MANY = ["open", "around", "pin", "hide", "leave_out", "leave_out_kind", "leave_out_tie", "leave_out_area", "via", "via_kind", "tie_audience"];
const ONE = ["chosen", "need", "reach", "reach_actor", "start", "end", "way", "shown", "without_us", "max_mediators", "alternatives", "as_of", "audience", "min_strength", "confirmed_since", "via_in_order", "lang"];
export const LEGEND = ["kinds", "ties", "areas", "strengths", "freshness", "audiences"];

/** What only this page knows: changing it asks the server for nothing. */
const OURS = ["way", "shown", "chosen"];

const emptyView = () => ({
  ...Object.fromEntries([...MANY, ...LEGEND.map((field) => `without_${field}`)].map((name) => [name, []])),
  ...Object.fromEntries(ONE.map((name) => [name, ""])),
});

/** The view of an address. */
export const viewOf = (search) => {
  const asked = new URLSearchParams(search), view = emptyView();
  for (const [name, value] of asked) {
    if (Array.isArray(view[name])) view[name].push(value);
    else if (name in view) view[name] = value;
  }
  return view;
};

/** The query of a view, without what is not as usual; `names` keeps only some fields. */
export const queryOf = (view, without = []) => {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(view)) {
    if (without.includes(name)) continue;
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each || (Array.isArray(value) && ofNoArea.includes(name))) asked.append(name, each);
    }
  }
  return asked.toString();
};

/** What a view asks the server for. */
export const askedOf = (view) => queryOf(view, ["way", "shown"]);

/** Whether two views ask the server for the same. */
export const asksTheSame = (one, other) => queryOf(one, OURS) === queryOf(other, OURS);

export const addressOf = (view) => {
  const query = queryOf(view);
  return location.pathname + (query ? `?${query}` : "");
};

/** A list with one value added or taken out. */
export const toggled = (list, value, on) => {
  const rest = list.filter((each) => each !== value);
  return on ? [...rest, value] : rest;
};

/** The page where this view is handed out: what the file holds of it is decided there, by whom it is for. */
export const handoutOf = (view) => `/handout?${new URLSearchParams({ view: `explored:${queryOf(view, ["shown", "lang", "audience"])}`, ...(view.lang ? { lang: view.lang } : {}) })}`;
