// What the search by words reads of actors, in blocks by their keys. An empty text is "".
MATCH (m:Meta {id: 'keys'})
UNWIND range(0, m.next / 10000) AS block
CALL (block) {
  MATCH (n:Actor)
  USING INDEX n:Actor(key)
  WHERE n.key >= block * 10000 AND n.key < (block + 1) * 10000
  RETURN collect(n.id) AS id,
         collect(coalesce(n.name, '')) AS name,
         collect(coalesce(n.kana, '')) AS kana,
         collect(coalesce(n.kind, '')) AS kind,
         collect(coalesce(n.area, '')) AS area,
         collect(coalesce(n.audience, '')) AS audience
}
RETURN id, name, kana, kind, area, audience
