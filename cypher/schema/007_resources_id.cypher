// Our own id is the identity of a record of resources.
CREATE CONSTRAINT resources_id IF NOT EXISTS FOR (n:Resource) REQUIRE n.id IS UNIQUE
