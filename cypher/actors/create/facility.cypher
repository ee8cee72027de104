// New actors of the kind facility.
UNWIND $rows AS row
CREATE (n:Actor:Facility {id: row.id, key: row.key, version: $version})
SET n += row.values
