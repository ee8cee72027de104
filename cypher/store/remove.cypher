// Takes records away, each named LABEL:ID, with their edges. One scan: an index would be asked again and again,
// and each time it passes over all that the transaction has taken away before.
MATCH (n)
WHERE NOT n:Meta AND NOT n:Change
  AND any(label IN labels(n) WHERE label + ':' + coalesce(n.id, n.actor) IN $names)
DETACH DELETE n
