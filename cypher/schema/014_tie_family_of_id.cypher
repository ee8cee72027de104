// Our own id is the identity of a tie.
CREATE CONSTRAINT tie_family_of_id IF NOT EXISTS FOR ()-[t:FAMILY_OF]-() REQUIRE t.id IS UNIQUE
