// What hangs on a few records by an edge, $ids.TABLE: who could name them. Tables whose records nobody names are left out.
UNWIND $ids.areas AS id
MATCH (:Area {id: id})-[r]-(m)
RETURN labels(m) AS labels, coalesce(m.id, m.actor) AS id, null AS tie
UNION ALL
UNWIND $ids.themes AS id
MATCH (:Theme {id: id})-[r]-(m)
RETURN labels(m) AS labels, coalesce(m.id, m.actor) AS id, null AS tie
UNION ALL
UNWIND $ids.actors AS id
MATCH (:Actor {id: id})-[r]-(m)
RETURN labels(m) AS labels, coalesce(m.id, m.actor) AS id, CASE WHEN 'Actor' IN labels(m) THEN r.id END AS tie
UNION ALL
UNWIND $ids.needs AS id
MATCH (:Need {id: id})-[r]-(m)
RETURN labels(m) AS labels, coalesce(m.id, m.actor) AS id, null AS tie
UNION ALL
UNWIND $ids.resources AS id
MATCH (:Resource {id: id})-[r]-(m)
RETURN labels(m) AS labels, coalesce(m.id, m.actor) AS id, null AS tie
UNION ALL
UNWIND $ids.matches AS id
MATCH (:Match {id: id})-[r]-(m)
RETURN labels(m) AS labels, coalesce(m.id, m.actor) AS id, null AS tie
UNION ALL
UNWIND $ids.consents AS id
MATCH (:Consent {id: id})-[r]-(m)
RETURN labels(m) AS labels, coalesce(m.id, m.actor) AS id, null AS tie
UNION ALL
UNWIND $ids.searches AS id
MATCH (:Search {id: id})-[r]-(m)
RETURN labels(m) AS labels, coalesce(m.id, m.actor) AS id, null AS tie
UNION ALL
UNWIND $ids.meetings AS id
MATCH (:Meeting {id: id})-[r]-(m)
RETURN labels(m) AS labels, coalesce(m.id, m.actor) AS id, null AS tie
