// Our own id is the identity of a tie.
CREATE CONSTRAINT tie_uses_id IF NOT EXISTS FOR ()-[t:USES]-() REQUIRE t.id IS UNIQUE
