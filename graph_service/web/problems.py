"""Errors as RFC 9457 problem details: the one table of statuses, and what is said."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from graph_service.domain import errors
from graph_service.domain.errors import GraphServiceError, InputError, NeedNotChecked
from graph_service.domain.faults import Fault
from graph_service.domain.terms import Language
from graph_service.domain.wording import say, say_error, say_of

STATUS: dict[type[GraphServiceError], int] = {
    errors.FaultyFolder: 422,
    errors.FolderMissing: 422,
    errors.FaultyRecord: 422,
    errors.UnknownId: 404,
    errors.InvalidValue: 422,
    errors.NotWholePeriod: 422,
    errors.NeedNotChecked: 409,
    errors.Conflict: 409,
    errors.ChangedLater: 409,
    errors.StillNamed: 409,
    errors.CannotUndo: 409,
    errors.AmbiguousId: 409,
    errors.SearchTooLarge: 422,
    errors.LoadTooLarge: 413,
    errors.ConfirmationNeeded: 409,
    errors.NotAllowed: 403,
    errors.StoreUnavailable: 503,
    errors.StoreLoading: 503,
    errors.StoreFull: 503,
    errors.StoreBroken: 500,
    errors.EngineIncomplete: 500,
    errors.EngineFailed: 503,
    errors.EngineInUse: 503,
    errors.ServiceNotRunning: 503,
    errors.InstallationBroken: 500,
    errors.ToolMissing: 501,
}
"""Every error that can be raised; a test proves that none is missing."""

HTTP_CODES = {
    400: "bad_request",
    401: "no_session",
    403: "wrong_origin",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    421: "wrong_host",
}
"""Refusals that are no errors of the domain."""

RETRY_SECONDS = 5
MOST_BODY = 1_000_000
"""Bytes of a request's body: many times the longest record."""


class ProblemFault(BaseModel):
    """One of several things that are wrong: the column that it is about ("" for none), a code, a sentence."""

    column: str
    code: str
    message: str


class Problem(BaseModel):
    """A problem as RFC 9457 defines it. `code` is the stable name; `errors` lists single faults."""

    model_config = ConfigDict(extra="forbid")

    type: str = Field(description="urn:graph-service:problem:CODE")
    title: str
    status: int
    detail: str
    code: str
    instance: str = Field(default="", description="the number of an unexpected error in the service's log")
    errors: list[ProblemFault] = []

    @property
    def headers(self) -> dict[str, str]:
        """What a client must know beside the problem: when to try again, how to come in."""
        if self.status == 503:
            return {"Retry-After": str(RETRY_SECONDS)}
        return {"WWW-Authenticate": "Bearer"} if self.status == 401 else {}


def problem(code: str, status: int, language: Language, detail: str, **more: Any) -> Problem:  # noqa: ANN401
    title = say(f"problem_{code}", language)
    kind = f"urn:graph-service:problem:{code}"
    return Problem(type=kind, title=title, status=status, detail=detail, code=code, **more)


def of_error(error: GraphServiceError, language: Language) -> Problem:
    """An error of the domain. Only what a caller gave, or may read, is repeated."""
    status = STATUS[type(error)]
    if not isinstance(error, InputError) and error.data:
        return with_number(error.code, status, language)
    return problem(
        error.code, status, language, say_error(error, language), errors=list(faults_of(error, language))
    )


def with_number(code: str, status: int, language: Language) -> Problem:
    """A problem whose particulars are for the log alone; its number joins the two."""
    number = uuid.uuid4().hex[:12]
    detail = say("detail_see_log", language, id=number)
    return problem(code, status, language, detail, instance=f"urn:graph-service:log:{number}")


def faults_of(error: GraphServiceError, language: Language) -> Iterable[ProblemFault]:
    """The single faults that an error lists: of a record, or what a need's check lacks."""
    if isinstance(error, errors.FaultyRecord | errors.FaultyFolder):
        yield from (of_fault(fault, language) for fault in error.faults)
    if isinstance(error, errors.InvalidValue):
        yield ProblemFault(
            column=str(error.data["column"]), code=error.code, message=say_error(error, language)
        )
    if isinstance(error, NeedNotChecked):
        for code in lacks(error):
            yield ProblemFault(column="", code=code, message=say(code, language))


def lacks(error: NeedNotChecked) -> tuple[str, ...]:
    found = error.data["lacks"]
    return found if isinstance(found, tuple) else ()


def of_fault(fault: Fault, language: Language) -> ProblemFault:
    message = say_of(fault.code, language, fault.data)
    return ProblemFault(column=fault.column, code=fault.code, message=message)


def of_http(error: HTTPException, method: str, language: Language) -> Problem:
    """A refusal by the framework or the guard."""
    code = HTTP_CODES.get(error.status_code, "bad_request")
    detail = say(f"detail_{code}", language, method=method, limit=MOST_BODY)
    return problem(code, error.status_code, language, detail)


EXPECTED = {"string": "text", "bool": "flag", "int": "integer", "float": "number", "list": "list"}
"""The first word of a pydantic error's type -> what was expected; else it should have been an object."""


def of_invalid(found: Iterable[Any], language: Language) -> Problem:
    """What FastAPI's validation found: values of the wrong type, missing ones, unreadable JSON."""
    listed = [invalid_fault(one, language) for one in found]
    detail = say("detail_invalid_request", language, count=len(listed))
    return problem("invalid_request", 422, language, detail, errors=listed)


def invalid_fault(found: dict[str, Any], language: Language) -> ProblemFault:
    """One finding in our words. What was sent is repeated shortened; nothing else is."""
    kind, place, more = str(found["type"]), found["loc"][1:], dict(found.get("ctx") or {})
    if kind in ("json_invalid", "not_unicode"):
        code = "not_unicode" if kind == "not_unicode" else "bad_request"
        return ProblemFault(column="", code=code, message=say(DOCUMENT_FAULTS[code], language))
    column = str(place[0]) if place else ""
    if kind == "separator_in_item":
        return ProblemFault(column=column, code=kind, message=say(kind, language))
    plain = {"missing": "column_missing", "extra_forbidden": "unknown_column", "cell": more.get("fault")}
    code = str(plain.get(kind) or "not_of_type")
    data = {**more, "value": shortened(found.get("input")), "expected": expected(kind, more)}
    return ProblemFault(column=column, code=code, message=say_of(code, language, data))


DOCUMENT_FAULTS = {"bad_request": "detail_bad_request", "not_unicode": "not_unicode"}
"""What is wrong with a body as a whole -> its sentence."""


def expected(kind: str, more: dict[str, Any]) -> str | tuple[str, ...]:
    """What should have been sent instead: a bound, or the code of a type's name."""
    for bound, sign in (("ge", "≥"), ("le", "≤")):
        if bound in more:
            return f"{sign} {more[bound]}"
    return (f"type_{EXPECTED.get(kind.split('_')[0], 'object')}",)


def shortened(value: object) -> str:
    # JSON can bring in halves of surrogate pairs, which no answer could hold
    text = str(value).encode("utf-8", "backslashreplace").decode("utf-8")
    return text if len(text) <= 40 else text[:40] + "…"
