// What the search by words reads of resources. An empty text is "", a list [].
MATCH (n:Resource)
RETURN collect(coalesce(n.id, '')) AS id,
       collect(coalesce(n.title, '')) AS title,
       collect(coalesce(n.use, '')) AS use,
       collect(coalesce(n.theme, '')) AS theme,
       collect(coalesce(n.actor, '')) AS actor,
       collect(coalesce(n.audience, '')) AS audience,
       collect(coalesce(n.direction, '')) AS direction
