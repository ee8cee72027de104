// The ties of one actor after an id whose columns equal those of $where, in the order of their ids.
MATCH (one:Actor {id: $actor})-[t:FAMILY_OF|NEIGHBOUR_OF|KNOWS|COOPERATES_WITH|HELPS|CARES_FOR|LIVES_IN|MEMBER_OF|WORKS_AT|RUNS|INTRODUCED|USES]-(:Actor)
WHERE t.id > $after
  AND ($kind IS NULL OR type(t) = toUpper($kind))
  AND all(name IN keys($where) WHERE t[name] = $where[name])
RETURN startNode(t).id AS source, endNode(t).id AS target, toLower(type(t)) AS kind, properties(t) AS values
ORDER BY t.id
LIMIT $limit
