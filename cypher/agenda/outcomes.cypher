// The changes in persons that were seen last.
MATCH (n:Outcome)
WHERE n.followup IS NOT NULL
RETURN 'outcomes' AS table, properties(n) AS values
ORDER BY coalesce(n.followup_on, '') DESC, n.id
LIMIT $limit
