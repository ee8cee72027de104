// Our own id is the identity of a record of matches.
CREATE CONSTRAINT matches_id IF NOT EXISTS FOR (n:Match) REQUIRE n.id IS UNIQUE
