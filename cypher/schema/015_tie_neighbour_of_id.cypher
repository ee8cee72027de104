// Our own id is the identity of a tie.
CREATE CONSTRAINT tie_neighbour_of_id IF NOT EXISTS FOR ()-[t:NEIGHBOUR_OF]-() REQUIRE t.id IS UNIQUE
