// Outputs since a day: matches made and replies given.
MATCH (n:Match)
WHERE n.agreed_on >= $since
RETURN 'matches' AS table, properties(n) AS values
UNION ALL
MATCH (n:Reply)
WHERE n.given_on >= $since
RETURN 'replies' AS table, properties(n) AS values
