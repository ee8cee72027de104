// New decisions, with edges by their columns: each decision to its meeting and to who sees to it.
UNWIND $rows AS row
CREATE (n:Decision {id: row.id, version: $version})
SET n += row.values
WITH n
CALL (n) { MATCH (meeting:Meeting {id: n.meeting}) CREATE (n)-[:DECIDED_AT]->(meeting) }
CALL (n) { MATCH (actor:Actor {id: n.owner}) CREATE (n)-[:OWNED_BY]->(actor) }
