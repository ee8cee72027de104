// New ties of the kind cooperates_with, between actors that exist.
UNWIND $rows AS row
MATCH (a:Actor {id: row.from})
MATCH (b:Actor {id: row.to})
CREATE (a)-[t:COOPERATES_WITH {id: row.id, version: $version}]->(b)
SET t += row.values
