"""Which pages are asked for, each with the addresses that it is asked under by turns."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from benchmarks.running import Running
from graph_service.application.meetings.guests import Wishes
from graph_service.application.meetings.planning import draft_plan, open_gaps, save_plan
from graph_service.application.waiting import Listing, list_needs
from graph_service.bootstrap import local_viewer
from graph_service.domain.meeting_records import ItemGiven, PlanGiven

NEEDS, SYMBOLS, GAPS = 20, 20, 2
WORDS = ("小物入れ", "自治会", "ペン", "買物", "神社", "佐藤", "料理", "サロン")

Addresses = dict[str, list[str]]


def pages_of(on: Running) -> Addresses:
    """Every kind of page, of a district that has open needs and gaps."""
    needs = [quote(need, safe="") for need in checked_needs(on)]
    gaps = gap_keys(on)
    meeting = quote(planned_meeting(on, gaps), safe="")
    words = [urlencode({"q": word}) for word in WORDS]
    return {
        "Today": ["/"],
        **explored(on),
        "the paths of a need on the map": [f"/api/v1/map?need={need}" for need in needs],
        "needs": ["/needs", "/needs?status=all", "/needs?page=2"],
        "a need with its paths": [f"/needs/{need}" for need in needs],
        "the map of a need": [f"/needs/{need}/map" for need in needs],
        "gaps": ["/gaps"],
        "meetings": ["/meetings"],
        "planning a meeting": ["/meetings/new?" + urlencode([("gap", key) for key in gaps])],
        "a meeting": [f"/meetings/{meeting}"],
        "its papers": [f"/meetings/{meeting}/pack"],
        "records": ["/records/actors", "/records/needs", "/records/ties"],
        "a record": [f"/records/actors/{quote(actor, safe='')}" for actor in some_actors(on)],
        "report": ["/report"],
        "handing over": ["/handover"],
        "handing out": ["/handout"],
        "handing out, seen before": ["/handout/preview?view=district&audience=council"],
        "search": [f"/search?{word}" for word in words],
        "search as one types": [f"/api/v1/search?{word}&limit=12" for word in words],
    }


def explored(on: Running) -> Addresses:
    """The page Explore and what it asks for."""
    snapshot = on.services.store.snapshot()
    areas = [urlencode({"open": area}) for area in snapshot.areas]
    around = [urlencode({"around": f"actors/{actor}"}) for actor in some_actors(on)]
    return {
        "Explore": ["/explore"],
        "its map": ["/api/v1/map"],
        "its map, an area opened": [f"/api/v1/map?{area}" for area in areas],
        "its map, around somebody": [f"/api/v1/map?{actor}" for actor in around],
        "a symbol's panel": [
            f"/api/v1/map/symbols/{quote(f'actors/{actor}', safe='')}" for actor in some_actors(on)
        ],
    }


def some_actors(on: Running) -> list[str]:
    """Actors in the order of their numbers of ties, from the most tied on, far apart."""
    snapshot = on.services.store.snapshot()
    order = (-snapshot.network.degree).argsort(kind="stable")[:: max(1, len(snapshot.actors.ids) // SYMBOLS)]
    return [snapshot.actors.ids[place] for place in order[:SYMBOLS].tolist()]


def checked_needs(on: Running) -> list[str]:
    found = list_needs(on.services, Listing(), local_viewer(on.settings))
    return [need.id for need in found.needs if need.checked][:NEEDS]


def gap_keys(on: Running) -> list[str]:
    return [gap.key for gap in open_gaps(on.services, local_viewer(on.settings)).answer.gaps[:GAPS]]


def planned_meeting(on: Running, gaps: list[str]) -> str:
    """A meeting as it is proposed for some gaps, written."""
    services, viewer = on.services, local_viewer(on.settings)
    draft = draft_plan(services, gaps, Wishes(), viewer, "ja")
    invited = tuple(one.id for one in draft.proposal.guests if one.proposed) if draft.proposal else ()
    items = tuple(ItemGiven(str(item.key), item.agenda, item.question) for item in draft.items)
    return save_plan(services, PlanGiven("協議体", draft.day, invited=invited, items=items), viewer)
