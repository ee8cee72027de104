// Our own id is the identity of a record of needs.
CREATE CONSTRAINT needs_id IF NOT EXISTS FOR (n:Need) REQUIRE n.id IS UNIQUE
