// Records of resources by id.
UNWIND $ids AS id
MATCH (n:Resource {id: id})
RETURN properties(n) AS values
