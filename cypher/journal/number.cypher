// The number of the last change.
OPTIONAL MATCH (m:Meta {id: 'change'})
RETURN coalesce(m.n, 0) AS number
