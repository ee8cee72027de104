// Known developments take the values given; a null takes a value away.
UNWIND $rows AS row
MATCH (n:Development {id: row.id})
SET n += row.values, n.version = $version
