// Records of themes: new ones are created, known ones take the values given; a null takes a value away.
UNWIND $rows AS row
MERGE (n:Theme {id: row.id})
SET n += row.values, n.version = $version
