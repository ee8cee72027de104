"""The embedded Neo4j: fetched, started, shared and stopped. Nothing else knows that it is embedded.

jars       what Neo4j consists of: the lock file, one sha256 a jar
sources    where a jar comes from: Maven or a bundle
parts      the cache folder: fetches what is missing, for all commands of a user together
java       the words of the command line
archives   class-data archives, which halve the time of a start
settings   what is written into the data folder before a start: neo4j.conf, password, auth.ini
record     engine.json: which process is the engine
process    starts and ends the process
journal    what the engine wrote since its start
instance   one Neo4j on one data folder: find, start, wait, end
locks      who changes the engine's state, and who uses it
embedded   the engine that the rest of the service sees
lock       renews the lock file (`python -m graph_service.adapters.engine.lock`)
"""

from graph_service.adapters.engine.embedded import EmbeddedEngine, EngineStatus
from graph_service.adapters.engine.instance import Server
from graph_service.adapters.engine.jars import NEO4J_VERSION

__all__ = ["NEO4J_VERSION", "EmbeddedEngine", "EngineStatus", "Server"]
