// A small whole number beside the id: ties are read in bulk by it.
CREATE CONSTRAINT actor_key IF NOT EXISTS FOR (n:Actor) REQUIRE n.key IS UNIQUE
