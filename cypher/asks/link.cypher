// Edges follow the columns: each ask to its need, to who was asked and to the resource it named.
UNWIND $ids AS id
MATCH (n:Ask {id: id})
CALL (n) { MATCH (n)-[old:FOR_NEED|ASKED|FOR_RESOURCE]-() DELETE old }
CALL (n) { MATCH (need:Need {id: n.need}) CREATE (n)-[:FOR_NEED]->(need) }
CALL (n) { MATCH (a:Actor {id: n.actor}) CREATE (n)-[:ASKED]->(a) }
CALL (n) { MATCH (resource:Resource {id: n.resource}) CREATE (n)-[:FOR_RESOURCE]->(resource) }
