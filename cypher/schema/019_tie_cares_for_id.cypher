// Our own id is the identity of a tie.
CREATE CONSTRAINT tie_cares_for_id IF NOT EXISTS FOR ()-[t:CARES_FOR]-() REQUIRE t.id IS UNIQUE
