// The search columns of areas. An empty text is "", a number -1, a list [].
MATCH (n:Area)
RETURN collect(coalesce(n.id, '')) AS id,
       collect(coalesce(n.parent, '')) AS parent
