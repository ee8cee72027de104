// Edges follow the columns: each reply to its need and to whom it went.
UNWIND $ids AS id
MATCH (n:Reply {id: id})
CALL (n) { MATCH (n)-[old:FOR_NEED|ADDRESSED_TO]->() DELETE old }
CALL (n) { MATCH (need:Need {id: n.need}) CREATE (n)-[:FOR_NEED]->(need) }
CALL (n) { MATCH (actor:Actor {id: n.to}) CREATE (n)-[:ADDRESSED_TO]->(actor) }
