// Known actors become shrine: an actor has exactly one kind.
UNWIND $ids AS id
MATCH (n:Actor {id: id})
REMOVE n:Resident:Organization:Shop:Facility:Professional
SET n:Shrine
