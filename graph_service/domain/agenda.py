"""What waits for a coordinator on a day, as the store finds it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from graph_service.domain.cells import Value
from graph_service.domain.changes import Record

TO_BE_ANSWERED = frozenset({"matched", "unmet", "followed_up", "withdrawn"})
"""Statuses of needs whose referrer is to be told what came of them; so is that of a rejected one."""
NOTED = re.compile(r"^(\d{4}-\d{2}-\d{2}) ", re.MULTILINE | re.ASCII)
"""How a line of a need's note begins that says on which day the need was closed."""


@dataclass(frozen=True)
class Agenda:
    """Records of one state; each list is cut at the limit that was asked for, its first ones are kept.

    `waiting` and `unanswered` are needs, `due` what was to be looked at again or done (matches, developments,
    replies, decisions, by their next date), `meetings` those since a day without minutes; `matches` and
    `replies` were made since that day (outputs), `outcomes` are the changes in persons that were seen last,
    `unconfirmed` the matches whose outcome nobody has seen yet.
    """

    waiting: tuple[Record, ...] = ()
    unanswered: tuple[Record, ...] = ()
    due: tuple[Record, ...] = ()
    matches: tuple[Record, ...] = ()
    replies: tuple[Record, ...] = ()
    outcomes: tuple[Record, ...] = ()
    unconfirmed: tuple[Record, ...] = ()
    meetings: tuple[Record, ...] = ()


def next_date(record: Record) -> str:
    """When something was to be looked at again; of a decision, until when it was to be done."""
    return str(record.values["due_on" if record.table == "decisions" else "next_on"])


def by_next_date(record: Record) -> tuple[str, str]:
    return next_date(record), record.id


def end_of(need: Mapping[str, Value]) -> str:
    """What a need came to: `reject`, else its status."""
    return "reject" if need.get("decision") == "reject" else str(need.get("status") or "received")


def given_up_on(need: Mapping[str, Value]) -> str:
    """The day on which a need was rejected or withdrawn, as far as its check or its note tells ("")."""
    if end_of(need) == "reject":
        return str(need.get("checked_on") or "")
    return next(reversed(NOTED.findall(str(need.get("note") or ""))), "")
