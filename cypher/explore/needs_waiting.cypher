// Needs that are waiting for their appropriateness check, oldest first.
MATCH (a:Actor)-[:HAS_NEED]->(n:Need)
WHERE n.decision IS NULL
RETURN n.created_on AS since, a.name AS holder, n.title AS need
ORDER BY since
