// New efforts, with edges by their columns: each effort to its need.
UNWIND $rows AS row
CREATE (n:Effort {id: row.id, version: $version})
SET n += row.values
WITH n
CALL (n) { MATCH (need:Need {id: n.need}) CREATE (n)-[:FOR_NEED]->(need) }
