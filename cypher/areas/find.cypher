// Records of areas by id.
UNWIND $ids AS id
MATCH (n:Area {id: id})
RETURN properties(n) AS values
