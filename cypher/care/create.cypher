// New care statuses, with edges by their columns: each new care status to its person.
UNWIND $rows AS row
CREATE (n:CareStatus {actor: row.id, version: $version})
SET n += row.values
WITH n
MATCH (a:Actor {id: n.actor})
CREATE (n)-[:STATUS_OF]->(a)
