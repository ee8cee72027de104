// New matches, with edges by their columns: each new match to its need, its resource and the actors of its path.
UNWIND $rows AS row
CREATE (n:Match {id: row.id, version: $version})
SET n += row.values
WITH n
MATCH (need:Need {id: n.need})
MATCH (resource:Resource {id: n.resource})
CREATE (need)<-[:FOR_NEED]-(n)-[:FOR_RESOURCE]->(resource)
WITH n WHERE n.path IS NOT NULL
MATCH (a:Actor) WHERE a.id IN n.path
CREATE (n)-[:WENT_THROUGH]->(a)
