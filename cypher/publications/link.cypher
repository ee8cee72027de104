// Edges follow the columns: the numbers of a meeting's papers to the meeting.
UNWIND $ids AS id
MATCH (n:Publication {id: id})
CALL (n) { MATCH (n)-[old:NUMBERS_OF]->() DELETE old }
CALL (n) { MATCH (meeting:Meeting {id: n.meeting}) CREATE (n)-[:NUMBERS_OF]->(meeting) }
