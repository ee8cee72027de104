// The search columns of ties, in blocks by their first actor. An empty text is "", a number -1.
MATCH (a:Actor)-[t:FAMILY_OF|NEIGHBOUR_OF|KNOWS|COOPERATES_WITH|HELPS|CARES_FOR|LIVES_IN|MEMBER_OF|WORKS_AT|RUNS|INTRODUCED|USES]->(b:Actor)
WITH a, t, b, a.key / 3000 AS block
RETURN block,
       collect(a.key) AS from,
       collect(b.key) AS to,
       collect(coalesce(t.id, '')) AS id,
       collect(toLower(type(t))) AS kind,
       collect(coalesce(t.strength, -1)) AS strength,
       collect(coalesce(t.quality, '')) AS quality,
       collect(coalesce(t.basis, '')) AS basis,
       collect(coalesce(t.confirmed_on, '')) AS confirmed_on,
       collect(coalesce(t.valid_from, '')) AS valid_from,
       collect(coalesce(t.valid_to, '')) AS valid_to,
       collect(coalesce(t.audience, '')) AS audience
