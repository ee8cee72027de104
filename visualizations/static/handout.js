"use strict";
// Draws the map of this file with vis-network. Places, shapes and colours come from the page; nothing is fetched.
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const nodes = read("nodes"), edges = read("edges"), model = read("model");
  const colors = model.colors, [left, top, right, bottom] = model.bounds;
  const font = getComputedStyle(document.body).fontFamily;
  const holder = document.getElementById("canvas"), about = document.getElementById("about");
  const regions = model.regions.map(([name, d, x, y]) => ({ name, shape: new Path2D(d), x, y }));
  const ways = model.ways.map((way) => ({ ...way, hops: way.hops.map((hop) => ({ ...hop, shape: new Path2D(hop.d) })) }));
  const strained = model.strained.map((d) => new Path2D(d));
  const near = nodes.map(() => new Set());
  // Each file has ids of its own; from here on a node is called by its position.
  const position = new Map(nodes.map((node, index) => [node.id, index]));
  nodes.forEach((node, index) => (node.id = index));
  edges.forEach((edge, index) => {
    Object.assign(edge, { id: index, from: position.get(edge.from), to: position.get(edge.to) });
    near[edge.from].add(edge.to);
    near[edge.to].add(edge.from);
  });
  // The page around this map names the way that is looked at: #way-2.
  const named = () => {
    const at = Number((/^#way-(\d+)$/.exec(location.hash) ?? [])[1]) - 1;
    return ways[at] ? at : -1;
  };
  let chosen = ways.length ? Math.max(0, named()) : -1;

  // How far a node stands back: 0 on the chosen way (or none is chosen), 1 beside it, 2 elsewhere.
  const distance = (id) => {
    const way = ways[chosen];
    if (!way || way.nodes.includes(id)) return 0;
    return way.nodes.some((other) => near[other].has(id)) ? 1 : 2;
  };
  const nodeLook = (node) => ({ id: node.id, opacity: [1, 0.7, 0.4][distance(node.id)] });
  const edgeLook = (edge) => {
    const way = ways[chosen];
    const under = way && way.hops.some((hop) => hop.line === edge.id);
    return { id: edge.id, color: { color: edge.color, hover: edge.color, highlight: edge.color, opacity: under ? 0 : way ? 0.45 : 1 } };
  };

  const nodeSet = new vis.DataSet(nodes.map((node) => ({ ...node, label: " ", ...nodeLook(node) })));
  const edgeSet = new vis.DataSet(edges.map((edge) => ({ ...edge, ...edgeLook(edge) })));
  const network = new vis.Network(holder, { nodes: nodeSet, edges: edgeSet }, {
    autoResize: true, physics: false, layout: { improvedLayout: false },
    groups: Object.fromEntries(Object.entries(model.icons).map(([kind, image]) => [kind, { image }])),
    nodes: { shapeProperties: { useImageSize: false }, chosen: false, borderWidth: 0 },
    edges: { smooth: false, chosen: false, selectionWidth: 0, hoverWidth: 0, arrowStrikethrough: false,
      arrows: { to: { scaleFactor: 0.5 } }, },
    interaction: { hover: true, dragNodes: false, tooltipDelay: 120, keyboard: false, zoomSpeed: 0.6 },
  });

  const stroke = (pen, shape, color, width, dash) => {
    pen.strokeStyle = color;
    pen.lineWidth = width;
    pen.setLineDash(dash);
    pen.stroke(shape);
    pen.setLineDash([]);
  };
  const disc = (pen, x, y, radius, color) => {
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.fillStyle = color;
    pen.fill();
  };
  network.on("beforeDrawing", (pen) => {
    for (const region of regions) {
      pen.fillStyle = colors.area;
      pen.fill(region.shape);
      stroke(pen, region.shape, colors.area_edge, 1.5, []);
    }
    const way = ways[chosen];
    if (!way) return;
    for (const id of [way.nodes[0], way.nodes.at(-1)]) disc(pen, nodes[id].x, nodes[id].y, 28, colors.path_halo);
    pen.lineCap = "round";
    for (const hop of way.hops) stroke(pen, hop.shape, colors.path_halo, 14, []);
    pen.lineCap = "butt";
    for (const hop of way.hops) stroke(pen, hop.shape, colors.path, 4.5, hop.dash);
  });
  // vis-network draws no halo that stays sharp, no weight, no line height: the labels are ours, as on paper.
  const write = (pen, node) => {
    const away = distance(node.id), bold = ways[chosen] && !away;
    pen.font = `${bold ? 700 : 400} ${model.text}px ${font}`;
    pen.fillStyle = [colors.ink, colors.quiet, colors.dimmed_text][away];
    node.label.split("\n").forEach((line, index) => {
      const y = node.y + model.icon / 2 + model.text + 1 + model.leading * index;
      pen.strokeText(line, node.x, y);
      pen.fillText(line, node.x, y);
    });
  };
  network.on("afterDrawing", (pen) => {
    for (const mark of strained) stroke(pen, mark, colors.warning, 2.5, []);
    Object.assign(pen, { textAlign: "left", textBaseline: "alphabetic", lineJoin: "round", lineWidth: 4, strokeStyle: colors.area, font: `700 15px ${font}`, fillStyle: colors.area_name });
    for (const region of regions) {
      pen.strokeText(region.name, region.x, region.y);
      pen.fillText(region.name, region.x, region.y);
    }
    Object.assign(pen, { textAlign: "center", textBaseline: "alphabetic", lineJoin: "round", lineWidth: 3.5, strokeStyle: colors.ground });
    for (const away of [2, 1, 0]) for (const node of nodes) if (node.group !== "area" && distance(node.id) === away) write(pen, node);
    pen.font = `700 15px ${font}`;
    pen.fillStyle = colors.ink;
    for (const [text, x, y] of model.counts) {
      pen.strokeText(text, x, y + 5);
      pen.fillText(text, x, y + 5);
    }
    const way = ways[chosen], radius = Math.max(12, 11 / network.getScale());
    if (!way) return;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    for (const hop of way.hops.filter((each) => each.number)) {
      disc(pen, hop.at[0], hop.at[1], radius + 1.5, "#FFFFFF");
      disc(pen, hop.at[0], hop.at[1], radius, colors.path);
      pen.font = `700 ${radius * 1.2}px ${font}`;
      pen.fillStyle = "#FFFFFF";
      pen.fillText(String(hop.number), hop.at[0], hop.at[1] + radius * 0.06);
    }
  });

  const MARGIN = 8, READABLE = 0.62, SMALLEST = 0.08, LARGEST = 3;
  const fitting = (box) => Math.min(LARGEST,
    (holder.clientWidth - 2 * MARGIN) / (box[2] - box[0]), (holder.clientHeight - 2 * MARGIN) / (box[3] - box[1]));
  // On paper, or in a frame not yet shown, the canvas has no room: the map is fitted once it gets some.
  const show = (box, most) => {
    const scale = Math.min(most, fitting(box));
    if (scale > 0) network.moveTo({ position: { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 }, scale });
  };
  const showAll = () => show(model.bounds, 1.5);
  // A map that is too large to be read as a whole opens on the chosen way.
  const showWay = () => {
    const way = ways[chosen];
    if (!way || fitting(model.bounds) >= READABLE) return showAll();
    const xs = way.nodes.map((id) => nodes[id].x), ys = way.nodes.map((id) => nodes[id].y);
    return show([Math.min(...xs) - 90, Math.min(...ys) - 60, Math.max(...xs) + 90, Math.max(...ys) + 90], 1);
  };
  const zoom = (factor) => {
    if (!factor) return showAll();
    return network.moveTo({ scale: Math.min(LARGEST, Math.max(SMALLEST, network.getScale() * factor)) });
  };
  network.on("zoom", ({ scale }) => {
    if (scale < SMALLEST || scale > LARGEST) network.moveTo({ scale: Math.min(LARGEST, Math.max(SMALLEST, scale)) });
  });

  const choose = (index) => {
    chosen = index;
    for (const button of all("[data-choose]")) button.setAttribute("aria-pressed", String(Number(button.dataset.choose) === index));
    for (const card of all("[data-card]")) card.hidden = index >= 0 && Number(card.dataset.card) !== index;
    for (const way of all(".map .way")) way.toggleAttribute("hidden", Number(way.dataset.way) !== index);
    for (const base of all(".map .base")) base.classList.toggle("dim", index >= 0);
    document.documentElement.classList.toggle("whole-map", index < 0);
    nodeSet.update(nodes.map(nodeLook));
    edgeSet.update(edges.map(edgeLook));
    showWay();
  };

  const element = (tag, text) => {
    const made = document.createElement(tag);
    made.textContent = text;
    return made;
  };
  let current = ways.length ? ways[0].nodes[0] : 0;
  const tell = (id) => {
    about.hidden = id === undefined;
    about.replaceChildren();
    if (id === undefined) return;
    current = id;
    about.classList.toggle("right", network.canvasToDOM(nodes[id]).x < holder.clientWidth / 2);
    const [name, ...rest] = String(nodes[id].title).split("\n");
    const list = document.createElement("ul");
    for (const edge of edges) if ((edge.from === id || edge.to === id) && edge.title) list.append(element("li", edge.title));
    about.append(element("b", name), element("div", rest.join("\n")), list);
  };
  network.on("click", ({ nodes: [id] }) => tell(id));

  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const neighbour = ([dx, dy]) => {
    const from = nodes[current];
    const far = (node) => {
      const along = (node.x - from.x) * dx + (node.y - from.y) * dy;
      return along > 4 ? along + 2 * Math.abs((node.x - from.x) * dy + (node.y - from.y) * dx) : Infinity;
    };
    return nodes.reduce((best, node) => (node !== from && far(node) < far(best) ? node : best), from);
  };
  holder.addEventListener("keydown", (event) => {
    const keys = { "+": 1.25, ";": 1.25, "-": 0.8, 0: 0 };
    if (event.key in step) {
      const { id } = neighbour(step[event.key]);
      network.selectNodes([id], false);
      tell(id);
    } else if (event.key in keys) zoom(keys[event.key]);
    else if (event.key === "Escape") tell(undefined);
    else return;
    event.preventDefault();
  });

  for (const button of all("[data-choose]")) button.addEventListener("click", () => choose(Number(button.dataset.choose)));
  addEventListener("hashchange", () => named() >= 0 && choose(named()));
  for (const button of all("[data-zoom]")) button.addEventListener("click", () => zoom(Number(button.dataset.zoom)));
  // A preview is looked at, not printed: what is handed out is put on record first.
  if (window.name === "preview") for (const button of all("[data-print]")) button.remove();
  for (const button of all("[data-print]")) {
    button.addEventListener("click", () => {
      const small = button.dataset.print === "a4";
      document.documentElement.classList.toggle("small", small);
      document.getElementById("page-a4").media = small ? "all" : "not all";
      document.getElementById("page-a3").media = small ? "not all" : "all";
      window.print();
    });
  }
  document.documentElement.classList.remove("plain");
  network.setSize(`${holder.clientWidth}px`, `${holder.clientHeight}px`);
  choose(chosen);
  new ResizeObserver(() => {
    if (!holder.clientWidth) return;
    network.setSize(`${holder.clientWidth}px`, `${holder.clientHeight}px`);
    network.redraw();
    showWay();
  }).observe(holder);
})();
