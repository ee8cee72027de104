// Meta nodes hold what belongs to the store itself: change counter, district, marks.
CREATE CONSTRAINT meta_id IF NOT EXISTS FOR (n:Meta) REQUIRE n.id IS UNIQUE
