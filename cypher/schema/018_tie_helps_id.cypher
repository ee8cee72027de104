// Our own id is the identity of a tie.
CREATE CONSTRAINT tie_helps_id IF NOT EXISTS FOR ()-[t:HELPS]-() REQUIRE t.id IS UNIQUE
