// Needs that came to something and whose referrer was not told since: what they came to counts from the day of
// the match, of the follow-up, of the last search, of the check that rejected them, or of the last line of the note
// that begins with a day (withdrawn). What was said on the way (interim) answers only those that ended without a search.
MATCH (n:Need)
WHERE (n.status IN ['matched', 'unmet', 'followed_up', 'withdrawn'] OR n.decision = 'reject')
  AND n.identified_by IS NOT NULL
WITH n, CASE WHEN n.decision = 'reject' THEN 'reject' ELSE n.status END AS end
CALL (n) { OPTIONAL MATCH (n)<-[:FOR_NEED]-(m:Match) RETURN max(m.agreed_on) AS agreed }
CALL (n) { OPTIONAL MATCH (n)<-[:FOR_NEED]-(:Match)<-[:OF_MATCH]-(o:Outcome) RETURN max(o.followup_on) AS seen }
CALL (n) { OPTIONAL MATCH (n)<-[:FOR_NEED]-(s:Search) RETURN max(s.searched_on) AS searched }
WITH n, end, agreed, seen, searched,
  [line IN split(coalesce(n.note, ''), '\n') WHERE left(line, 11) =~ '[0-9]{4}-[0-9]{2}-[0-9]{2} ' | left(line, 10)] AS noted
WITH n, end, coalesce(CASE end
  WHEN 'matched' THEN agreed WHEN 'followed_up' THEN seen WHEN 'unmet' THEN searched
  WHEN 'reject' THEN n.checked_on ELSE last(noted) END, '') AS since
WHERE NOT EXISTS {
  MATCH (n)<-[:FOR_NEED]-(r:Reply)
  WHERE (end IN ['reject', 'withdrawn'] OR coalesce(r.kind, '') <> 'interim') AND r.given_on >= since
}
RETURN 'needs' AS table, properties(n) AS values
ORDER BY since, n.id
LIMIT $limit
