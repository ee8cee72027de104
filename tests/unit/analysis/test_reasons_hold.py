"""Reasons on random districts: the change that a reason names opens a path, and none that does is missed.

A change is made in the rows or in the question, as somebody would make it; nothing of `analysis.reasons` is
used for that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from random import Random
from typing import Any

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from graph_service.analysis.building import build_snapshot
from graph_service.analysis.matching import fits
from graph_service.analysis.paths import inquiry_of
from graph_service.domain.answers import Conditions, PathsAnswer, Question, Reason
from graph_service.domain.district import District, DistrictInfo, Row
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.search_columns import search_columns
from tests.effort import many
from tests.strategies import AUDIENCES, DATES, conditions, districts
from tests.unit.analysis.test_paths import CHECKED, asked
from tests.unit.small import ON, actor, district, tie

Case = tuple[District, Question]
Values = dict[str, Any]
Change = Callable[[Case], Case]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Small districts, most of them eased and then hampered in a few ways: often nothing is reached."""
    on = draw(st.sampled_from(DATES))
    district = draw(districts(on, most_actors=7))
    if draw(st.sampled_from((True, True, True, False))):
        district = eased(district)
    known = [row.values["id"] for row in district.of("actors")]
    for hamper in draw(st.lists(st.sampled_from(HAMPERS), max_size=3)):
        district = hamper(draw, district)
    question = Question(
        need="need",
        as_of=on,
        audience=draw(st.sampled_from(("office", "office", "office", *AUDIENCES))),
        max_mediators=draw(st.integers(0, 4)),
        conditions=draw(st.one_of(st.just(Conditions()), st.just(Conditions()), conditions(on, known))),
    )
    return district, question


def eased(district: District) -> District:
    """The same district with resources that match, for whom it may be."""
    (need,) = (row.values for row in district.of("needs") if row.values["id"] == "need")
    fitting = {
        "theme": need["theme"],
        "direction": {"wants": "gives", "offers": "receives"}[need["direction"]],
        **dict.fromkeys(("areas", "eligible", "valid_from", "valid_to", "capacity_left")),
    }
    return with_rows(district, "resources", lambda row: {**row, **fitting})


def hampering(table: str, column: str, *values: Any) -> Callable[[st.DrawFn, District], District]:
    """Draws another value for one column of each row."""
    drawn = st.sampled_from(values)
    return lambda draw, district: with_rows(district, table, lambda row: {**row, column: draw(drawn)})


def hampered_mediators(draw: st.DrawFn, district: District) -> District:
    """Makes some who hold no resource unwilling."""
    holders = {row.values["actor"] for row in district.of("resources")}
    drawn = st.sampled_from(("yes", "no", "no"))
    return with_rows(
        district, "actors", lambda row: row if row["id"] in holders else {**row, "willing": draw(drawn)}
    )


HAMPERS = (
    hampered_mediators,
    hampered_mediators,
    hampering("actors", "willing", "yes", "no", "no"),
    hampering("actors", "asks_max", None, 0, 0),
    hampering("ties", "basis", "self", "inferred"),
    hampering("ties", "kind", "knows", "uses", "uses"),
    hampering("ties", "audience", "public", "office"),
    hampering("asks", "answer", "declined"),
    hampering("resources", "capacity_left", 0, 0, 1),
    hampering("resources", "areas", ["area-other"]),
    hampering("resources", "valid_to", "2020-01-01"),
    hampering("resources", "audience", "public", "office"),
    hampering("consents", "recipients", ["office"], ["public"]),
    hampering("care", "status", "none"),
    hampering("resources", "eligible", ["care"]),
)


def with_rows(district: District, table: str, change: Callable[[Values], Values]) -> District:
    rows = tuple(Row(row.line, change(dict(row.values))) for row in district.of(table))
    return replace(district, rows={**district.rows, table: rows})


def added(district: District, table: str, rows: Iterable[Values]) -> District:
    more = tuple(Row(0, values) for values in rows)
    return replace(district, rows={**district.rows, table: (*district.of(table), *more)})


def answer(case: Case) -> PathsAnswer:
    return asked(*case, DEFAULT_POLICY)


