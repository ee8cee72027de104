// New ties of the kind runs, between actors that exist.
UNWIND $rows AS row
MATCH (a:Actor {id: row.from})
MATCH (b:Actor {id: row.to})
CREATE (a)-[t:RUNS {id: row.id, version: $version}]->(b)
SET t += row.values
