// Records of outcomes by id.
UNWIND $ids AS id
MATCH (n:Outcome {id: id})
RETURN properties(n) AS values
