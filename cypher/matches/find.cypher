// Records of matches by id.
UNWIND $ids AS id
MATCH (n:Match {id: id})
RETURN properties(n) AS values
