// Known actors become shop: an actor has exactly one kind.
UNWIND $ids AS id
MATCH (n:Actor {id: id})
REMOVE n:Resident:Organization:Shrine:Facility:Professional
SET n:Shop
