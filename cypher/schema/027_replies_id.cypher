// Our own id is the identity of a record of replies.
CREATE CONSTRAINT replies_id IF NOT EXISTS FOR (n:Reply) REQUIRE n.id IS UNIQUE
