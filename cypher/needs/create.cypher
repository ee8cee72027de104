// New needs, with edges by their columns: each new need to its holder, to its theme and to who identified it.
UNWIND $rows AS row
CREATE (n:Need {id: row.id, version: $version})
SET n += row.values
WITH n
MATCH (a:Actor {id: n.actor})
MATCH (theme:Theme {id: n.theme})
CREATE (a)-[:HAS_NEED]->(n)-[:ABOUT]->(theme)
WITH n WHERE n.identified_by IS NOT NULL
MATCH (by:Actor {id: n.identified_by})
CREATE (n)-[:IDENTIFIED_BY]->(by)
