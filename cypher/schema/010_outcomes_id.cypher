// Our own id is the identity of a record of outcomes.
CREATE CONSTRAINT outcomes_id IF NOT EXISTS FOR (n:Outcome) REQUIRE n.id IS UNIQUE
