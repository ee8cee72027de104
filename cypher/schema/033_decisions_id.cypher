// Our own id is the identity of a record of decisions.
CREATE CONSTRAINT decisions_id IF NOT EXISTS FOR (n:Decision) REQUIRE n.id IS UNIQUE
