// How many ties the store holds.
MATCH (:Actor)-[t]->(:Actor)
RETURN count(t) AS ties
