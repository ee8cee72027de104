// New publications, with edges by their columns: the numbers of a meeting's papers to the meeting.
UNWIND $rows AS row
CREATE (n:Publication {id: row.id, version: $version})
SET n += row.values
WITH n
CALL (n) { MATCH (meeting:Meeting {id: n.meeting}) CREATE (n)-[:NUMBERS_OF]->(meeting) }
