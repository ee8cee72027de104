// Our own id is the identity of a record of asks.
CREATE CONSTRAINT asks_id IF NOT EXISTS FOR (n:Ask) REQUIRE n.id IS UNIQUE
