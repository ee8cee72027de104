// Edges by the columns of new records, which have none yet: each new theme to the broader themes that it is part of.
UNWIND $ids AS id
MATCH (n:Theme {id: id})
MATCH (above:Theme) WHERE above.id IN n.broader
CREATE (n)-[:PART_OF]->(above)
