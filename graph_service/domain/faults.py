"""What can be wrong (a fault) or odd (a warning) in a folder, with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True)
class Fault:
    """One fault or warning: `row` is the line as a spreadsheet numbers it (1 the header, 0 the file)."""

    file: str
    row: int
    column: str
    code: str
    data: Mapping[str, object] = field(default_factory=lambda: NOTHING)
