// Our own id is the identity of a record of developments.
CREATE CONSTRAINT developments_id IF NOT EXISTS FOR (n:Development) REQUIRE n.id IS UNIQUE
