"""What waits for a coordinator on a day, as the store finds it."""

from __future__ import annotations

from dataclasses import dataclass

from graph_service.domain.changes import Record

TO_BE_ANSWERED = ("matched", "unmet", "followed_up")
"""Statuses of needs whose referrer is to be told what came of them."""


@dataclass(frozen=True)
class Agenda:
    """Records of one state; each list is cut at the limit that was asked for, its first ones are kept.

    `waiting` and `unanswered` are needs, `due` what was to be looked at again (matches, developments,
    replies, by their next date); `matches` and `replies` were made since a day (outputs), `outcomes` are the
    changes in persons that were seen last, `unconfirmed` the matches whose outcome nobody has seen yet.
    """

    waiting: tuple[Record, ...] = ()
    unanswered: tuple[Record, ...] = ()
    due: tuple[Record, ...] = ()
    matches: tuple[Record, ...] = ()
    replies: tuple[Record, ...] = ()
    outcomes: tuple[Record, ...] = ()
    unconfirmed: tuple[Record, ...] = ()


def by_next_date(record: Record) -> tuple[str, str]:
    return str(record.values["next_on"]), record.id
