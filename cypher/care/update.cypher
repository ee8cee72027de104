// Known care statuses take the values given; a null takes a value away.
UNWIND $rows AS row
MATCH (n:CareStatus {actor: row.id})
SET n += row.values, n.version = $version
