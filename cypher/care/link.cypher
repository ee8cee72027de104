// Edges follow the columns: each care status to its person.
UNWIND $ids AS id
MATCH (n:CareStatus {actor: id})
CALL (n) { MATCH (n)-[old:STATUS_OF]-() DELETE old }
CALL (n) { MATCH (a:Actor {id: n.actor}) CREATE (n)-[:STATUS_OF]->(a) }
