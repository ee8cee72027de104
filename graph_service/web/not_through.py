"""«Not through …» on a need's page: names are typed, the address that follows has their ids."""

from __future__ import annotations

import re
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse

from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.terms import Language
from graph_service.domain.wording import say
from graph_service.web.picking import Picked, Picker
from graph_service.web.rendering import link

FIELD = "not_through"
BETWEEN = re.compile(r"[、,，;；\n]")
"""Between several names in the field."""
Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class NotThrough:
    """What of the field names nobody: its text, why, whom it may mean (each with the query that says so)."""

    text: str = ""
    faults: tuple[str, ...] = ()
    candidates: tuple[tuple[str, Pairs], ...] = ()


def named_in(request: Request, services: Services, viewer: Viewer) -> list[Picked]:
    """Whom the field names: one name, or several with marks between them."""
    text = request.query_params.get(FIELD, "").strip()
    if not text:
        return []
    picker = Picker(services, viewer)
    whole = picker.pick("actors", text)
    if whole.id:
        return [whole]
    return [picker.pick("actors", one) for one in BETWEEN.split(text) if one.strip()]


def with_ids(request: Request, need: str, named: list[Picked]) -> RedirectResponse | None:
    """To the address that leaves out whom the field names; None where it names nobody."""
    found = [one.id for one in named if one.id]
    if not found:
        return None
    pairs = [*rest_of(request), *(("leave_out", one) for one in dict.fromkeys(found))]
    rest = "、".join(one.text for one in named if not one.id)
    return RedirectResponse(link(request, "needs", need, pairs=pairs, **{FIELD: rest}), 303)


def rest_of(request: Request) -> Pairs:
    """The query without the field, and without what was left empty."""
    given = request.query_params.multi_items()
    return [(name, value) for name, value in given if value and name not in (FIELD, "lang")]


def unclear(request: Request, named: list[Picked], language: Language) -> NotThrough:
    """What to say of those that name nobody, or several."""
    unknown, rest = [one for one in named if not one.id], rest_of(request)
    return NotThrough(
        "、".join(one.text for one in unknown),
        tuple(say(one.fault, language, text=one.text, count=len(one.candidates)) for one in unknown),
        tuple((name, [*rest, ("leave_out", i)]) for one in unknown for i, name in one.candidates),
    )
