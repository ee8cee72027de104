// What the search by words reads of areas. An empty text is "", a list [].
MATCH (n:Area)
RETURN collect(coalesce(n.id, '')) AS id,
       collect(coalesce(n.name, '')) AS name
