// Edges follow the columns: each decision to its meeting and to who sees to it.
UNWIND $ids AS id
MATCH (n:Decision {id: id})
CALL (n) { MATCH (n)-[old:DECIDED_AT|OWNED_BY]->() DELETE old }
CALL (n) { MATCH (meeting:Meeting {id: n.meeting}) CREATE (n)-[:DECIDED_AT]->(meeting) }
CALL (n) { MATCH (actor:Actor {id: n.owner}) CREATE (n)-[:OWNED_BY]->(actor) }
