// New developments, with edges by their columns: each development to its needs, its failed search, whom it brings together, who takes it on and the resource that it became.
UNWIND $rows AS row
CREATE (n:Development {id: row.id, version: $version})
SET n += row.values
WITH n
CALL (n) { MATCH (need:Need) WHERE need.id IN n.needs CREATE (n)-[:FOR_NEED]->(need) }
CALL (n) { MATCH (search:Search {id: n.search}) CREATE (n)-[:AFTER_SEARCH]->(search) }
CALL (n) { MATCH (actor:Actor) WHERE actor.id IN n.together CREATE (n)-[:BRINGS_TOGETHER]->(actor) }
CALL (n) { MATCH (actor:Actor {id: n.lead}) CREATE (n)-[:LED_BY]->(actor) }
CALL (n) { MATCH (resource:Resource {id: n.resource}) CREATE (n)-[:FOR_RESOURCE]->(resource) }
