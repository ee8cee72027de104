// Our own actor is the identity of a record of places.
CREATE CONSTRAINT places_actor IF NOT EXISTS FOR (n:Place) REQUIRE n.actor IS UNIQUE
