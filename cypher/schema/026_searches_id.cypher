// Our own id is the identity of a record of searches.
CREATE CONSTRAINT searches_id IF NOT EXISTS FOR (n:Search) REQUIRE n.id IS UNIQUE
