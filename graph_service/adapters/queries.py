"""Loads the files of cypher/. The text of a query comes from its file alone, never from string formatting."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, LiteralString

PARAMETER = re.compile(r"\$(\w+)")
COMMENT = re.compile(r"//.*")


@dataclass(frozen=True)
class Bound:
    """A query with its values: what a transaction runs."""

    text: LiteralString
    values: dict[str, Any]


@dataclass(frozen=True)
class Query:
    """One file: its name below cypher/ without the ending, its text, and the parameters that it reads."""

    name: str
    text: LiteralString
    parameters: frozenset[str]

    def bind(self, **values: object) -> Bound:
        """The query with its values. Raises ValueError when names are missing or extra."""
        if values.keys() != self.parameters:
            wanted, given = sorted(self.parameters), sorted(values)
            raise ValueError(f"{self.name}: takes {wanted}, was given {given}")
        return Bound(self.text, dict(values))


class Queries:
    """Every query by name."""

    def __init__(self, folder: Path) -> None:
        files = sorted(folder.rglob("*.cypher"))
        self.by_name = {query.name: query for query in (read_query(folder, file) for file in files)}

    def bind(self, name: str, **values: object) -> Bound:
        return self.by_name[name].bind(**values)

    def below(self, folder: str) -> list[Query]:
        """The queries of one folder, in the order of their names."""
        return [query for name, query in self.by_name.items() if name.startswith(folder + "/")]

    def digest(self) -> str:
        """Changes when any query does."""
        texts = (f"{query.name}\n{query.text}\n" for query in self.by_name.values())
        return hashlib.sha256("".join(texts).encode()).hexdigest()


def read_query(folder: Path, file: Path) -> Query:
    text = file.read_text("utf-8")
    name = file.relative_to(folder).with_suffix("").as_posix()
    parameters = frozenset(PARAMETER.findall(COMMENT.sub("", text)))
    # The text is a file of this project, so it is as good as the literal that the driver asks for.
    return Query(name, text, parameters)
