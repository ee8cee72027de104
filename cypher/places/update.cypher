// Known places take the values given; a null takes a value away.
UNWIND $rows AS row
MATCH (n:Place {actor: row.id})
SET n += row.values, n.version = $version
