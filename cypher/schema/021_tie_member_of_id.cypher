// Our own id is the identity of a tie.
CREATE CONSTRAINT tie_member_of_id IF NOT EXISTS FOR ()-[t:MEMBER_OF]-() REQUIRE t.id IS UNIQUE
