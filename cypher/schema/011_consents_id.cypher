// Our own id is the identity of a record of consents.
CREATE CONSTRAINT consents_id IF NOT EXISTS FOR (n:Consent) REQUIRE n.id IS UNIQUE
