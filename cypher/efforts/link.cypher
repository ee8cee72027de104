// Edges follow the columns: each effort to its need.
UNWIND $ids AS id
MATCH (n:Effort {id: id})
CALL (n) { MATCH (n)-[old:FOR_NEED]->() DELETE old }
CALL (n) { MATCH (need:Need {id: n.need}) CREATE (n)-[:FOR_NEED]->(need) }
