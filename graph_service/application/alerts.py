"""What opened and what closed since a user last looked at the gaps.

Nobody waits for it: where the gaps of the present state are not worked out yet that is begun, and said. In a
small district they follow a change before anybody notices.
Records are read only of the few that are told: there may be thousands of gaps.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph_service.application.gap_words import GapWords
from graph_service.application.gaps import (
    TABLES,
    Held,
    add_gaps,
    add_hindered,
    add_owners,
    admitted,
    without_hidden,
)
from graph_service.application.narrator import Narrator
from graph_service.application.questions import Answered, readable
from graph_service.application.services import Services
from graph_service.application.viewers import WRITERS, Viewer
from graph_service.application.visits import Seen, since
from graph_service.domain.errors import SearchTooLarge
from graph_service.domain.gaps import GAP_CLASSES, Gap, GapQuestion, GapsAnswer
from graph_service.domain.meeting_records import GapKey, gap_key
from graph_service.domain.terms import Language

MOST_TOLD = 50
"""So many of each are told at most; a page shows the first few."""


@dataclass(frozen=True)
class Alert:
    """One gap that opened or closed: its key, what is said of it."""

    key: str
    words: str


@dataclass(frozen=True)
class Alerts:
    """What a user has not seen yet, since the day `since` (ISO). `more`: there is more than is told."""

    since: str
    opened: tuple[Alert, ...] = ()
    closed: tuple[Alert, ...] = ()
    more: bool = False

    @property
    def any(self) -> bool:
        return bool(self.opened or self.closed)


NOTHING = Alerts("")


def alerts_of(services: Services, viewer: Viewer, language: Language, *, wait: bool = False) -> Alerts | None:
    """What opened and closed since the viewer last looked; None while it is being worked out.

    Whoever never looked is told of nothing: from now on they are.
    """
    if viewer.role not in WRITERS:
        return NOTHING
    snapshot, question = admitted(services.store, GapQuestion(), viewer, services.today())
    if not wait and not services.known.ready(snapshot, question, services.policy):
        services.known.begin(snapshot, question, services.policy)
        return None
    try:
        answer = services.known.find(snapshot, question, services.policy)
    except SearchTooLarge:
        return NOTHING
    seen, now = services.visits.seen(viewer.who), seen_in(answer, snapshot.info.name)
    if seen is None or seen.district != now.district:
        services.visits.keep(viewer.who, now)
        return NOTHING
    opened, closed = since(seen, now.keys)
    gaps = in_order(gap for gap in answer.gaps if gap.key in opened)
    answered = few(services, Answered(answer, {}, snapshot, viewer), gaps[:MOST_TOLD])
    words = GapWords(answered, language)
    gone = sorted(closed)
    return Alerts(
        seen.on,
        tuple(Alert(gap.key, words.words(gap)) for gap in answered.answer.gaps),
        tuple(told_closed(services, gone[:MOST_TOLD], viewer, language)),
        max(len(gaps), len(gone)) > MOST_TOLD,
    )


def seen_in(answer: GapsAnswer, district: str) -> Seen:
    return Seen(answer.question.as_of, district, frozenset(gap.key for gap in answer.gaps))


def in_order(gaps: Iterable[Gap]) -> list[Gap]:
    """As the page of gaps has them: by class, then by key."""
    return sorted(gaps, key=lambda gap: (GAP_CLASSES.index(gap.gap_class), gap.key))


def few(services: Services, whole: Answered[GapsAnswer], gaps: Sequence[Gap]) -> Answered[GapsAnswer]:
    """The answer with these gaps alone, as far as the viewer may read of them, and their records."""
    answer, snapshot = replace(whole.answer, gaps=tuple(gaps), load=()), whole.snapshot
    ids: dict[str, set[str]] = {table: set() for table in TABLES}
    add_gaps(ids, gaps)
    add_hindered(ids, gaps, Held(snapshot, answer.question.as_of, answer.policy))
    add_owners(ids, snapshot)
    records = readable(services.store, ids, whole.viewer)
    return Answered(without_hidden(answer, records), records, snapshot, whole.viewer)


def told_closed(
    services: Services, keys: Iterable[str], viewer: Viewer, language: Language
) -> Iterable[Alert]:
    """The gaps that closed, as far as the viewer may read what they were about."""
    known = [key for key in map(gap_key, keys) if key]
    ids: dict[str, set[str]] = {table: set() for table in ("needs", "resources", "actors", "ties")}
    for key in known:
        ids[key.table].add(key.id)
    records = readable(services.store, ids, viewer)
    narrator = Narrator(records, language)
    for key in known:
        if key.id in records[key.table]:
            kind = narrator.say(f"gap_class_{key.gap_class}")
            yield Alert(str(key), narrator.say("alert_closed", what=called(key, narrator), kind=kind))


def called(key: GapKey, narrator: Narrator) -> str:
    """What a gap was about, by its name."""
    return narrator.actor(key.id) if key.table == "actors" else narrator.title(key.table, key.id)


def mark_seen(services: Services, viewer: Viewer) -> frozenset[str]:
    """The viewer has seen the gaps that are open now; the keys of those that were new to them.

    Raises NotAllowed, SearchTooLarge.
    """
    snapshot, question = admitted(services.store, GapQuestion(), viewer, services.today())
    now = seen_in(services.known.find(snapshot, question, services.policy), snapshot.info.name)
    before = services.visits.seen(viewer.who)
    services.visits.keep(viewer.who, now)
    return since(before, now.keys)[0] if before and before.district == now.district else frozenset()
