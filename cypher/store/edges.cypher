// How many edges the store holds: ties, and those drawn from columns.
MATCH ()-[r]->()
RETURN count(r) AS edges
