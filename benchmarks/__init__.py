"""Speed and memory, beside peers doing the same work: `python -m benchmarks`. Nothing of it is a test.

districts   synthetic districts as folders
running     an embedded engine of its own in a temporary home, with the service's store on it
peer        the peer of `load`: bare UNWIND batches of the same rows
load        the rate of `load` beside its peer
engine      how long the engine takes to its first answer, and to stop
memory      what service and engine hold
report      the tables, and the machine that they were measured on
"""
