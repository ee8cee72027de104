"""The pages around a meeting. `routes` has the addresses; one module a form or page beside it."""
