// Matches after which nobody has seen yet how the person fares, the oldest first.
MATCH (n:Match)
WHERE NOT EXISTS { MATCH (n)<-[:OF_MATCH]-(o:Outcome) WHERE o.followup IS NOT NULL }
RETURN 'matches' AS table, properties(n) AS values
ORDER BY n.agreed_on, n.id
LIMIT $limit
