// Known actors become facility: an actor has exactly one kind.
UNWIND $ids AS id
MATCH (n:Actor {id: id})
REMOVE n:Resident:Organization:Shrine:Shop:Professional
SET n:Facility
