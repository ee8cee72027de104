"""The one store, on Neo4j by Bolt. The neo4j driver enters the project here and nowhere else.

connection  the driver, its sessions, and the one door through which its errors become ours
schema      migrations, and the check that every query is understood
reading     one whole state of the district, records by id, pages
writing     edits and loads, each one transaction: number first, then versions, then writes, then the journal
loading     districts: one transaction where it fits, else in batches
room        how much of the database's memory a transaction takes
large       batches behind a mark, and what becomes of those that died
store       all of it as the ports of the application
"""

from graph_service.adapters.bolt.connection import BoltAddress, Connection, answers
from graph_service.adapters.bolt.store import BoltStore

__all__ = ["BoltAddress", "BoltStore", "Connection", "answers"]
