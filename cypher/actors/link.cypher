// The edge of known actors to their area follows their column.
UNWIND $ids AS id
MATCH (n:Actor {id: id})
CALL (n) { MATCH (n)-[old:IN_AREA]->(:Area) DELETE old }
CALL (n) { MATCH (area:Area {id: n.area}) CREATE (n)-[:IN_AREA]->(area) }
