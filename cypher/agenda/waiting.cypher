// Needs that somebody still waits about, the oldest first; those without a date come last.
MATCH (n:Need)
WHERE NOT coalesce(n.status, 'received') IN $over
RETURN 'needs' AS table, properties(n) AS values
ORDER BY coalesce(n.created_on, '9999-12-31'), n.id
LIMIT $limit
