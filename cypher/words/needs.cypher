// What the search by words reads of needs. An empty text is "", a list [].
MATCH (n:Need)
RETURN collect(coalesce(n.id, '')) AS id,
       collect(coalesce(n.title, '')) AS title,
       collect(coalesce(n.words, '')) AS words,
       collect(coalesce(n.keeps_doing, '')) AS keeps_doing,
       collect(coalesce(n.theme, '')) AS theme,
       collect(coalesce(n.actor, '')) AS actor,
       collect(coalesce(n.audience, '')) AS audience,
       collect(coalesce(n.direction, '')) AS direction
