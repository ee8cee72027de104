// Known actors become resident: an actor has exactly one kind.
UNWIND $ids AS id
MATCH (n:Actor {id: id})
REMOVE n:Organization:Shrine:Shop:Facility:Professional
SET n:Resident
