// Our own id is the identity of a tie.
CREATE CONSTRAINT tie_lives_in_id IF NOT EXISTS FOR ()-[t:LIVES_IN]-() REQUIRE t.id IS UNIQUE
