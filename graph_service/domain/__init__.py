"""What the service is about, as data and frozen values: no I/O, no frameworks."""
