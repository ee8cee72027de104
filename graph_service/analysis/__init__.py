"""Pure functions over an immutable snapshot: no clock, no I/O, results in a fixed order."""
