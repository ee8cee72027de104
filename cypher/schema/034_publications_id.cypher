// Our own id is the identity of a record of publications.
CREATE CONSTRAINT publications_id IF NOT EXISTS FOR (n:Publication) REQUIRE n.id IS UNIQUE
