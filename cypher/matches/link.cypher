// Edges follow the columns: each match to its need, its resource and the actors of its path.
UNWIND $ids AS id
MATCH (n:Match {id: id})
CALL (n) { MATCH (n)-[old:FOR_NEED|FOR_RESOURCE|WENT_THROUGH]-() DELETE old }
CALL (n) { MATCH (need:Need {id: n.need}) CREATE (n)-[:FOR_NEED]->(need) }
CALL (n) { MATCH (resource:Resource {id: n.resource}) CREATE (n)-[:FOR_RESOURCE]->(resource) }
CALL (n) { MATCH (a:Actor) WHERE a.id IN n.path CREATE (n)-[:WENT_THROUGH]->(a) }
