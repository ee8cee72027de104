// What belongs to the store itself, by id.
OPTIONAL MATCH (m:Meta {id: $id})
RETURN properties(m) AS values
