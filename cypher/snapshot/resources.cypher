// The search columns of resources. An empty text is "", a number -1, a list [].
MATCH (n:Resource)
RETURN collect(coalesce(n.id, '')) AS id,
       collect(coalesce(n.actor, '')) AS actor,
       collect(coalesce(n.direction, '')) AS direction,
       collect(coalesce(n.theme, '')) AS theme,
       collect(coalesce(n.eligible, [])) AS eligible,
       collect(coalesce(n.areas, [])) AS areas,
       collect(coalesce(n.capacity_left, -1)) AS capacity_left,
       collect(coalesce(n.valid_from, '')) AS valid_from,
       collect(coalesce(n.valid_to, '')) AS valid_to,
       collect(coalesce(n.audience, '')) AS audience
