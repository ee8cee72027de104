// What the search reads of actors, in blocks by their keys: codes from $least to below $beyond, else -1 and the record.
MATCH (m:Meta {id: 'keys'})
UNWIND range(0, m.next / 3000) AS block
CALL (block) {
  MATCH (n:Actor)
  USING INDEX n:Actor(key)
  WHERE n.key >= block * 3000 AND n.key < (block + 1) * 3000
  WITH n, CASE WHEN $least <= n.code < $beyond THEN n.code ELSE -1 END AS code
  RETURN collect(n.key) AS key,
         collect(n.id) AS id,
         collect(coalesce(n.area, '')) AS area,
         collect(code) AS code,
         collect(CASE WHEN code = -1 THEN properties(n) END) AS records
}
RETURN key, id, area, code, records
