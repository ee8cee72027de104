// Walking on the map by keyboard: where one begins, and to whom an arrow key leads.

/** The symbol that one comes to from another in a direction (x right, y down). */
export const beside = (cy, id, [dx, dy]) => {
  const from = cy.getElementById(id).position();
  const far = (node) => {
    const at = node.position(), along = (at.x - from.x) * dx + (at.y - from.y) * dy;
    return along > 4 ? along + 2 * Math.abs((at.x - from.x) * dy + (at.y - from.y) * dx) : Infinity;
  };
  const others = cy.nodes().not(".badge").filter((node) => node.id() !== id).toArray();
  const best = others.reduce((one, other) => (far(other) < far(one) ? other : one), others[0]);
  return best && far(best) < Infinity ? best.id() : id;
};

/** Where walking begins: at the start of the way, else at whoever has most ties. */
export const first = (cy) => {
  const way = cy.nodes(".end");
  const all = cy.nodes().not(".badge").toArray();
  return (way.nonempty() ? way[0] : all.sort((one, other) => other.degree() - one.degree())[0])?.id();
};
