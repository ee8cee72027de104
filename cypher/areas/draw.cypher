// Edges by the columns of new records, which have none yet: each new area to the area that it is part of.
UNWIND $ids AS id
MATCH (n:Area {id: id})
MATCH (above:Area {id: n.parent})
CREATE (n)-[:PART_OF]->(above)
