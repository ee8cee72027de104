"""The log of what left the house: each file with who made it, for whom, for what, until when, its hash."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass

from graph_service.application.districts import FolderRules
from graph_service.application.ports import Store
from graph_service.application.records import create_record
from graph_service.application.viewers import Viewer
from graph_service.domain.errors import InvalidValue
from graph_service.domain.parsing import is_date

MOST_TEXT = 120
"""Characters of what is said of for whom and for what: one line of a map."""


@dataclass(frozen=True)
class Handed:
    """Who may read a file, to whom it is given, for what, until when (ISO)."""

    audience: str
    recipient: str
    purpose: str
    until: str

    def check(self, today: str) -> None:
        """Raises InvalidValue where it is not said for whom, for what, or until when."""
        for column in ("recipient", "purpose"):
            text = getattr(self, column)
            if not text.strip() or len(text) > MOST_TEXT:
                raise InvalidValue(column=column, value=text[:MOST_TEXT], expected=("expected_some_text",))
        if not is_date(self.until) or self.until < today:
            raise InvalidValue(column="until", value=self.until, expected=("expected_day_from_today",))

    def record(self, view: str, content: bytes, viewer: Viewer, today: str) -> dict[str, str]:
        """The record of a file: its id begins with the day, so that recent ones are found by it."""
        return {
            "id": f"export-{today}-{uuid.uuid4().hex[:12]}",
            "made_on": today,
            "made_by": viewer.who,
            "audience": self.audience,
            "recipient": self.recipient.strip(),
            "purpose": self.purpose.strip(),
            "until": self.until,
            "view": view,
            "sha256": hashlib.sha256(content).hexdigest(),
        }


def keep(store: Store, handed: Handed, view: str, content: bytes, viewer: Viewer, rules: FolderRules) -> None:
    """Puts a file on record, as made on the day of the rules. Raises InvalidValue, NotAllowed."""
    handed.check(rules.today)
    create_record(store, "exports", handed.record(view, content, viewer, rules.today), rules, viewer)
