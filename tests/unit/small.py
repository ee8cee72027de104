"""A district of one mediator, to be changed in one point by each example.

`holder` (a resident) - tie `first` - `mediator` (a nurse) - tie `second` - `shop`, which holds `res`. Both
ties are strong and fresh, so that each costs TIE and everything else nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from graph_service.analysis.building import build_snapshot
from graph_service.analysis.paths import find_paths
from graph_service.domain.answers import Alternative, PathsAnswer, Question
from graph_service.domain.district import District, DistrictInfo
from graph_service.domain.policy import DEFAULT_POLICY, Policy
from graph_service.domain.search_columns import search_columns
from tests.strategies import Values, as_district

ON = "2026-11-01"
FRESH = "2026-10-01"
TIE = 105_361
"""round(-ln 0.9 x 1,000,000)"""


def cost(*factors: float) -> int:
    """The cost of factors that are counted one by one. Written with decimal logarithms on purpose."""
    return sum(int((-Decimal(str(factor)).ln() * 1_000_000).to_integral_value()) for factor in factors)


def actor(identity: str, kind: str = "professional", **more: Any) -> Values:
    return {"id": identity, "kind": kind, "name": identity, "willing": "yes", "contact": "窓口", **more}


def tie(a: str, b: str, identity: str = "", **more: Any) -> Values:
    values = {"from": a, "to": b, "kind": "knows", "id": identity or f"{a}-{b}", "strength": 3}
    return {**values, "basis": "self", "confirmed_on": FRESH, **more}


def need(**more: Any) -> Values:
    values = {"id": "need", "actor": "holder", "direction": "offers", "title": "n", "theme": "box"}
    return {**values, "decision": "pass", "checked_by": "nurse", **more}


def resource(identity: str = "res", **more: Any) -> Values:
    values = {"id": identity, "actor": "shop", "direction": "receives", "title": identity, "theme": "box"}
    return {**values, **more}


def ask(identity: str, to: str, **more: Any) -> Values:
    return {"id": identity, "need": "need", "actor": to, "asked_on": "2026-10-31", **more}


def consent(of: str, *recipients: str, **more: Any) -> Values:
    values = {"id": f"consent-{of}", "actor": of, "purpose": "mediation", "recipients": list(recipients)}
    return {**values, "given_on": "2026-01-01", "expires_on": "2027-01-01", **more}


def theme(identity: str, *broader: str) -> Values:
    return {"id": identity, "name": identity, "broader": list(broader) or None}


def district(
    *,
    holder: Values | None = None,
    mediator: Values | None = None,
    shop: Values | None = None,
    first: Values | None = None,
    second: Values | None = None,
    of_need: Values | None = None,
    of_resource: Values | None = None,
    actors: Sequence[Values] = (),
    ties: Sequence[Values] = (),
    resources: Sequence[Values] = (),
    themes: Sequence[Values] = (),
    **tables: list[Values],
) -> District:
    """The usual district; a dict changes the columns of its row, sequences add rows, tables add files."""
    rows = {
        "themes": [theme("box"), *themes],
        "actors": [
            actor("holder", "resident") | (holder or {}),
            actor("mediator", subtype="nurse") | (mediator or {}),
            actor("shop", "shop") | (shop or {}),
            *actors,
        ],
        "ties": [
            tie("holder", "mediator", "first") | (first or {}),
            tie("mediator", "shop", "second") | (second or {}),
            *ties,
        ],
        "needs": [need(**(of_need or {}))],
        "resources": [resource(**(of_resource or {})), *resources],
    }
    return as_district({**rows, **tables}, DistrictInfo())


def answer(given: District, policy: Policy = DEFAULT_POLICY, **question: Any) -> PathsAnswer:
    """What the search says; the question is about `need` on ON unless told."""
    snapshot = build_snapshot(search_columns(given), given.info or DistrictInfo())
    return find_paths(snapshot, Question(**{"need": "need", "as_of": ON, **question}), policy)


def best(given: District, policy: Policy = DEFAULT_POLICY, **question: Any) -> Alternative:
    """The best path to `res`."""
    found = answer(given, policy, **question)
    return next(paths.alternatives[0] for paths in found.resources if paths.resource == "res")


def reaches(given: District, policy: Policy = DEFAULT_POLICY, **question: Any) -> bool:
    return any(paths.resource == "res" for paths in answer(given, policy, **question).resources)


def warned(found: PathsAnswer, code: str) -> tuple[str, ...]:
    """Whom the warnings `code` of an answer name."""
    return tuple(i for warning in found.warnings if warning.code == code for i in warning.ids)
