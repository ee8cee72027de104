// What belongs to the store itself; a null takes a value away.
MERGE (m:Meta {id: $id})
SET m += $values
