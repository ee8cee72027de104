// Our own id is the identity of a record of meetings.
CREATE CONSTRAINT meetings_id IF NOT EXISTS FOR (n:Meeting) REQUIRE n.id IS UNIQUE
