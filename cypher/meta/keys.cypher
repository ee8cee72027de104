// Takes the next $count keys of actors; returns the first.
MERGE (m:Meta {id: 'keys'})
SET m.next = coalesce(m.next, 1) + $count
RETURN m.next - $count AS first
