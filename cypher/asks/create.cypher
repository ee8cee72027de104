// New asks, with edges by their columns: each new ask to its need, to who was asked and to the resource it named.
UNWIND $rows AS row
CREATE (n:Ask {id: row.id, version: $version})
SET n += row.values
WITH n
MATCH (need:Need {id: n.need})
MATCH (a:Actor {id: n.actor})
CREATE (need)<-[:FOR_NEED]-(n)-[:ASKED]->(a)
WITH n WHERE n.resource IS NOT NULL
MATCH (resource:Resource {id: n.resource})
CREATE (n)-[:FOR_RESOURCE]->(resource)
