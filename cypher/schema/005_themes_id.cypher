// Our own id is the identity of a record of themes.
CREATE CONSTRAINT themes_id IF NOT EXISTS FOR (n:Theme) REQUIRE n.id IS UNIQUE
