"""What users have seen, as a small private file for each in the data folder."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path

from graph_service.application.visits import Seen


class FolderVisits:
    """One file a user; its name tells nobody who that is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def file(self, who: str) -> Path:
        name = hashlib.sha256(who.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self.folder / f"{name}.json"

    def seen(self, who: str) -> Seen | None:
        """A file that is not there, or that nobody can read, is nothing seen."""
        try:
            kept = json.loads(self.file(who).read_text("utf-8"))
            return Seen(str(kept["on"]), str(kept["district"]), frozenset(map(str, kept["keys"])))
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def keep(self, who: str, seen: Seen) -> None:
        """Written beside and put in place: two services on one folder never read half a file."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        content = {"on": seen.on, "district": seen.district, "keys": sorted(seen.keys)}
        handle, name = tempfile.mkstemp(dir=self.folder, suffix=".draft")
        with os.fdopen(handle, "w", encoding="utf-8") as draft:
            json.dump(content, draft, ensure_ascii=False)
        Path(name).replace(self.file(who))
