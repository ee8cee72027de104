// What the server's answer is as elements of cytoscape: symbols, circles, lines.

export const nodeOf = (node, movable) => ({
  group: "nodes",
  data: { ...node, lines: node.label, label: node.label.join("\n"), table: node.id.split("/", 1)[0] },
  position: { x: node.x, y: node.y },
  classes: ["unnamed", node.pinned ? "pinned" : "", node.close ? "close" : ""],
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
