// What the search reads of ties, in blocks by their first actors' keys: codes from $least to below $beyond, an id
// where the lowest bit says that one was given; else -1 and the record.
MATCH (m:Meta {id: 'keys'})
UNWIND range(0, m.next / 3000) AS block
CALL (block) {
  MATCH (a:Actor)
  USING INDEX a:Actor(key)
  WHERE a.key >= block * 3000 AND a.key < (block + 1) * 3000
  MATCH (a)-[t:FAMILY_OF|NEIGHBOUR_OF|KNOWS|COOPERATES_WITH|HELPS|CARES_FOR|LIVES_IN|MEMBER_OF|WORKS_AT|RUNS|INTRODUCED|USES]->(b)
  WITH a.key AS source, b.key AS target, t, CASE WHEN $least <= t.code < $beyond THEN t.code ELSE -1 END AS code
  RETURN collect(source) AS from,
         collect(target) AS to,
         collect(type(t)) AS kind,
         collect(code) AS code,
         collect(CASE WHEN code > 0 AND code % 2 = 1 THEN t.id END) AS ids,
         collect(CASE WHEN code = -1 THEN properties(t) END) AS records
}
RETURN from, to, kind, code, ids, records
