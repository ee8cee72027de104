// Records of all tables by their ids, $ids.TABLE: one branch a label or relationship type, so that each uses its
// own index. While a large load is under way also its mark.
MATCH (m:Meta {id: 'loading'})
RETURN 'loading' AS table, properties(m) AS values, null AS source, null AS target, null AS kind
UNION ALL
UNWIND $ids.areas AS id
MATCH (n:Area {id: id})
RETURN 'areas' AS table, properties(n) AS values, null AS source, null AS target, null AS kind
UNION ALL
UNWIND $ids.themes AS id
MATCH (n:Theme {id: id})
RETURN 'themes' AS table, properties(n) AS values, null AS source, null AS target, null AS kind
UNION ALL
UNWIND $ids.actors AS id
MATCH (n:Actor {id: id})
RETURN 'actors' AS table, properties(n) AS values, null AS source, null AS target, null AS kind
UNION ALL
UNWIND $ids.needs AS id
MATCH (n:Need {id: id})
RETURN 'needs' AS table, properties(n) AS values, null AS source, null AS target, null AS kind
UNION ALL
UNWIND $ids.resources AS id
MATCH (n:Resource {id: id})
RETURN 'resources' AS table, properties(n) AS values, null AS source, null AS target, null AS kind
UNION ALL
UNWIND $ids.asks AS id
MATCH (n:Ask {id: id})
RETURN 'asks' AS table, properties(n) AS values, null AS source, null AS target, null AS kind
UNION ALL
UNWIND $ids.matches AS id
MATCH (n:Match {id: id})
RETURN 'matches' AS table, properties(n) AS values, null AS source, null AS target, null AS kind
UNION ALL
UNWIND $ids.outcomes AS id
MATCH (n:Outcome {id: id})
RETURN 'outcomes' AS table, properties(n) AS values, null AS source, null AS target, null AS kind
UNION ALL
UNWIND $ids.consents AS id
MATCH (n:Consent {id: id})
RETURN 'consents' AS table, properties(n) AS values, null AS source, null AS target, null AS kind
UNION ALL
UNWIND $ids.care AS id
MATCH (n:CareStatus {actor: id})
RETURN 'care' AS table, properties(n) AS values, null AS source, null AS target, null AS kind
UNION ALL
UNWIND $ids.searches AS id
MATCH (n:Search {id: id})
RETURN 'searches' AS table, properties(n) AS values, null AS source, null AS target, null AS kind
UNION ALL
UNWIND $ids.replies AS id
MATCH (n:Reply {id: id})
RETURN 'replies' AS table, properties(n) AS values, null AS source, null AS target, null AS kind
UNION ALL
UNWIND $ids.developments AS id
MATCH (n:Development {id: id})
RETURN 'developments' AS table, properties(n) AS values, null AS source, null AS target, null AS kind
UNION ALL
UNWIND $ids.efforts AS id
MATCH (n:Effort {id: id})
RETURN 'efforts' AS table, properties(n) AS values, null AS source, null AS target, null AS kind
UNION ALL
UNWIND $ids.places AS id
MATCH (n:Place {actor: id})
RETURN 'places' AS table, properties(n) AS values, null AS source, null AS target, null AS kind
UNION ALL
UNWIND $ids.exports AS id
MATCH (n:Export {id: id})
RETURN 'exports' AS table, properties(n) AS values, null AS source, null AS target, null AS kind
UNION ALL
UNWIND $ids.meetings AS id
MATCH (n:Meeting {id: id})
RETURN 'meetings' AS table, properties(n) AS values, null AS source, null AS target, null AS kind
UNION ALL
UNWIND $ids.decisions AS id
MATCH (n:Decision {id: id})
RETURN 'decisions' AS table, properties(n) AS values, null AS source, null AS target, null AS kind
UNION ALL
UNWIND $ids.publications AS id
MATCH (n:Publication {id: id})
RETURN 'publications' AS table, properties(n) AS values, null AS source, null AS target, null AS kind
UNION ALL
UNWIND $ids.ties AS id
MATCH (a:Actor)-[t:FAMILY_OF {id: id}]->(b:Actor)
RETURN 'ties' AS table, properties(t) AS values, a.id AS source, b.id AS target, 'family_of' AS kind
UNION ALL
UNWIND $ids.ties AS id
MATCH (a:Actor)-[t:NEIGHBOUR_OF {id: id}]->(b:Actor)
RETURN 'ties' AS table, properties(t) AS values, a.id AS source, b.id AS target, 'neighbour_of' AS kind
UNION ALL
UNWIND $ids.ties AS id
MATCH (a:Actor)-[t:KNOWS {id: id}]->(b:Actor)
RETURN 'ties' AS table, properties(t) AS values, a.id AS source, b.id AS target, 'knows' AS kind
UNION ALL
UNWIND $ids.ties AS id
MATCH (a:Actor)-[t:COOPERATES_WITH {id: id}]->(b:Actor)
RETURN 'ties' AS table, properties(t) AS values, a.id AS source, b.id AS target, 'cooperates_with' AS kind
UNION ALL
UNWIND $ids.ties AS id
MATCH (a:Actor)-[t:HELPS {id: id}]->(b:Actor)
RETURN 'ties' AS table, properties(t) AS values, a.id AS source, b.id AS target, 'helps' AS kind
UNION ALL
UNWIND $ids.ties AS id
MATCH (a:Actor)-[t:CARES_FOR {id: id}]->(b:Actor)
RETURN 'ties' AS table, properties(t) AS values, a.id AS source, b.id AS target, 'cares_for' AS kind
UNION ALL
UNWIND $ids.ties AS id
MATCH (a:Actor)-[t:LIVES_IN {id: id}]->(b:Actor)
RETURN 'ties' AS table, properties(t) AS values, a.id AS source, b.id AS target, 'lives_in' AS kind
UNION ALL
UNWIND $ids.ties AS id
MATCH (a:Actor)-[t:MEMBER_OF {id: id}]->(b:Actor)
RETURN 'ties' AS table, properties(t) AS values, a.id AS source, b.id AS target, 'member_of' AS kind
UNION ALL
UNWIND $ids.ties AS id
MATCH (a:Actor)-[t:WORKS_AT {id: id}]->(b:Actor)
RETURN 'ties' AS table, properties(t) AS values, a.id AS source, b.id AS target, 'works_at' AS kind
UNION ALL
UNWIND $ids.ties AS id
MATCH (a:Actor)-[t:RUNS {id: id}]->(b:Actor)
RETURN 'ties' AS table, properties(t) AS values, a.id AS source, b.id AS target, 'runs' AS kind
UNION ALL
UNWIND $ids.ties AS id
MATCH (a:Actor)-[t:INTRODUCED {id: id}]->(b:Actor)
RETURN 'ties' AS table, properties(t) AS values, a.id AS source, b.id AS target, 'introduced' AS kind
UNION ALL
UNWIND $ids.ties AS id
MATCH (a:Actor)-[t:USES {id: id}]->(b:Actor)
RETURN 'ties' AS table, properties(t) AS values, a.id AS source, b.id AS target, 'uses' AS kind
