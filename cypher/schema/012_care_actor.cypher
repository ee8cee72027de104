// Our own actor is the identity of a record of care.
CREATE CONSTRAINT care_actor IF NOT EXISTS FOR (n:CareStatus) REQUIRE n.actor IS UNIQUE
