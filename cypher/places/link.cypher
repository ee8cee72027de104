// Edges follow the columns: each place to its actor.
UNWIND $ids AS id
MATCH (n:Place {actor: id})
CALL (n) { MATCH (n)-[old:PLACE_OF]->() DELETE old }
CALL (n) { MATCH (actor:Actor {id: n.actor}) CREATE (n)-[:PLACE_OF]->(actor) }
