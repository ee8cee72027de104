"""What waits today, as one viewer may read it, and what the waiting needs rest on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from graph_service.adapters.assets import asset
from graph_service.analysis.reliance import Relied, relied_on
from graph_service.application import reliance
from graph_service.application.confirming import confirm
from graph_service.application.districts import load_district
from graph_service.application.records import change_record, create_record
from graph_service.application.reliance import Reliance
from graph_service.application.services import Services
from graph_service.application.today import MOST_TO_CONFIRM, Today, today_of
from graph_service.application.viewers import Viewer
from graph_service.bootstrap import services_on
from graph_service.domain.changes import Edit
from graph_service.domain.policy import DEFAULT_POLICY
from tests.contract.rows import RULES
from tests.fakes import FakeStore

SATO, COUNCIL = Viewer("sato", "coordinator"), Viewer("member", "council")
NEED, DAY = "need-paper-boxes", "2026-11-01"
Work = Callable[[], None]


class Later:
    """Keeps work that is to be done beside, until it is told to do it."""

    def __init__(self) -> None:
        self.work: list[Work] = []

    def __call__(self, work: Work) -> None:
        self.work.append(work)

    def do(self) -> None:
        work, self.work = self.work, []
        for one in work:
            one()


@pytest.fixture
def store() -> FakeStore:
    store = FakeStore()
    load_district(store, asset("seed_data", "paper-box"), RULES, SATO, replace=False)
    return store


@pytest.fixture
def later() -> Later:
    return Later()


@pytest.fixture
def services(store: FakeStore, later: Later) -> Services:
    whole = services_on(store, lambda: RULES, lambda: "2026-11-23")
    return replace(whole, diary=store, reliance=Reliance(store, DEFAULT_POLICY, later))


def put(store: FakeStore, table: str, **values: object) -> None:
    create_record(store, table, values, RULES, SATO)


def to_confirm(today: Today) -> list[str]:
    assert today.confirm is not None
    return [one.record.id for one in today.confirm]


def test_who_waits_and_who_was_asked(store: FakeStore, services: Services) -> None:
    store.tables["asks"].clear()
    for identity, on, answer in (
        ("new", "2026-10-25", None),
        ("old", "2026-10-18", None),
        ("no", "2026-09-01", "declined"),
    ):
        put(store, "asks", id=identity, need=NEED, actor="chair", asked_on=on, answer=answer)
    need = {"actor": "woman-104", "direction": "wants", "title": "済み", "theme": "theme-company"}
    put(store, "needs", id="over", status="withdrawn", **need)
    put(store, "asks", id="moot", need="over", actor="chair", asked_on="2026-10-18")
    put(store, "asks", id="ahead", need=NEED, actor="chair", asked_on="2026-11-02")
    today = today_of(services, SATO)
    assert today.as_of == DAY
    assert [need.id for need in today.agenda.waiting] == [NEED, "need-company"]
    assert [(one.record.id, one.days, one.overdue) for one in today.asked] == [
        ("old", 14, True),
        ("new", 7, False),
    ]


def test_outputs_are_of_the_last_days_and_of_this_viewer(store: FakeStore, services: Services) -> None:
    match = {"need": NEED, "resource": "res-shop"}
    put(store, "matches", id="m", agreed_on="2026-10-02", **match)
    put(store, "matches", id="before", agreed_on="2026-10-01", **match)
    put(store, "replies", id="r", need=NEED, given_on=DAY)
    new = {"from": "chair", "to": "shop", "kind": "knows"}
    put(store, "ties", **new, valid_from="2026-10-20")
    put(store, "ties", **{**new, "kind": "helps"}, valid_from="2026-11-20")
    today = today_of(services, SATO)
    assert vars(today.outputs) == {"matches": 1, "ties": 1, "replies": 1}
    assert vars(today_of(services, COUNCIL).outputs) == {"matches": 0, "ties": 0, "replies": 0}


def test_a_council_hears_of_no_person(store: FakeStore, services: Services) -> None:
    put(store, "asks", id="q", need=NEED, actor="chair", asked_on="2026-09-01")
    today = today_of(services, COUNCIL)
    assert (today.agenda.waiting, today.asked, today.confirm) == ((), (), ())
    assert not any(today.records.values())


def test_nobody_waits_for_what_is_worked_out(store: FakeStore, services: Services, later: Later) -> None:
    assert today_of(services, SATO).confirm is None
    assert to_confirm(today_of(services, SATO, wait=True)) == []  # all of the sample was confirmed lately
    services.reliance.kept = None
    for tie in store.tables["ties"].values():
        edit = Edit("ties", tie.id, {"confirmed_on": "2024-01-01"}, tie.version)
        change_record(store, edit, RULES, SATO)
    found = to_confirm(today_of(services, SATO, wait=True))
    snapshot = store.snapshot()
    best = {one.id for one in relied_on(snapshot, [NEED], DEFAULT_POLICY, DAY) if one.table == "ties"}
    assert set(found) == best
    assert len(best) > 1


def test_what_was_confirmed_is_off_the_list_at_once(
    store: FakeStore, services: Services, later: Later
) -> None:
    for tie in list(store.tables["ties"].values()):
        edit = Edit("ties", tie.id, {"confirmed_on": None}, tie.version)
        change_record(store, edit, RULES, SATO)
    first, *others = to_confirm(today_of(services, SATO, wait=True))
    confirm(store, [first], SATO, DAY)
    assert to_confirm(today_of(services, SATO)) == others
    kept = services.reliance.kept
    assert len(later.work) == 1
    later.do()
    assert kept is not services.reliance.kept
    today_of(services, SATO)
    assert later.work == []


def test_most_needs_come_first_and_hidden_ones_do_not_count(store: FakeStore, services: Services) -> None:
    for identity in ("shop", "shrine", "chair"):
        version = store.tables["actors"][identity].version
        change_record(store, Edit("actors", identity, {"confirmed_on": None}, version), RULES, SATO)
    needs = (NEED, "need-company")
    services.reliance.worked_out(needs, DAY)
    kept = services.reliance.kept
    assert kept is not None
    both, hidden = (NEED, "need-company"), ("nobody-may-know", "nor-this")
    relied = [
        Relied("actors", "shop", (NEED,)),
        Relied("actors", "shrine", both),
        Relied("actors", "chair", hidden),
    ]
    services.reliance.kept = replace(kept, relied=tuple(relied))
    today = today_of(services, SATO)
    assert [(one.record.id, one.needs) for one in today.confirm or ()] == [("shrine", 2), ("shop", 1)]


def test_needs_that_passed_come_first_and_the_day_says_of_how_many(
    store: FakeStore, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    need = dict(store.tables["needs"][NEED].values)
    for number in range(3):
        put(store, "needs", **{**need, "id": f"n{number}", "created_on": f"2026-10-2{number + 5}"})
        waiting = {"actor": "woman-104", "direction": "wants", "title": "未確認", "theme": "theme-company"}
        put(store, "needs", id=f"unchecked{number}", created_on="2026-01-01", **waiting)
    assert today_of(services, SATO, wait=True).rests_on is None
    services.reliance.kept = None
    monkeypatch.setattr(reliance, "MOST_NEEDS", 2)
    assert today_of(services, SATO, wait=True).rests_on == (2, 4)
    assert services.reliance.kept is not None
    assert {need for one in services.reliance.kept.relied for need in one.needs} == {NEED, "n0"}
    of_an_area = today_of(services, replace(SATO, areas=("area-hidamari",)), wait=True)
    assert of_an_area.agenda.waiting
    assert of_an_area.rests_on is None


@pytest.mark.parametrize("until", ["2026-10-31", DAY])
def test_what_is_over_need_not_be_confirmed(store: FakeStore, services: Services, until: str) -> None:
    tie = next(iter(store.tables["ties"].values()))
    for values in ({"confirmed_on": None}, {"valid_to": until}):
        version = store.tables["ties"][tie.id].version
        change_record(store, Edit("ties", tie.id, values, version), RULES, SATO)
        services.reliance.worked_out((NEED, "need-company"), DAY)
        assert services.reliance.kept is not None
        services.reliance.kept = replace(services.reliance.kept, relied=(Relied("ties", tie.id, (NEED,)),))
        shown = to_confirm(today_of(services, SATO))
        assert shown == ([] if "valid_to" in values else [tie.id])


def test_at_most_ten(store: FakeStore, services: Services) -> None:
    for number in range(MOST_TO_CONFIRM + 3):
        put(store, "actors", id=f"n{number}", kind="shop", name="店")
    services.reliance.worked_out((NEED, "need-company"), DAY)
    assert services.reliance.kept is not None
    relied = tuple(Relied("actors", f"n{n}", (NEED,)) for n in range(MOST_TO_CONFIRM + 3))
    services.reliance.kept = replace(services.reliance.kept, relied=relied)
    assert len(to_confirm(today_of(services, SATO))) == MOST_TO_CONFIRM


def test_paths_rest_on_others_than_the_holder_and_the_central_bodies(store: FakeStore) -> None:
    snapshot = store.snapshot()
    found = relied_on(snapshot, [NEED, "need-company"], DEFAULT_POLICY, DAY)
    assert {one.needs for one in found} == {(NEED,)}  # the other one is not checked
    actors = {one.id for one in found if one.table == "actors"}
    assert actors
    assert not actors & {"woman-104", "coordinator", "staff"}
    assert {one.table for one in found} == {"actors", "ties", "resources"}
