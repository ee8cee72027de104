"""Where the folders shipped beside the package lie: in a wheel, an editable install and a bare clone."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def asset(*parts: str) -> Path:
    """The path of a file or folder below `cypher/`, `visualizations/` or `seed_data/`.

    A wheel carries the three folders as package data; a clone has them beside the package.
    """
    shipped = PACKAGE / "data"
    return (shipped if shipped.is_dir() else PACKAGE.parent).joinpath(*parts)
