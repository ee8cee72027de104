// The search columns of actors, in blocks of 10,000. An empty text is "", a number -1, a list [].
MATCH (n:Actor)
WITH n, n.key / 10000 AS block
RETURN block,
       collect(n.key) AS key,
       collect(coalesce(n.id, '')) AS id,
       collect(coalesce(n.kind, '')) AS kind,
       collect(coalesce(n.subtype, '')) AS subtype,
       collect(coalesce(n.area, '')) AS area,
       collect(coalesce(n.willing, '')) AS willing,
       collect(n.contact IS NOT NULL) AS has_contact,
       collect(coalesce(n.asks_max, -1)) AS asks_max,
       collect(coalesce(n.asks_elsewhere, -1)) AS asks_elsewhere,
       collect(coalesce(n.audience, '')) AS audience
