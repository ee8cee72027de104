// What the page was given: its sentences and the one palette of page, map and print.

const given = JSON.parse(document.getElementById("explorer").dataset.given);

export const look = given.look;

/** Whether who looks may write, and the pages of which tables they may read. */
export const { writes } = given;
export const readsRecords = (table) => given.records.includes(table);

/** Fields of an address in which an empty id stands for those of no area. */
export const ofNoArea = given.of_no_area;

/** A sentence of the page with its fields filled in; `count` chooses between the forms for one and for many. */
export const say = (code, fields = {}) =>
  given.words[code][String(fields.count) === "1" ? 0 : 1].replace(/\{(\w+)\}/g, (whole, name) => (name in fields ? String(fields[name]) : whole));

/** Numbers as they are read: 12,345. By hand: the browser's own way takes 60 ms to get ready. */
export const number = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

/** An element with attributes, listeners (`on…`) and children. Texts become text, never markup. */
export const make = (tag, about = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(about)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "class") made.className = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== "" && child !== false && child !== 0));
  return made;
};

/** Somebody's text, kept from turning the text around it. */
export const own = (text) => make("bdi", {}, text);

export const iconOf = (symbol) => new URL(`../${symbol}.svg`, import.meta.url).pathname;

/** The symbol of a kind; its word always stands beside it. */
export const icon = (symbol) =>
  symbol ? make("img", { class: "icon", src: iconOf(symbol), alt: "", width: 24, height: 24 }) : null;

/** Strength as dots, beside its word. */
export const dots = (strength) =>
  make("span", { class: "dots", "aria-hidden": "true" }, "●".repeat(strength) + "○".repeat(3 - strength));
