// New ties of the kind works_at, between actors that exist.
UNWIND $rows AS row
MATCH (a:Actor {id: row.from})
MATCH (b:Actor {id: row.to})
CREATE (a)-[t:WORKS_AT {id: row.id, version: $version}]->(b)
SET t += row.values
