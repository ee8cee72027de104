"""Speed and memory, beside peers doing the same work: `python -m benchmarks`. Nothing of it is a test.

districts   synthetic districts as folders
running     an embedded engine of its own in a temporary home, with the service's store on it
peer        the peer of `load`: bare UNWIND batches of the same rows
load        the rate of `load` beside its peer
engine      how long the engine takes to its first answer, and to stop
memory      what service and engine hold
snapshot    reading a whole state from the store, and the words of an answer
paths       the search for paths beside its peers, up to a million actors
  snapshots      synthetic districts as snapshots
  path_problems  what everybody is asked
  path_ours      the search, its unit, the costs of another date
  path_peers     networkx, rustworkx and igraph, whose paths path_groups prices and groups
  path_cypher    one Cypher statement
  path_worker    a process that answers; path_contest asks all of them by turns
  path_tables    the tables, and the targets beside them
upkeep      what one changed tie costs a snapshot that is kept
gaps        which open needs are reached, and every gap of a district
what_if     one what-if on a known district
pages       the server's time for each page
  page_addresses under which addresses each is asked for
  page_frames    how soon a browser shows the map that one explores, how fast it moves
  layouts        the places of 300, 2,000 and 10,000 symbols
report      the tables, and the machine that they were measured on; results/ keeps them by part
"""
