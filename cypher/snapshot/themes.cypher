// The search columns of themes. An empty text is "", a number -1, a list [].
MATCH (n:Theme)
RETURN collect(coalesce(n.id, '')) AS id,
       collect(coalesce(n.broader, [])) AS broader
