// New meetings, with edges by their columns: each meeting to its area, whom it invites and who came.
UNWIND $rows AS row
CREATE (n:Meeting {id: row.id, version: $version})
SET n += row.values
WITH n
CALL (n) { MATCH (area:Area {id: n.area}) CREATE (n)-[:IN_AREA]->(area) }
CALL (n) { MATCH (actor:Actor) WHERE actor.id IN n.invited CREATE (n)-[:INVITES]->(actor) }
CALL (n) { MATCH (actor:Actor) WHERE actor.id IN n.attended CREATE (n)-[:ATTENDED_BY]->(actor) }
