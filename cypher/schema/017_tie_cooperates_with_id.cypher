// Our own id is the identity of a tie.
CREATE CONSTRAINT tie_cooperates_with_id IF NOT EXISTS FOR ()-[t:COOPERATES_WITH]-() REQUIRE t.id IS UNIQUE
