// Takes some records away; for what an unfinished load left behind.
MATCH (n)
WHERE NOT n:Meta AND NOT n:Change
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(*) AS records
