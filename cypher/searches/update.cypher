// Known searches take the values given; a null takes a value away.
UNWIND $rows AS row
MATCH (n:Search {id: row.id})
SET n += row.values, n.version = $version
