"""The query fields that every question about paths has: limits and conditions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from fastapi import Depends, Query
from pydantic import BaseModel, Field, ValidationError
from starlette.requests import Request

from graph_service.analysis.inquiry import MOST_ALTERNATIVES, MOST_MEDIATORS
from graph_service.application.asking import MOST_STRENGTH, scope_of, stop_of
from graph_service.application.conditions import pairs
from graph_service.domain.answers import Scope
from graph_service.domain.errors import InvalidValue
from graph_service.domain.ontology import AUDIENCES, keys

DEFAULT = Scope()


def whole(least: int, most: int) -> Any:  # noqa: ANN401 (what Field() gives)
    """What the description says of a number; the use case checks it."""
    return Field(json_schema_extra={"minimum": least, "maximum": most})


def words(vocabulary: tuple[str, ...]) -> Any:  # noqa: ANN401
    """What the description says of a list of words; the use case checks them."""
    return Field(json_schema_extra={"items": {"type": "string", "enum": list(vocabulary)}})


class ScopeAsked(BaseModel):
    """How far is searched, as of when, for whom, under which conditions.

    An empty `as_of` is the district's own day or today. `via` and `via_kind` count in the order in which
    they stand in the address.
    """

    max_mediators: Annotated[int, whole(0, MOST_MEDIATORS)] = DEFAULT.max_mediators
    alternatives: Annotated[int, whole(1, MOST_ALTERNATIVES)] = DEFAULT.alternatives
    as_of: str = DEFAULT.as_of
    audience: Annotated[str, Field(json_schema_extra={"enum": list(AUDIENCES)})] = DEFAULT.audience
    leave_out: list[str] = []
    leave_out_kind: Annotated[list[str], words(keys("actor_kind"))] = []
    leave_out_tie: Annotated[list[str], words(keys("tie_kind"))] = []
    leave_out_area: list[str] = []
    via: list[str] = []
    via_kind: Annotated[list[str], words(keys("actor_kind"))] = []
    via_in_order: bool = False
    min_strength: Annotated[int, whole(0, MOST_STRENGTH)] = 0
    confirmed_since: str = ""
    tie_audience: Annotated[list[str], words(AUDIENCES)] = []
    without_us: bool = False
    count: bool = False


def scope_asked(query: Annotated[ScopeAsked, Query()], request: Request) -> Scope:
    """The scope of a request."""
    given = request.query_params.multi_items()
    stops = [stop_of(name, value) for name, value in given if name in ("via", "via_kind")]
    return scope_of(query.model_dump(), stops)


def scope_in(fields: Mapping[str, Sequence[str]]) -> Scope:
    """The scope of query fields that were kept; unknown ones are passed over. Raises InvalidValue."""
    lists = {name for name, field in ScopeAsked.model_fields.items() if field.annotation == list[str]}
    known = {name: values for name, values in fields.items() if name in ScopeAsked.model_fields}
    given = {n: v if n in lists else v[-1] for n, v in known.items() if v}
    try:
        query = ScopeAsked.model_validate(given)
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0])
        raise InvalidValue(
            column=name, value=given[name], expected=str(getattr(DEFAULT, name, ""))
        ) from error
    stops = [stop_of(name, v) for name in ("via", "via_kind") for v in fields.get(name, ())]
    return scope_of(query.model_dump(), stops)


Scoped = Annotated[Scope, Depends(scope_asked)]


def query_of(scope: Scope) -> list[tuple[str, str]]:
    """The query fields that ask for this scope again: the limits, and what else is not as usual."""
    limits = [(name, str(getattr(scope, name))) for name in ("max_mediators", "alternatives")]
    further = [("as_of", scope.as_of)] if scope.as_of else []
    if scope.audience != DEFAULT.audience:
        further.append(("audience", scope.audience))
    if scope.counted:
        further.append(("count", "true"))
    return [*limits, *further, *pairs(scope.conditions)]
