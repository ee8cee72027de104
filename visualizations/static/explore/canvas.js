// The map itself: cytoscape draws symbols and lines where the server put them; nothing is laid out here.

import cytoscape from "../cytoscape.esm.min.mjs";
import { badgeOf, betweenOf, bubbleOf, edgeOf, middleOf, nodeOf, stepsOf } from "./elements.js";
import { ROOM, ROOM_OF_WAY, frameOf, scaleFor } from "./frame.js";
import { drawGround, groundOf, nameRooms } from "./ground.js";
import { look, writes } from "./given.js";
import { nameWhatFits } from "./labels.js";
import { sizes, styleFor } from "./style.js";

const SMALLEST = 0.08, LARGEST = 2.6, USUAL = 1.15, CROWDED = 120, READABLE = 0.7, STEP = 30;
const spotOf = (node) => ({ ...node.position(), half: (node.data("size") ?? 40) / 2 });

export class MapCanvas {
  /** `deeds`: what to do when a symbol, an area or the empty ground is chosen, or an actor was moved. */
  constructor(holder, under, deeds) {
    this.holder = holder;
    this.under = under;
    this.ground = [];
    this.size = sizes(1);
    this.settled = 1;
    this.origins = new Map();
    this.cy = cytoscape({
      container: holder, style: styleFor(() => this.size), minZoom: SMALLEST, maxZoom: LARGEST,
      boxSelectionEnabled: false, autounselectify: true, layout: { name: "preset" },
    });
    this.cy.on("tap", "node", ({ target }) => target.data("table") && (target.hasClass("bubble") ? deeds.openArea(target.data("area")) : deeds.choose(target.id())));
    this.cy.on("tap", (event) => event.target === this.cy && deeds.ground(this.areaAt(event.position)));
    this.cy.on("dragfree", "node", ({ target }) => deeds.moved(target.data(), target.position()));
    this.cy.on("mouseover", "node[symbol]", ({ target }) => this.light(target));
    this.cy.on("mouseout", "node", () => this.light(null));
    this.cy.on("zoom", () => this.resize());
    this.cy.on("render", () => this.drawUnder());
    this.waiting = new Map();
    new ResizeObserver(() => this.measure()).observe(holder);
  }

  /** Takes the room that there is now, and does what waited for some. */
  measure() {
    this.cy.resize();
    this.drawUnder();
    if (!this.cy.width()) return;
    const deeds = [...this.waiting.values()];
    this.waiting.clear();
    for (const deed of deeds) deed();
  }

  /** What brings something into sight (`what`: all or one) waits for room: beside a list that is alone there is none. */
  inRoom(what, deed) {
    if (this.cy.width()) deed();
    else this.waiting.set(what, deed);
  }

  /** Shows a map. What stays keeps its look; `fit` brings it all into sight. */
  draw(map, { fit = false } = {}) {
    if (fit) this.fitOpen(map);
    else this.stay(map);
    this.origins = new Map(map.areas.map((area) => [area.id, area.origin]));
    const open = new Map(map.areas.map((area) => [area.id, area.open]));
    const close = new Set(map.nodes.filter((node) => node.close).map((node) => node.id));
    this.ground = groundOf(map);
    this.cy.batch(() => {
      this.cy.elements().remove();
      this.cy.add([
        ...map.areas.filter((area) => area.radius).map(bubbleOf),
        ...map.nodes.map((node) => nodeOf(node, writes && node.id.startsWith("actors/") && open.get(node.area))),
      ]);
    });
    this.workOutLooks();
    this.cy.batch(() => {
      this.cy.add([
        ...map.lines.map((line) => edgeOf(line, close, map.lines.length > CROWDED)),
        ...map.between.map(betweenOf),
      ]);
    });
    this.names();
  }

  /** Before their lines are there: with each part of a symbol's look, cytoscape has its lines forget theirs. */
  workOutLooks() {
    for (const node of this.cy.nodes()) node.numericStyle("width");
  }

