// New outcomes, with edges by their columns: each new outcome to its match, to who thanked and to the consent to it.
UNWIND $rows AS row
CREATE (n:Outcome {id: row.id, version: $version})
SET n += row.values
WITH n
MATCH (m:Match {id: n.match})
CREATE (n)-[:OF_MATCH]->(m)
WITH n
CALL (n) { MATCH (a:Actor {id: n.thanks_from}) CREATE (n)-[:THANKS_FROM]->(a) }
CALL (n) { MATCH (c:Consent {id: n.consent}) CREATE (n)-[:WITH_CONSENT]->(c) }
