// New actors of the kind professional.
UNWIND $rows AS row
CREATE (n:Actor:Professional {id: row.id, key: row.key, version: $version})
SET n += row.values
