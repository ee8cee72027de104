// New areas; their edges are drawn when all of them are there.
UNWIND $rows AS row
CREATE (n:Area {id: row.id, version: $version})
SET n += row.values
