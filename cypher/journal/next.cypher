// The lock of all writers: the first statement of every write. Numbers rise in the order of the commits.
MERGE (m:Meta {id: 'change'})
SET m.n = coalesce(m.n, 0) + 1
RETURN m.n AS number
