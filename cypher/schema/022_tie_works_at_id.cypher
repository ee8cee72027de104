// Our own id is the identity of a tie.
CREATE CONSTRAINT tie_works_at_id IF NOT EXISTS FOR ()-[t:WORKS_AT]-() REQUIRE t.id IS UNIQUE