  /** Marks a way: its symbols, its steps with their numbers; everything else steps back. */
  show(way) {
    const { cy } = this;
    cy.batch(() => {
      cy.remove("edge.path, node.badge");
      cy.elements().removeClass("path end dim near");
      if (!way) return;
      const on = cy.collection(way.nodes.map((id) => cy.getElementById(id)).filter((node) => node.nonempty()).map((node) => node[0]));
      cy.elements().not(on).addClass("dim");
      on.addClass("path");
      on.neighborhood("node").not(on).addClass("near");
      for (const node of [on.first(), on.last()]) node.addClass("end");
      const steps = stepsOf(cy, way);
      cy.add([...steps, ...steps.filter((step) => step.data.step).map((step) => badgeOf(cy, step.data))]);
    });
    this.names();
  }

  /** Brings a way into sight, with everything else where that stays readable. */
  fitWay(way) {
    if (way) this.inRoom("all", () => this.fitPath());
  }

  fitPath() {
    const on = this.cy.nodes(".path");
    if (on.empty()) return;
    const whole = frameOf(this.cy.nodes().map(spotOf));
    if (this.scale(whole, ROOM) >= READABLE) this.fit(whole);
    else this.fit(frameOf(on.map(spotOf)), ROOM_OF_WAY);
  }

  /** Brings what will be drawn one by one into sight; circles only where there is nothing else.

  Before it is drawn: sizes depend on the scale, and everything would be styled twice. */
  fitOpen(map) {
    const opened = new Set(map.areas.filter((area) => area.open).map((area) => area.id));
    const spots = map.nodes.map((node) => ({ x: node.x, y: node.y, area: node.area, half: 20 }));
    const inside = spots.filter((spot) => opened.has(spot.area));
    const circles = map.areas.filter((area) => area.radius).map((area) => ({ ...middleOf(area), half: area.radius }));
    this.inRoom("all", () => this.fit(frameOf(inside.length ? inside : [...spots, ...circles])));
  }

  /** The same where the map's window has another size now. */
  fitAgain(map) {
    this.cy.resize();
    if (this.cy.width()) this.fitOpen(map);
  }

  /** Holds what is looked at in its place on the screen, though its area moved because another came or went. */
  stay(map) {
    const known = map.areas.filter((area) => this.origins.has(area.id));
    const area = known.find((one) => one.open) ?? known[0];
    if (!area) return;
    const [x, y] = area.origin, [wasX, wasY] = this.origins.get(area.id), zoom = this.cy.zoom();
    if (x !== wasX || y !== wasY) this.cy.panBy({ x: (wasX - x) * zoom, y: (wasY - y) * zoom });
  }

  fit(frame = frameOf(this.cy.nodes().map(spotOf)), room = ROOM) {
    const [left, top, right, bottom] = frame;
    if (left > right) return;
    const zoom = Math.max(SMALLEST, Math.min(USUAL, this.scale(frame, room)));
    const pan = { x: this.cy.width() / 2 - ((left + right) / 2) * zoom, y: (this.cy.height() + room.top - room.bottom) / 2 - ((top + bottom) / 2) * zoom };
    this.cy.viewport({ zoom, pan });
    this.resize(true);
  }

  scale(frame, room) {
    return scaleFor(frame, room, this.cy.width(), this.cy.height());
  }

  middle() {
    return { x: this.cy.width() / 2, y: this.cy.height() / 2 };
  }

