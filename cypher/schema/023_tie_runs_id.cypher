// Our own id is the identity of a tie.
CREATE CONSTRAINT tie_runs_id IF NOT EXISTS FOR ()-[t:RUNS]-() REQUIRE t.id IS UNIQUE
