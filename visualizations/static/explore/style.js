// How symbols and lines look, after the one palette. Sizes on screen stay readable at every scale.

import { iconOf, look } from "./given.js";

const FONT = '"BIZ UDPGothic", "Yu Gothic UI", Meiryo, "Hiragino Sans", "Noto Sans CJK JP", sans-serif';
export const TEXT = 13, BOLD = 13.5, LEAST_ICON = 25;

const DASHED = Object.keys(look.dashes).filter((family) => look.dashes[family].length);

/** Symbols whose name is written. Who is none of these has no look of a name: hundreds of them take long. */
const WRITTEN = ["named", "hover", "path", "badge", "pointed", "chosen"];

/** Lengths in map units that are so many pixels on the screen at a scale. */
export const sizes = (scale) => ({
  icon: Math.max(40, LEAST_ICON / scale),
  path: Math.max(44, 36 / scale),
  close: Math.max(21, 15 / scale),
  text: Math.max(TEXT, TEXT / scale) * (scale > 1.15 ? 1.15 / scale : 1),
  line: Math.min(1.6, Math.max(1, 0.75 / scale)),
  one: 1 / scale,
});

export const styleFor = (sizeNow) => [
  {
    selector: "node",
    style: {
      width: () => sizeNow().icon, height: () => sizeNow().icon, shape: "rectangle", "background-opacity": 0,
      "background-image": (node) => iconOf(node.data("symbol")), "background-fit": "contain",
      "background-clip": "none", "background-image-crossorigin": "null", "bounds-expansion": 6, "background-image-containment": "over",
      "z-index": 5,
    },
  },
  {
    selector: WRITTEN.map((name) => `node.${name}`).join(),
    style: {
      label: "data(label)", "text-wrap": "wrap", "font-family": FONT, "font-size": () => sizeNow().text,
      "line-height": 1.22, color: look.ink, "text-valign": "bottom", "text-margin-y": () => 2 * sizeNow().one,
      "text-outline-color": look.ground, "text-outline-width": () => 2.4 * sizeNow().one, "text-outline-opacity": 0.95,
    },
  },
  { selector: ":active", style: { "overlay-opacity": 0 } },
  { selector: "node.close", style: { width: () => sizeNow().close, height: () => sizeNow().close, "z-index": 6 } },
  { selector: "edge.close", style: { display: "none" } },
  { selector: "node.bubble", style: { width: "data(size)", height: "data(size)", shape: "ellipse", "background-image": "none", label: "", "z-index": 4 } },
  {
    selector: "edge",
    style: {
      width: (edge) => look.widths[edge.data("strength")] * sizeNow().line, "line-color": look.line,
      "curve-style": "bezier", "control-point-step-size": 26, opacity: 0.75,
    },
  },
  ...DASHED.map((family) => ({ selector: `edge[family="${family}"]`, style: { "line-style": "dashed", "line-dash-pattern": look.dashes[family] } })),
  { selector: "edge[?directed]", style: { "target-arrow-shape": "triangle", "target-arrow-color": look.line, "arrow-scale": 0.8 } },
  { selector: "edge.stale", style: { "line-color": look.line_stale, "target-arrow-color": look.line_stale } },
  {
    selector: "edge.between",
    style: {
      "line-style": "solid", "line-color": look.line_stale, width: "data(width)", label: "data(count)", "font-family": FONT,
      "font-size": () => sizeNow().text, color: look.quiet, "text-background-color": look.ground,
      "text-background-opacity": 1, "text-background-padding": 3, "text-background-shape": "roundrectangle", opacity: 1,
      "curve-style": "straight",
    },
  },
  { selector: "node.dim", style: { "background-image-opacity": 0.32, "z-index": 1 } },
  { selector: "node.near", style: { "background-image-opacity": 0.6, "text-opacity": 0.78, "text-outline-opacity": 0.7, "z-index": 2 } },
  { selector: "node.above", style: { "text-valign": "top", "text-margin-y": () => -2 * sizeNow().one } },
  { selector: "node.right", style: { "text-valign": "center", "text-halign": "right", "text-margin-y": 0, "text-margin-x": () => 3 * sizeNow().one } },
  { selector: "node.left", style: { "text-valign": "center", "text-halign": "left", "text-margin-y": 0, "text-margin-x": () => -3 * sizeNow().one } },
  { selector: "edge.many", style: { opacity: 0.45 } },
  { selector: "edge.dim", style: { opacity: 0.16, "z-index": 1 } },
  { selector: "node.lit", style: { "background-image-opacity": 1, "z-index": 12 } },
  { selector: "node.hover", style: { "text-opacity": 1, "text-outline-opacity": 1, "background-image-opacity": 1, "z-index": 28 } },
  { selector: "edge.lit", style: { opacity: 1, "z-index": 11 } },
  { selector: "node.pinned", style: { "border-width": 0, "underlay-color": look.focus, "underlay-opacity": 0.18, "underlay-padding": () => 5 * sizeNow().one, "underlay-shape": "ellipse" } },
  {
    selector: "node.path",
    style: {
      width: () => sizeNow().path, height: () => sizeNow().path, "font-weight": 700, "font-size": () => (BOLD / TEXT) * sizeNow().text,
      "background-image-opacity": 1, "text-opacity": 1, "text-outline-opacity": 1, "text-outline-width": () => 3 * sizeNow().one, "z-index": 20,
    },
  },
  {
    selector: "node.end",
    style: { "underlay-color": look.path_halo, "underlay-opacity": 1, "underlay-padding": () => 8 * sizeNow().one, "underlay-shape": "ellipse" },
  },
  {
    selector: "edge.path",
    style: {
      "line-color": look.path, width: () => 4.5 * sizeNow().one, opacity: 1, "target-arrow-shape": "none", "curve-style": "straight",
      "underlay-color": look.path_halo, "underlay-opacity": 1, "underlay-padding": () => 5.5 * sizeNow().one, "z-index": 19,
    },
  },
  ...DASHED.map((family) => ({ selector: `edge.path[family="${family}"]`, style: { "line-dash-pattern": () => look.dashes[family].map((part) => part * sizeNow().one) } })),
  {
    selector: "node.badge",
    style: {
      width: () => 22 * sizeNow().one, height: () => 22 * sizeNow().one, shape: "round-rectangle", "background-image": "none", events: "no",
      "background-color": look.path, "background-opacity": 1, "border-width": () => 2 * sizeNow().one, "border-color": "#FFFFFF", color: "#FFFFFF",
      "text-valign": "center", "text-margin-y": 0, "font-size": () => 15 * sizeNow().one, "font-weight": 700, "text-outline-width": 0, "z-index": 40,
    },
  },
  { selector: "node.pointed", style: { "outline-width": () => 3 * sizeNow().one, "outline-color": look.focus, "outline-offset": () => 3 * sizeNow().one, "text-opacity": 1, "text-outline-opacity": 1, "background-image-opacity": 1, "z-index": 30 } },
  { selector: "node.chosen", style: { "border-width": () => 3 * sizeNow().one, "border-color": look.focus, "border-opacity": 1, "font-weight": 700, "text-opacity": 1, "text-outline-opacity": 1, "background-image-opacity": 1, "z-index": 25, shape: "round-rectangle" } },
];
