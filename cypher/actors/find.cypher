// Actors by id.
UNWIND $ids AS id
MATCH (n:Actor {id: id})
RETURN properties(n) AS values
