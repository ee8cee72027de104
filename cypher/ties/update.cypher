// Known ties take the values given; their ends and kind stay.
UNWIND $rows AS row
MATCH (:Actor {id: row.from})-[t {id: row.id}]->(:Actor {id: row.to})
SET t += row.values, t.version = $version
