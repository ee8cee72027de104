// New replies, with edges by their columns: each reply to its need and to whom it went.
UNWIND $rows AS row
CREATE (n:Reply {id: row.id, version: $version})
SET n += row.values
WITH n
CALL (n) { MATCH (need:Need {id: n.need}) CREATE (n)-[:FOR_NEED]->(need) }
CALL (n) { MATCH (actor:Actor {id: n.to}) CREATE (n)-[:ADDRESSED_TO]->(actor) }
