// Marks that a large load is at work, and that its process is alive.
MERGE (m:Meta {id: 'loading'})
SET m += $values, m.beat = timestamp()
