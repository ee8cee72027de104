// New exports; they have no edges.
UNWIND $rows AS row
CREATE (n:Export {id: row.id, version: $version})
SET n += row.values
