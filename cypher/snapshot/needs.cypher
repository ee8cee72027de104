// The search columns of needs. An empty text is "", a number -1, a list [].
MATCH (n:Need)
RETURN collect(coalesce(n.id, '')) AS id,
       collect(coalesce(n.actor, '')) AS actor,
       collect(coalesce(n.direction, '')) AS direction,
       collect(coalesce(n.theme, '')) AS theme,
       collect(coalesce(n.decision, '')) AS decision,
       collect(coalesce(n.checked_by, '')) AS checked_by,
       collect(coalesce(n.checked_on, '')) AS checked_on,
       collect(coalesce(toString(n.pity_based), '')) AS pity_based,
       collect(coalesce(toString(n.disuse_risk), '')) AS disuse_risk,
       collect(coalesce(n.status, '')) AS status,
       collect(coalesce(n.audience, '')) AS audience
