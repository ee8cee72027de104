// Edges by the columns of new records, which have none yet: each new actor to its area.
UNWIND $ids AS id
MATCH (n:Actor {id: id})
MATCH (area:Area {id: n.area})
CREATE (n)-[:IN_AREA]->(area)
