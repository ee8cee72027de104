// New actors of the kind resident.
UNWIND $rows AS row
CREATE (n:Actor:Resident {id: row.id, key: row.key, version: $version})
SET n += row.values
