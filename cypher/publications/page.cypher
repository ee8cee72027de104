// Records of publications after an id whose columns equal those of $where, in the order of their ids.
MATCH (n:Publication)
WHERE n.id > $after AND all(name IN keys($where) WHERE n[name] = $where[name])
RETURN properties(n) AS values
ORDER BY n.id
LIMIT $limit
