// Takes a few records away with their edges, $ids.TABLE: one part a label, so that each uses its own index.
CALL () { UNWIND $ids.areas AS id MATCH (n:Area {id: id}) DETACH DELETE n }
CALL () { UNWIND $ids.themes AS id MATCH (n:Theme {id: id}) DETACH DELETE n }
CALL () { UNWIND $ids.actors AS id MATCH (n:Actor {id: id}) DETACH DELETE n }
CALL () { UNWIND $ids.needs AS id MATCH (n:Need {id: id}) DETACH DELETE n }
CALL () { UNWIND $ids.resources AS id MATCH (n:Resource {id: id}) DETACH DELETE n }
CALL () { UNWIND $ids.asks AS id MATCH (n:Ask {id: id}) DETACH DELETE n }
CALL () { UNWIND $ids.matches AS id MATCH (n:Match {id: id}) DETACH DELETE n }
CALL () { UNWIND $ids.consents AS id MATCH (n:Consent {id: id}) DETACH DELETE n }
CALL () { UNWIND $ids.outcomes AS id MATCH (n:Outcome {id: id}) DETACH DELETE n }
CALL () { UNWIND $ids.care AS id MATCH (n:CareStatus {actor: id}) DETACH DELETE n }
CALL () { UNWIND $ids.searches AS id MATCH (n:Search {id: id}) DETACH DELETE n }
CALL () { UNWIND $ids.replies AS id MATCH (n:Reply {id: id}) DETACH DELETE n }
CALL () { UNWIND $ids.developments AS id MATCH (n:Development {id: id}) DETACH DELETE n }
CALL () { UNWIND $ids.efforts AS id MATCH (n:Effort {id: id}) DETACH DELETE n }
CALL () { UNWIND $ids.places AS id MATCH (n:Place {actor: id}) DETACH DELETE n }
CALL () { UNWIND $ids.exports AS id MATCH (n:Export {id: id}) DETACH DELETE n }
