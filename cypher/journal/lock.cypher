// Waits until no writer is at work and keeps them out until the transaction ends; changes nothing.
MERGE (m:Meta {id: 'change'})
SET m.n = coalesce(m.n, 0)
RETURN m.n AS number
