"""The generator of the synthetic districts (架空データ). From the root: `python -m seed_data.generate`.

Deterministic: the same preset gives the same bytes on every machine. It knows the file format and nothing of
the program; that the program reads what it writes is what tests/unit/test_seed_data.py shows.
"""

from __future__ import annotations

from seed_data.generate.district import Built, build
from seed_data.generate.presets import PRESETS, Preset
from seed_data.generate.writing import files_of, write

__all__ = ["PRESETS", "Built", "Preset", "build", "files_of", "write"]
