// Edges follow the columns: each resource to its actor, its theme and its areas.
UNWIND $ids AS id
MATCH (n:Resource {id: id})
CALL (n) { MATCH (n)-[old:GIVES|RECEIVES|ABOUT|IN_AREA]-() DELETE old }
CALL (n) { WITH n WHERE n.direction = 'gives' MATCH (a:Actor {id: n.actor}) CREATE (a)-[:GIVES]->(n) }
CALL (n) { WITH n WHERE n.direction = 'receives' MATCH (a:Actor {id: n.actor}) CREATE (a)-[:RECEIVES]->(n) }
CALL (n) { MATCH (theme:Theme {id: n.theme}) CREATE (n)-[:ABOUT]->(theme) }
CALL (n) { MATCH (area:Area) WHERE area.id IN n.areas CREATE (n)-[:IN_AREA]->(area) }
