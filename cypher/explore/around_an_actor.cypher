// What is around one actor, to look at in Neo4j Browser. Set the id first: :param id => 'daughter-76'
MATCH way = (a:Actor {id: $id})-[*1..2]-(b:Actor)
RETURN way
LIMIT 100
