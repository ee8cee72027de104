// New outcomes, with edges by their columns: each new outcome to its match.
UNWIND $rows AS row
CREATE (n:Outcome {id: row.id, version: $version})
SET n += row.values
WITH n
MATCH (m:Match {id: n.match})
CREATE (n)-[:OF_MATCH]->(m)
