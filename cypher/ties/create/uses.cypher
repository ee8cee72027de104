// New ties of the kind uses, between actors that exist.
UNWIND $rows AS row
MATCH (a:Actor {id: row.from})
MATCH (b:Actor {id: row.to})
CREATE (a)-[t:USES {id: row.id, version: $version}]->(b)
SET t += row.values
