// Takes some edges away, before the records: one record may have more than a transaction can hold.
MATCH ()-[r]->()
WITH r LIMIT $limit
DELETE r
RETURN count(*) AS edges
