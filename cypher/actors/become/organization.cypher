// Known actors become organization: an actor has exactly one kind.
UNWIND $ids AS id
MATCH (n:Actor {id: id})
REMOVE n:Resident:Shrine:Shop:Facility:Professional
SET n:Organization