  zoom(factor) {
    if (!factor) return this.fit();
    return this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition: this.middle() });
  }

  /** Marks the chosen symbol, and brings it into sight if it is not. */
  choose(id, { centre = false } = {}) {
    this.cy.batch(() => {
      this.cy.elements().removeClass("chosen lit");
      const node = id ? this.cy.getElementById(id) : this.cy.collection();
      node.addClass("chosen");
      node.neighborhood().addClass("lit");
      this.backOff(node);
    });
    const node = id && this.cy.getElementById(id);
    this.waiting.delete("one");
    if (node && node.nonempty()) this.inRoom("one", () => (centre || !this.inSight(node)) && this.centre(node));
    this.names();
  }

  /** Where no way is shown, everything that is not beside the chosen symbol steps back. */
  backOff(node) {
    if (this.cy.nodes(".path").nonempty()) return;
    this.cy.elements().removeClass("dim near");
    if (node.nonempty() && this.cy.nodes().length > 30) this.cy.elements().not(".between").not(node.closedNeighborhood()).addClass("dim");
  }

  /** Moves the map until a symbol, whatever its name's size, stands in the middle. */
  centre(node) {
    const { x, y } = this.middle(), at = node.position(), zoom = this.cy.zoom();
    this.cy.pan({ x: x - at.x * zoom, y: y - at.y * zoom });
  }

  /** Whether a symbol can be moved by hand. */
  movable(id) {
    const node = this.cy.getElementById(id);
    return node.nonempty() && node.grabbable();
  }

  /** Moves a symbol one step (x right, y down); [what it is, where it stands now]. */
  shift(id, [dx, dy]) {
    const node = this.cy.getElementById(id);
    node.shift({ x: dx * STEP, y: dy * STEP });
    if (!this.inSight(node)) this.centre(node);
    this.names();
    return [node.data(), { ...node.position() }];
  }

  inSight(node) {
    const { x, y } = node.renderedPosition();
    return x > 30 && y > 30 && x < this.cy.width() - 30 && y < this.cy.height() - 50;
  }

  /** Shows what is beside a symbol for as long as it is pointed at. */
  light(node) {
    this.cy.batch(() => {
      this.cy.elements().not(this.cy.nodes(".chosen").closedNeighborhood()).removeClass("lit");
      this.cy.nodes().removeClass("hover");
      if (node) node.addClass("hover").closedNeighborhood().addClass("lit");
    });
  }

  resize(now = false) {
    this.size = sizes(this.cy.zoom());
    clearTimeout(this.later);
    const settle = () => {
      if (this.settled !== this.cy.zoom()) this.cy.style().update();
      this.settled = this.cy.zoom();
      this.names();
    };
    if (now) settle();
    else this.later = setTimeout(settle, 60);
  }

  /** Writes the names that fit: once for all that changes until the next frame. */
  names() {
    if (this.naming) return;
    this.naming = true;
    queueMicrotask(() => {
      this.naming = false;
      nameWhatFits(this.cy, this.size, nameRooms(this.ground, this.cy.zoom(), this.cy.pan()));
    });
  }

  drawUnder() {
    const ratio = devicePixelRatio || 1;
    const [width, height] = [this.holder.clientWidth, this.holder.clientHeight].map((length) => Math.round(length * ratio));
    // whole numbers: a canvas that is given another size, were it by a fraction, is made anew
    if (this.under.width !== width || this.under.height !== height) Object.assign(this.under, { width, height });
    const pen = this.under.getContext("2d"), pan = this.cy.pan(), scale = this.cy.zoom();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, this.under.width, this.under.height);
    pen.setTransform(scale * ratio, 0, 0, scale * ratio, pan.x * ratio, pan.y * ratio);
    drawGround(pen, this.ground, scale);
  }

  /** The area whose ground is at a place of the map; undefined where there is none. */
  areaAt({ x, y }) {
    const pen = this.under.getContext("2d");
    pen.save();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    const found = this.ground.find((area) => area.shape && pen.isPointInPath(area.shape, x, y));
    pen.restore();
    return found;
  }

  has(id) {
    return this.cy.getElementById(id).nonempty();
  }

  tiesOf(id) {
    return this.cy.getElementById(id).connectedEdges().not(".path").length;
  }

  /** Marks where one walks by keyboard. */
  point(id) {
    this.cy.batch(() => {
      this.cy.nodes().removeClass("pointed");
      if (id) this.cy.getElementById(id).addClass("pointed");
    });
    const node = id && this.cy.getElementById(id);
    if (node && !this.inSight(node)) this.centre(node);
  }

  /** The picture of what is in sight, for paper. */
  async picture(scale = 3) {
    const drawn = new Image();
    drawn.src = this.cy.png({ output: "base64uri", scale, full: false });
    await drawn.decode();
    const sheet = document.createElement("canvas"), pen = sheet.getContext("2d"), pan = this.cy.pan(), zoom = this.cy.zoom();
    sheet.width = drawn.width;
    sheet.height = drawn.height;
    pen.fillStyle = look.ground;
    pen.fillRect(0, 0, sheet.width, sheet.height);
    pen.setTransform(zoom * scale, 0, 0, zoom * scale, pan.x * scale, pan.y * scale);
    drawGround(pen, this.ground, zoom);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.drawImage(drawn, 0, 0);
    return sheet.toDataURL("image/png");
  }
}
