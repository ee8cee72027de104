// Our own id is the identity of a record of areas.
CREATE CONSTRAINT areas_id IF NOT EXISTS FOR (n:Area) REQUIRE n.id IS UNIQUE
