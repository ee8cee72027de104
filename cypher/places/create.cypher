// New places, with edges by their columns: each place to its actor.
UNWIND $rows AS row
CREATE (n:Place {actor: row.id, version: $version})
SET n += row.values
WITH n
CALL (n) { MATCH (actor:Actor {id: n.actor}) CREATE (n)-[:PLACE_OF]->(actor) }
