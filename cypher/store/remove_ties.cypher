// Takes ties away. One scan, as for records.
MATCH (:Actor)-[t]->(:Actor)
WHERE t.id IN $ids
DELETE t
