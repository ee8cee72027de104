// What was to be looked at again by a day: arrangements that go on and were not looked at since, developments
// that are under way, the last reply about each need, what a meeting decided and nobody did yet.
MATCH (n:Match)
WHERE n.next_on <= $until AND (n.ends_on IS NULL OR n.ends_on >= n.next_on)
  AND NOT EXISTS { MATCH (n)<-[:OF_MATCH]-(o:Outcome) WHERE o.followup_on >= n.next_on }
RETURN 'matches' AS table, properties(n) AS values
UNION ALL
MATCH (n:Development)
WHERE n.next_on <= $until AND n.ended_on IS NULL
RETURN 'developments' AS table, properties(n) AS values
UNION ALL
MATCH (n:Reply)
WHERE n.next_on <= $until
  AND NOT EXISTS { MATCH (n)-[:FOR_NEED]->(:Need)<-[:FOR_NEED]-(later:Reply) WHERE later.given_on > n.given_on }
RETURN 'replies' AS table, properties(n) AS values
UNION ALL
MATCH (n:Decision)
WHERE n.due_on <= $until AND n.decision IS NOT NULL AND n.done_on IS NULL
RETURN 'decisions' AS table, properties(n) AS values
