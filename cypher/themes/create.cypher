// New themes; their edges are drawn when all of them are there.
UNWIND $rows AS row
CREATE (n:Theme {id: row.id, version: $version})
SET n += row.values
