// Edges follow the columns: each consent to who gave it.
UNWIND $ids AS id
MATCH (n:Consent {id: id})
CALL (n) { MATCH (n)-[old:GIVEN_BY]-() DELETE old }
CALL (n) { MATCH (a:Actor {id: n.actor}) CREATE (n)-[:GIVEN_BY]->(a) }
