// New ties of the kind family_of, between actors that exist.
UNWIND $rows AS row
MATCH (a:Actor {id: row.from})
MATCH (b:Actor {id: row.to})
CREATE (a)-[t:FAMILY_OF {id: row.id, version: $version}]->(b)
SET t += row.values
