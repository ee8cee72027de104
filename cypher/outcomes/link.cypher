// Edges follow the columns: each outcome to its match.
UNWIND $ids AS id
MATCH (n:Outcome {id: id})
CALL (n) { MATCH (n)-[old:OF_MATCH]-() DELETE old }
CALL (n) { MATCH (m:Match {id: n.match}) CREATE (n)-[:OF_MATCH]->(m) }
