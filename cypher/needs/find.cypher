// Records of needs by id.
UNWIND $ids AS id
MATCH (n:Need {id: id})
RETURN properties(n) AS values
