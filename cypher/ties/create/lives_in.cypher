// New ties of the kind lives_in, between actors that exist.
UNWIND $rows AS row
MATCH (a:Actor {id: row.from})
MATCH (b:Actor {id: row.to})
CREATE (a)-[t:LIVES_IN {id: row.id, version: $version}]->(b)
SET t += row.values
