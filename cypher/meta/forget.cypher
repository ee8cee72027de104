// Takes a mark away.
MATCH (m:Meta {id: $id})
DELETE m
