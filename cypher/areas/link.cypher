// Edges follow the columns: each area to the area that it is part of.
UNWIND $ids AS id
MATCH (n:Area {id: id})
CALL (n) { MATCH (n)-[old:PART_OF]->() DELETE old }
CALL (n) { MATCH (above:Area {id: n.parent}) CREATE (n)-[:PART_OF]->(above) }
