// Known publications take the values given; a null takes a value away.
UNWIND $rows AS row
MATCH (n:Publication {id: row.id})
SET n += row.values, n.version = $version
