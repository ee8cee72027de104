// Ties by id, whatever their kind: one branch a kind, so that each uses its own index.
UNWIND $ids AS id
CALL (id) {
  MATCH (a:Actor)-[t:FAMILY_OF {id: id}]->(b:Actor)
  RETURN a.id AS source, b.id AS target, toLower(type(t)) AS kind, properties(t) AS values
  UNION ALL
  MATCH (a:Actor)-[t:NEIGHBOUR_OF {id: id}]->(b:Actor)
  RETURN a.id AS source, b.id AS target, toLower(type(t)) AS kind, properties(t) AS values
  UNION ALL
  MATCH (a:Actor)-[t:KNOWS {id: id}]->(b:Actor)
  RETURN a.id AS source, b.id AS target, toLower(type(t)) AS kind, properties(t) AS values
  UNION ALL
  MATCH (a:Actor)-[t:COOPERATES_WITH {id: id}]->(b:Actor)
  RETURN a.id AS source, b.id AS target, toLower(type(t)) AS kind, properties(t) AS values
  UNION ALL
  MATCH (a:Actor)-[t:HELPS {id: id}]->(b:Actor)
  RETURN a.id AS source, b.id AS target, toLower(type(t)) AS kind, properties(t) AS values
  UNION ALL
  MATCH (a:Actor)-[t:CARES_FOR {id: id}]->(b:Actor)
  RETURN a.id AS source, b.id AS target, toLower(type(t)) AS kind, properties(t) AS values
  UNION ALL
  MATCH (a:Actor)-[t:LIVES_IN {id: id}]->(b:Actor)
  RETURN a.id AS source, b.id AS target, toLower(type(t)) AS kind, properties(t) AS values
  UNION ALL
  MATCH (a:Actor)-[t:MEMBER_OF {id: id}]->(b:Actor)
  RETURN a.id AS source, b.id AS target, toLower(type(t)) AS kind, properties(t) AS values
  UNION ALL
  MATCH (a:Actor)-[t:WORKS_AT {id: id}]->(b:Actor)
  RETURN a.id AS source, b.id AS target, toLower(type(t)) AS kind, properties(t) AS values
  UNION ALL
  MATCH (a:Actor)-[t:RUNS {id: id}]->(b:Actor)
  RETURN a.id AS source, b.id AS target, toLower(type(t)) AS kind, properties(t) AS values
  UNION ALL
  MATCH (a:Actor)-[t:INTRODUCED {id: id}]->(b:Actor)
  RETURN a.id AS source, b.id AS target, toLower(type(t)) AS kind, properties(t) AS values
  UNION ALL
  MATCH (a:Actor)-[t:USES {id: id}]->(b:Actor)
  RETURN a.id AS source, b.id AS target, toLower(type(t)) AS kind, properties(t) AS values
}
RETURN source, target, kind, values
