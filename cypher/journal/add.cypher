// One entry of the journal; columns before and after are JSON texts, one for each record touched.
CREATE (c:Change {number: $number})
SET c += $values
