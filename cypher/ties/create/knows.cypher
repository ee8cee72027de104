// New ties of the kind knows, between actors that exist.
UNWIND $rows AS row
MATCH (a:Actor {id: row.from})
MATCH (b:Actor {id: row.to})
CREATE (a)-[t:KNOWS {id: row.id, version: $version}]->(b)
SET t += row.values
