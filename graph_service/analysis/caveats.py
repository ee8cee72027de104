"""What to know before relying on a whole answer: warnings that several questions give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph_service.analysis.inquiry import Inquiry
from graph_service.domain.answers import Warning, Ways


def about(code: str, ids: Sequence[str], **data: object) -> Iterator[Warning]:
    """The warning, if it concerns anybody."""
    if ids:
        yield Warning(code, tuple(ids), data)


def no_way(code: str, ids: Sequence[str], inquiry: Inquiry) -> Iterator[Warning]:
    """Those who match and cannot be reached within the limit."""
    return about(code, ids, max_mediators=inquiry.scope.max_mediators)


def consent_missing(inquiry: Inquiry, found: Iterable[Ways]) -> Iterator[Warning]:
    """Residents on the paths whose consent does not cover the audience: the next step needs it."""
    actors = {actor for ways in found for way in ways.alternatives for actor in way.actors}
    ids, carrying = inquiry.snapshot.actors.ids, inquiry.carrying
    return about("consent_missing", [a for a in sorted(actors) if carrying.lacking(ids.place(a))])


def not_open(inquiry: Inquiry, named: Sequence[str]) -> Iterator[Warning]:
    """Those of the actors who were asked about that no path may touch in a search for this audience."""
    ids = inquiry.snapshot.actors.ids
    closed = [actor for actor in named if not len(inquiry.open_to([ids.place(actor)]))]
    return about("not_open", closed, audience=inquiry.scope.audience)