def reached(case: Case) -> bool:
    """Whether there is a path, without asking for reasons: that would take longer than all the rest."""
    rows, question = case
    snapshot = build_snapshot(search_columns(rows), DistrictInfo())
    need = snapshot.needs["need"]
    inquiry = inquiry_of(snapshot, need, question, DEFAULT_POLICY)
    matching = fits(snapshot, need, DEFAULT_POLICY, question.as_of, inquiry.carrying)
    actors = [snapshot.actors.ids.place(fit.resource.actor) for fit in matching]
    return any(inquiry.search(actors, 1, question.max_mediators).values())


# --- changes, as somebody would make them -----------------------------------------------------------------


def changed(table: str, ids: Iterable[str], **values: Any) -> Change:
    named = set(ids)

    def change(case: Case) -> Case:
        district, question = case
        rows = with_rows(district, table, lambda row: {**row, **values} if row["id"] in named else row)
        return rows, question

    return change


def tied(ends: Iterable[tuple[str, ...]], **values: Any) -> Change:
    pairs = {frozenset(pair) for pair in ends}

    def change(case: Case) -> Case:
        district, question = case
        return (
            with_rows(
                district,
                "ties",
                lambda row: {**row, **values} if {row["from"], row["to"]} in pairs else row,
            ),
            question,
        )

    return change


def answered(choose: Callable[[Values], bool], answer: str) -> Change:
    """Those who were asked and are chosen answer otherwise."""

    def change(case: Case) -> Case:
        district, question = case
        return with_rows(
            district, "asks", lambda row: {**row, "answer": answer} if choose(row) else row
        ), question

    return change


def under(**conditions: Any) -> Change:
    return lambda case: (case[0], replace(case[1], conditions=replace(case[1].conditions, **conditions)))


def consented(ids: Iterable[str]) -> Change:
    def change(case: Case) -> Case:
        district, question = case
        rows = [
            {
                "id": f"given-{identity}",
                "actor": identity,
                "purpose": "mediation",
                "recipients": ["public"],
                "given_on": question.as_of,
                "expires_on": "2999-01-01",
            }
            for identity in ids
        ]
        return added(district, "consents", rows), question

    return change


def eligible(case: Case) -> Case:
    """The holder's class is taken away: whom it concerns is then to be checked."""
    district, question = case
    kept = tuple(row for row in district.of("care") if row.values["actor"] != "m")
    return replace(district, rows={**district.rows, "care": kept}), question


def first_tie(ids: tuple[str, ...]) -> Change:
    def change(case: Case) -> Case:
        district, question = case
        row = {
            "id": "first-tie",
            "from": ids[0],
            "to": ids[1],
            "kind": "knows",
            "strength": 3,
            "basis": "self",
            "confirmed_on": question.as_of,
            "audience": "public",
        }
        return added(district, "ties", [row]), replace(question, conditions=without_ties(question.conditions))

    return change


def without_ties(given: Conditions) -> Conditions:
    """A new tie is of a kind and an audience, and passes nobody: what it cannot help is let go."""
    return replace(given, leave_out_tie=(), tie_audience=(), via=(), confirmed_since="")


NOBODY_LEFT_OUT = under(leave_out=(), leave_out_kind=(), leave_out_area=())


def made(reason: Reason, case: Case) -> Change:
    """The change that a reason names, made for those whom it names alone."""
    ids, pairs = reason.ids, reason.data.get("pairs", ())
    resources = {row.values["id"]: row.values for row in case[0].of("resources")}
    changes: dict[str, Callable[[], Change]] = {
        "resource_full": lambda: changed("resources", ids, capacity_left=1),
        "resource_elsewhere": lambda: changed("resources", ids, areas=None),
        "resource_not_eligible": lambda: changed("resources", ids, eligible=None),
        "resource_not_valid": lambda: changed("resources", ids, valid_from=None, valid_to=None),
        "resource_unwilling": lambda: changed(
            "actors", [resources[identity]["actor"] for identity in ids], willing="yes"
        ),
        "resource_declined": lambda: answered(lambda row: row["resource"] in ids, "accepted"),
        "through_unwilling": lambda: changed("actors", ids, willing="yes"),
        "through_no_asks_left": lambda: changed("actors", ids, asks_max=None),
        "through_declined": lambda: answered(
            lambda row: row["actor"] in ids and row["need"] == "need" and not row["resource"], "accepted"
        ),
        "through_left_out": lambda: NOBODY_LEFT_OUT,
        "through_us": lambda: under(without_us=False),
        "beyond_mediators": lambda: (
            lambda given: (
                given[0],
                replace(given[1], max_mediators=reason.data["count"]),
            )
        ),
        "not_via": lambda: under(via=()),
        "over_tie_kind": lambda: under(leave_out_tie=()),
        "over_weaker": lambda: tied(pairs, strength=3),  # type: ignore[arg-type]
        "over_older": lambda: tied(pairs, confirmed_on=case[1].as_of),  # type: ignore[arg-type]
        "over_tie_audience": lambda: under(tie_audience=()),
        "over_inferred": lambda: tied(pairs, basis="self"),  # type: ignore[arg-type]
        "with_consent": lambda: consented(ids),
        "not_connected": lambda: first_tie(ids),
    }
    return changes[reason.code]()


