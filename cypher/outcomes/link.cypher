// Edges follow the columns: each outcome to its match, to who thanked and to the consent to it.
UNWIND $ids AS id
MATCH (n:Outcome {id: id})
CALL (n) { MATCH (n)-[old:OF_MATCH|THANKS_FROM|WITH_CONSENT]->() DELETE old }
CALL (n) { MATCH (m:Match {id: n.match}) CREATE (n)-[:OF_MATCH]->(m) }
CALL (n) { MATCH (a:Actor {id: n.thanks_from}) CREATE (n)-[:THANKS_FROM]->(a) }
CALL (n) { MATCH (c:Consent {id: n.consent}) CREATE (n)-[:WITH_CONSENT]->(c) }
