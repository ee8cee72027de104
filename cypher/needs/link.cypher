// Edges follow the columns: each need to its holder, to who identified it and to its theme.
UNWIND $ids AS id
MATCH (n:Need {id: id})
CALL (n) { MATCH (n)-[old:HAS_NEED|IDENTIFIED_BY|ABOUT]-() DELETE old }
CALL (n) { MATCH (a:Actor {id: n.actor}) CREATE (a)-[:HAS_NEED]->(n) }
CALL (n) { MATCH (a:Actor {id: n.identified_by}) CREATE (n)-[:IDENTIFIED_BY]->(a) }
CALL (n) { MATCH (theme:Theme {id: n.theme}) CREATE (n)-[:ABOUT]->(theme) }