ALONE = {"no_resource", "too_far", "several"}
"""Reasons that name no single change."""


@settings(CHECKED, max_examples=many(150))
@given(cases())
def test_what_a_reason_says_opens_a_path(case: Case) -> None:
    found = answer(case)
    assume(not found.resources)
    for reason in found.reasons:
        event(reason.code)
        if reason.code not in ALONE:
            assert reached(made(reason, case)(case)), reason


def every_change(case: Case) -> Iterator[tuple[str, Change]]:
    """Every single change of the classes that have reasons, made for one row at a time, with its code."""
    district, question = case
    for row in (row.values for row in district.of("resources")):
        only = [row["id"]]
        yield "resource_full", changed("resources", only, capacity_left=1)
        yield "resource_elsewhere", changed("resources", only, areas=None)
        yield "resource_not_eligible", changed("resources", only, eligible=None)
        yield "resource_not_valid", changed("resources", only, valid_from=None, valid_to=None)
    for row in (row.values for row in district.of("actors")):
        yield "willing", changed("actors", [row["id"]], willing="yes")
        yield "through_no_asks_left", changed("actors", [row["id"]], asks_max=None)
        yield "with_consent", consented([row["id"]])
    for row in (row.values for row in district.of("ties")):
        yield "over_inferred", changed("ties", [row["id"]], basis="self")
    for row in (row.values for row in district.of("asks")):
        if row["answer"] == "declined":
            yield "declined", answered(lambda ask, this=row["id"]: ask["id"] == this, "accepted")  # type: ignore[misc]
    if question.max_mediators < 7:
        yield "beyond_mediators", lambda given: (given[0], replace(given[1], max_mediators=7))
    yield "through_left_out", NOBODY_LEFT_OUT
    yield "through_us", under(without_us=False)
    yield "not_via", under(via=())
    yield "over_tie_kind", under(leave_out_tie=())
    yield "over_weaker", under(min_strength=0)
    yield "over_older", under(confirmed_since="")
    yield "over_tie_audience", under(tie_audience=())


SAME = {
    "willing": {"resource_unwilling", "through_unwilling"},
    "declined": {"resource_declined", "through_declined"},
}
"""Changes of one row that are reasons for two."""


@settings(CHECKED, max_examples=many(60))
@given(cases())
def test_no_single_change_that_opens_a_path_is_missed(case: Case) -> None:
    found = answer(case)
    assume(not found.resources)
    codes = {reason.code for reason in found.reasons}
    for code, change in every_change(case):
        if not codes & SAME.get(code, {code}) and reached(change(case)):
            raise AssertionError(f"{code} opens a path; the reasons are {codes}")


@settings(CHECKED, max_examples=many(60))
@given(cases())
def test_there_is_always_a_reason_and_never_one_beside_a_path(case: Case) -> None:
    found = answer(case)
    assert bool(found.resources) != bool(found.reasons)
    assert len({reason.code for reason in found.reasons}) == len(found.reasons)
    if {"several", "too_far", "no_resource"} & {reason.code for reason in found.reasons}:
        assert len(found.reasons) == 1


def test_the_reasons_do_not_depend_on_the_order_of_rows() -> None:
    actors = [actor(f"m{n}", willing="no") for n in range(6)]
    ties = [tie("holder", a["id"]) for a in actors] + [tie(a["id"], "shop") for a in actors]
    ties += [tie(a["id"], b["id"]) for a, b in pairwise(actors)]
    seen = set()
    for number in range(8):
        chance = Random(number)
        given = district(
            mediator={"willing": "no"},
            actors=chance.sample(actors, len(actors)),
            ties=chance.sample(ties, len(ties)),
        )
        found = answer((given, Question(need="need", as_of=ON)))
        seen.add(tuple((reason.code, reason.ids) for reason in found.reasons))
    assert seen == {(("through_unwilling", ("m0",)),)}
