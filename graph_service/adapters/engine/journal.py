"""What the engine wrote about itself since its last start."""

from __future__ import annotations

import os
from pathlib import Path

LINES = 20


class Journal:
    """The engine's own log and what it printed (into the file `printed`), from `begin` on."""

    def __init__(self, home: Path) -> None:
        self.printed = home / "engine.log"
        self._log = home / "logs" / "neo4j.log"
        self._from = 0

    def begin(self) -> None:
        """Forgets what is there; what the last engine printed stays readable beside it."""
        if self.printed.exists():
            self.printed.replace(self.printed.with_suffix(".log.old"))
        self._from = self._log.stat().st_size if self._log.exists() else 0

    def tells(self, words: str) -> bool:
        """Whether these words were written."""
        return words in self._text()

    def end(self) -> str:
        """The last lines, without the frames of stack traces."""
        lines = [line for line in self._text().splitlines() if line.strip() and not line.startswith("\t")]
        return os.linesep.join(lines[-LINES:])

    def _text(self) -> str:
        printed = self.printed.read_bytes() if self.printed.exists() else b""
        return (printed + self._logged()).decode("utf-8", "replace")

    def _logged(self) -> bytes:
        if not self._log.exists():
            return b""
        content = self._log.read_bytes()
        # Shorter than before: Neo4j has begun a new file meanwhile.
        return content[self._from :] if len(content) >= self._from else content
