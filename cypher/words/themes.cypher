// What the search by words reads of themes. An empty text is "", a list [].
MATCH (n:Theme)
RETURN collect(coalesce(n.id, '')) AS id,
       collect(coalesce(n.name, '')) AS name,
       collect(coalesce(n.synonyms, [])) AS synonyms,
       collect(coalesce(n.broader, [])) AS broader
