// The mark of a large load and its age in milliseconds, by the database's own clock.
OPTIONAL MATCH (m:Meta {id: 'loading'})
RETURN properties(m) AS mark, timestamp() - m.beat AS age
