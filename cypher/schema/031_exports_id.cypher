// Our own id is the identity of a record of exports.
CREATE CONSTRAINT exports_id IF NOT EXISTS FOR (n:Export) REQUIRE n.id IS UNIQUE
