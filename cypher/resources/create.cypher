// New resources, with edges by their columns: each new resource to its actor, its theme and its areas.
UNWIND $rows AS row
CREATE (n:Resource {id: row.id, version: $version})
SET n += row.values
WITH n
MATCH (a:Actor {id: n.actor})
MATCH (theme:Theme {id: n.theme})
CREATE (n)-[:ABOUT]->(theme)
FOREACH (_ IN CASE n.direction WHEN 'gives' THEN [1] ELSE [] END | CREATE (a)-[:GIVES]->(n))
FOREACH (_ IN CASE n.direction WHEN 'receives' THEN [1] ELSE [] END | CREATE (a)-[:RECEIVES]->(n))
WITH n WHERE n.areas IS NOT NULL
MATCH (area:Area) WHERE area.id IN n.areas
CREATE (n)-[:IN_AREA]->(area)
