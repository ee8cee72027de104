// Our own id is the identity of a record of efforts.
CREATE CONSTRAINT efforts_id IF NOT EXISTS FOR (n:Effort) REQUIRE n.id IS UNIQUE
