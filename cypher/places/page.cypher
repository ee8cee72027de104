// Records of places after an id whose columns equal those of $where, in the order of their actors.
MATCH (n:Place)
WHERE n.actor > $after AND all(name IN keys($where) WHERE n[name] = $where[name])
RETURN properties(n) AS values
ORDER BY n.actor
LIMIT $limit
