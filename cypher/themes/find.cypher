// Records of themes by id.
UNWIND $ids AS id
MATCH (n:Theme {id: id})
RETURN properties(n) AS values
