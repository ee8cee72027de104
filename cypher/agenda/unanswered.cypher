// Needs that came to something and whose referrer was not told since: what they came to counts from the day of
// the match, of the follow-up or of the last search; what was said on the way (interim) is no answer.
MATCH (n:Need)
WHERE n.status IN ['matched', 'unmet', 'followed_up'] AND n.identified_by IS NOT NULL
CALL (n) { OPTIONAL MATCH (n)<-[:FOR_NEED]-(m:Match) RETURN max(m.agreed_on) AS agreed }
CALL (n) { OPTIONAL MATCH (n)<-[:FOR_NEED]-(:Match)<-[:OF_MATCH]-(o:Outcome) RETURN max(o.followup_on) AS seen }
CALL (n) { OPTIONAL MATCH (n)<-[:FOR_NEED]-(s:Search) RETURN max(s.searched_on) AS searched }
WITH n, coalesce(CASE n.status WHEN 'matched' THEN agreed WHEN 'followed_up' THEN seen ELSE searched END, '') AS since
WHERE NOT EXISTS {
  MATCH (n)<-[:FOR_NEED]-(r:Reply)
  WHERE coalesce(r.kind, '') <> 'interim' AND r.given_on >= since
}
RETURN 'needs' AS table, properties(n) AS values
ORDER BY since, n.id
LIMIT $limit
