// Edges follow the columns: each theme to the broader themes that it is part of.
UNWIND $ids AS id
MATCH (n:Theme {id: id})
CALL (n) { MATCH (n)-[old:PART_OF]->() DELETE old }
CALL (n) { MATCH (above:Theme) WHERE above.id IN n.broader CREATE (n)-[:PART_OF]->(above) }
