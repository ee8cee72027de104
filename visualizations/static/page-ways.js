// The places that a need's paths lead to, as tabs: one is seen at a time, and its numbers stand on the map.
// Without this, and on paper, all are there one below the other.

const tabs = [...document.querySelectorAll(".choice a")];
const panels = tabs.map((tab) => document.getElementById(tab.hash.slice(1)));
const frame = document.querySelector(".side .map iframe");
let heard = false, onMap = 0;

/** The map has an origin of its own, and hears of the choice by its address; by itself it shows the first place.
Back does not lead through the tabs: another `src` would be a step of its own where the map has begun to load. */
const tellMap = () => {
  if (!frame || !(heard || onMap)) return;
  heard = true;
  frame.contentWindow.location.replace(`${frame.src}#way-${onMap + 1}`);
};
frame?.addEventListener("load", () => {
  heard = true;
  tellMap();
});

const choose = (at, { kept = true } = {}) => {
  tabs.forEach((tab, place) => {
    tab.setAttribute("aria-selected", String(place === at));
    tab.tabIndex = place === at ? 0 : -1;
    panels[place].hidden = place !== at;
  });
  if (kept) history.replaceState(history.state, "", tabs[at].hash);
  onMap = at;
  tellMap();
};

const walked = (event, at) => {
  const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (to === undefined && event.key !== " ") return;
  event.preventDefault();
  const next = to === undefined ? at : (to + tabs.length) % tabs.length;
  tabs[next].focus();
  choose(next);
};

/** What an address points to; nothing where it is no address that a browser made. */
const target = () => {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
};

/** The tab of what an address points to: a place, or something in its panel. */
const pointedAt = () => {
  const found = target();
  return found ? panels.findIndex((panel) => panel.contains(found)) : -1;
};

if (tabs.length > 1) {
  const list = document.querySelector(".choice ul");
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-labelledby", "paths");
  tabs.forEach((tab, at) => {
    tab.parentElement.setAttribute("role", "presentation");
    tab.id = `tab-${at + 1}`;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panels[at].id);
    panels[at].setAttribute("role", "tabpanel");
    panels[at].setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      choose(at);
    });
    tab.addEventListener("keydown", (event) => walked(event, at));
  });
  choose(Math.max(0, pointedAt()), { kept: false });
  addEventListener("hashchange", () => pointedAt() >= 0 && choose(pointedAt(), { kept: false }));
}
