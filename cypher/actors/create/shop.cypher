// New actors of the kind shop.
UNWIND $rows AS row
CREATE (n:Actor:Shop {id: row.id, key: row.key, version: $version})
SET n += row.values
