"""The commands of `graph-service`."""
