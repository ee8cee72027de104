"""The report to the municipality. `events` what happened when and where, `report` counts it,
`telling` says it: as data, as rows of words, as sheets."""
