"""How hard property tests try: fully in `make test`, a quarter as long in `make check`, to answer soon."""

from __future__ import annotations

import os

FEW = "GRAPH_SERVICE_TEST_FEW"


def many(examples: int) -> int:
    """So many examples, or a quarter of them."""
    return max(5, examples // 4) if os.environ.get(FEW) else examples
