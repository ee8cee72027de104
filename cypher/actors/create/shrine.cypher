// New actors of the kind shrine.
UNWIND $rows AS row
CREATE (n:Actor:Shrine {id: row.id, key: row.key, version: $version})
SET n += row.values
