// Ties that are written anew because an end or the kind was corrected.
UNWIND $rows AS row
MATCH (:Actor {id: row.from})-[t {id: row.id}]->(:Actor {id: row.to})
DELETE t
