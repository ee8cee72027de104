// The search columns of care. An empty text is "", a number -1, a list [].
MATCH (n:CareStatus)
RETURN collect(coalesce(n.actor, '')) AS actor,
       collect(coalesce(n.status, '')) AS status
