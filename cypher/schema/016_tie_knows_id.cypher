// Our own id is the identity of a tie.
CREATE CONSTRAINT tie_knows_id IF NOT EXISTS FOR ()-[t:KNOWS]-() REQUIRE t.id IS UNIQUE
