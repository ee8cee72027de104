// What the server's answer is as elements of cytoscape: symbols, circles, lines, the steps of a way.

export const nodeOf = (node, movable) => ({
  group: "nodes",
  data: { ...node, lines: node.label, label: node.label.join("\n"), table: node.id.split("/", 1)[0] },
  position: { x: node.x, y: node.y },
  classes: [node.pinned ? "pinned" : "", node.close ? "close" : ""],
  grabbable: movable,
});

export const middleOf = ({ frame: [x, y, width, height] }) => ({ x: x + width / 2, y: y + height / 2 });

export const bubbleOf = (area) => ({
  group: "nodes", classes: "bubble", grabbable: false,
  data: { id: `areas/${area.id}`, area: area.id, name: area.name, count: area.more, size: 2 * area.radius, lines: [""], symbol: "", table: "areas" },
  position: middleOf(area),
});

export const edgeOf = (line, close, many) => ({
  group: "edges", classes: [line.fresh ? "" : "stale", close.has(line.to) ? "close" : "", many ? "many" : ""],
  data: { ...line, source: line.from, target: line.to },
});

export const betweenOf = (line) => ({
  group: "edges", classes: "between",
  data: { ...line, id: `${line.from}|between|${line.to}`, source: `areas/${line.from}`, target: `areas/${line.to}`, count: String(line.count), family: "life", strength: 0, width: Math.min(9, 1.2 + 0.8 * line.count ** 0.5) },
});

/** The number of a step, above everything; `nameWhatFits` puts it where it hides least of its line's ends. */
export const badgeOf = (cy, { source, target, step }) => {
  const [from, to] = [source, target].map((id) => cy.getElementById(id).position());
  const position = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return { group: "nodes", classes: "badge", grabbable: false, position, data: { id: `badge ${step}`, from: source, to: target, label: step, lines: [""], symbol: "", table: "" } };
};

/** The lines of a way between what is drawn of it, above those of the ties. */
export const stepsOf = (cy, way) => {
  const drawn = way.nodes.filter((id) => cy.getElementById(id).nonempty());
  const number = new Map(way.steps.map((step) => [`${step.from.id} ${step.to.id}`, step]));
  return drawn.slice(1).map((id, at) => {
    const step = number.get(`${drawn[at]} ${id}`);
    const tie = step && cy.getElementById(step.tie);
    const family = tie?.nonempty() ? tie.data("family") : step ? "life" : "thing";
    return { group: "edges", classes: "path", data: { id: `path ${at}`, source: drawn[at], target: id, family, step: step ? String(step.number) : "", strength: 3 } };
  });
};
