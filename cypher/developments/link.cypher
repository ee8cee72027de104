// Edges follow the columns: each development to its needs, its failed search, whom it brings together, who takes it on and the resource that it became.
UNWIND $ids AS id
MATCH (n:Development {id: id})
CALL (n) { MATCH (n)-[old:FOR_NEED|AFTER_SEARCH|BRINGS_TOGETHER|LED_BY|FOR_RESOURCE]->() DELETE old }
CALL (n) { MATCH (need:Need) WHERE need.id IN n.needs CREATE (n)-[:FOR_NEED]->(need) }
CALL (n) { MATCH (search:Search {id: n.search}) CREATE (n)-[:AFTER_SEARCH]->(search) }
CALL (n) { MATCH (actor:Actor) WHERE actor.id IN n.together CREATE (n)-[:BRINGS_TOGETHER]->(actor) }
CALL (n) { MATCH (actor:Actor {id: n.lead}) CREATE (n)-[:LED_BY]->(actor) }
CALL (n) { MATCH (resource:Resource {id: n.resource}) CREATE (n)-[:FOR_RESOURCE]->(resource) }
