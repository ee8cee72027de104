// Meetings since a day of which nobody wrote down who came, the earliest first.
MATCH (n:Meeting)
WHERE n.held_on >= $since AND NOT EXISTS { (n)-[:ATTENDED_BY]->() }
RETURN 'meetings' AS table, properties(n) AS values
ORDER BY n.held_on, n.id
LIMIT $limit
