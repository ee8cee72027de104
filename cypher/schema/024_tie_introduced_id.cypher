// Our own id is the identity of a tie.
CREATE CONSTRAINT tie_introduced_id IF NOT EXISTS FOR ()-[t:INTRODUCED]-() REQUIRE t.id IS UNIQUE
