// New ties of the kind member_of, between actors that exist.
UNWIND $rows AS row
MATCH (a:Actor {id: row.from})
MATCH (b:Actor {id: row.to})
CREATE (a)-[t:MEMBER_OF {id: row.id, version: $version}]->(b)
SET t += row.values
