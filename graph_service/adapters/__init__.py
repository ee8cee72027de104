"""The world outside: Neo4j, files, maps. One module for each third-party library."""
