// Edges follow the columns: each search to its need.
UNWIND $ids AS id
MATCH (n:Search {id: id})
CALL (n) { MATCH (n)-[old:FOR_NEED]->() DELETE old }
CALL (n) { MATCH (need:Need {id: n.need}) CREATE (n)-[:FOR_NEED]->(need) }
