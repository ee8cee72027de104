// Ties after an id whose columns equal those of $where, in the order of their ids.
MATCH (a:Actor)-[t:FAMILY_OF|NEIGHBOUR_OF|KNOWS|COOPERATES_WITH|HELPS|CARES_FOR|LIVES_IN|MEMBER_OF|WORKS_AT|RUNS|INTRODUCED|USES]->(b:Actor)
WHERE t.id > $after
  AND ($from IS NULL OR a.id = $from)
  AND ($to IS NULL OR b.id = $to)
  AND ($kind IS NULL OR type(t) = toUpper($kind))
  AND all(name IN keys($where) WHERE t[name] = $where[name])
RETURN a.id AS source, b.id AS target, toLower(type(t)) AS kind, properties(t) AS values
ORDER BY t.id
LIMIT $limit
