// New consents, with edges by their columns: each new consent to who gave it.
UNWIND $rows AS row
CREATE (n:Consent {id: row.id, version: $version})
SET n += row.values
WITH n
MATCH (a:Actor {id: n.actor})
CREATE (n)-[:GIVEN_BY]->(a)
