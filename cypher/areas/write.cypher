// Records of areas: new ones are created, known ones take the values given; a null takes a value away.
UNWIND $rows AS row
MERGE (n:Area {id: row.id})
SET n += row.values, n.version = $version
