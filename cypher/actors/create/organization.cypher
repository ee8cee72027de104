// New actors of the kind organization.
UNWIND $rows AS row
CREATE (n:Actor:Organization {id: row.id, key: row.key, version: $version})
SET n += row.values
