// Edges follow the columns: each meeting to its area, whom it invites and who came.
UNWIND $ids AS id
MATCH (n:Meeting {id: id})
CALL (n) { MATCH (n)-[old:IN_AREA|INVITES|ATTENDED_BY]->() DELETE old }
CALL (n) { MATCH (area:Area {id: n.area}) CREATE (n)-[:IN_AREA]->(area) }
CALL (n) { MATCH (actor:Actor) WHERE actor.id IN n.invited CREATE (n)-[:INVITES]->(actor) }
CALL (n) { MATCH (actor:Actor) WHERE actor.id IN n.attended CREATE (n)-[:ATTENDED_BY]->(actor) }
