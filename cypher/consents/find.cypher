// Records of consents by id.
UNWIND $ids AS id
MATCH (n:Consent {id: id})
RETURN properties(n) AS values
