// Takes some records away that have no edges any more; for what an unfinished load left behind.
MATCH (n)
WHERE NOT n:Meta AND NOT n:Change
WITH n LIMIT $limit
DELETE n
RETURN count(*) AS records
