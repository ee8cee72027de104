// Entries of the journal above a number, in order.
MATCH (c:Change)
WHERE c.number > $since AND c.number <= $since + $limit
RETURN properties(c) AS values
ORDER BY c.number
