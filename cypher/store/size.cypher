// How many records the store holds, ties aside.
MATCH (n)
WHERE NOT n:Meta AND NOT n:Change
RETURN count(n) AS records
