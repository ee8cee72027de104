// Records of care by id.
UNWIND $ids AS id
MATCH (n:CareStatus {actor: id})
RETURN properties(n) AS values
