"""The address of a view of the map one explores, as it is carried to the page where maps are handed out."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from pydantic import ValidationError

from graph_service.application.handing_out import EXPLORED
from graph_service.application.shared_views import View
from graph_service.domain.errors import InvalidValue
from graph_service.web.explore import ViewAsked, view_from

PASSED_OVER = frozenset({"audience", "count"})
"""Whom a map is for is asked on the form; ways are not counted on paper."""
MOST_CHARACTERS = 4_000
"""Of an address: it has to fit into that of the next page."""


def explored_view(address: str) -> View:
    """The view of an address without its page, of which only known fields are kept. Raises InvalidValue."""
    if len(address) > MOST_CHARACTERS:
        raise InvalidValue(column="view", value=f"{EXPLORED}:…", expected=f"≤ {MOST_CHARACTERS}")
    given = parse_qsl(address, keep_blank_values=True)
    known = [(name, value) for name, value in given if name in ViewAsked.model_fields]
    known = [(name, value) for name, value in known if name not in PASSED_OVER]
    fields: dict[str, object] = {}
    for name, value in known:
        if ViewAsked.model_fields[name].get_default(call_default_factory=True) == []:
            fields[name] = [*fields.get(name, []), value]  # type: ignore[misc]
        else:
            fields[name] = value
    way = way_of(dict(given).get("way", ""))
    kept = urlencode([*known, *([("way", f"{way[0]}.{way[1]}")] if any(way) else [])])
    try:
        query = ViewAsked.model_validate(fields)
    except ValidationError as error:
        raise InvalidValue(column="view", value=kept, expected="/explore?…") from error
    return View(explored=view_from(query, known), address=kept, way=way)


def way_of(text: str) -> tuple[int, int]:
    """The numbers of a goal and of a way to it, as the page writes them: 1.0. Else those of the first."""
    goal, _, way = text.partition(".")
    plain = goal.isdecimal() and way.isdecimal() and len(text) < 8
    return (int(goal), int(way)) if plain else (0, 0)
