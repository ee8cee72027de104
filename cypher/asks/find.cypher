// Records of asks by id.
UNWIND $ids AS id
MATCH (n:Ask {id: id})
RETURN properties(n) AS values
