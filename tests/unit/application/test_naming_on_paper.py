"""Papers of a need on the urban sample: nobody's name goes out who did not agree, however it is written."""

from __future__ import annotations

from typing import Any

import pytest

from graph_service.application.districts import load_district
from graph_service.application.viewers import Viewer
from graph_service.application.workflow.agreeing import agree
from graph_service.application.workflow.course import read_course
from graph_service.application.workflow.desk import Desk
from graph_service.application.workflow.naming import Naming
from graph_service.application.workflow.replying import draft_reply
from graph_service.domain.changes import Edit, Writing
from tests.businesses import BUSINESSES
from tests.web.service import COORDINATOR, ROOT, RULES, Service

NEED, HOLDER = "need-002", "露里キノ"
SC = Viewer("sc-003", "coordinator")


def district() -> Service:
    """The urban sample on a day on which nobody's consent holds any more."""
    service = Service()
    load_district(service.store, ROOT / "seed_data" / "urban", RULES, COORDINATOR, replace=True)
    kept = service.store.tables["consents"].values()
    edits = tuple(Edit("consents", one.id, {"revoked_on": "2026-01-01"}, one.version) for one in kept)
    service.store.write(Writing(edits, "sato"))
    return service


@pytest.fixture(scope="module")
def urban() -> Service:
    return district()


def naming(service: Service, audience: str = "case") -> Naming:
    return Naming(service.services, read_course(service.services, NEED, SC), SC, "ja", audience)


def bare(name: str) -> str:
    return name.split("(")[0]


def test_the_holder_is_not_named_without_what_stands_in_brackets(urban: Service) -> None:
    assert naming(urban).hidden_in(f"{HOLDER}さんは、{HOLDER}(91歳)です") == "ご本人さんは、ご本人です"


def test_no_resident_of_the_district_is_named(urban: Service) -> None:
    paper = naming(urban)
    residents = [one for one in urban.store.tables["actors"].values() if one.values["kind"] == "resident"]
    assert len(residents) > 60
    for one in residents:
        name, kana = bare(one.values["name"]), str(one.values.get("kana") or "")
        for text in (f"{name}さんが運ぶ", f"{name[:2]} {name[2:]}様に聞く", kana):
            said = paper.hidden_in(text)
            assert not text or said != text, (one.id, text)
            assert name not in said


def test_a_body_keeps_its_name(urban: Service) -> None:
    bodies = [one for one in urban.store.tables["actors"].values() if one.values["kind"] == "organization"]
    paper = naming(urban)
    for one in bodies:
        if paper.may(one):
            assert paper.hidden_in(str(one.values["name"])) == one.values["name"]


def test_a_role_that_somebody_is_recorded_by_stays() -> None:
    """The paper boxes have a resident who is called 自治会長 and nothing else."""
    service = Service()
    chair = service.store.tables["actors"]["chair"].values
    assert (chair["kind"], chair["name"]) == ("resident", "自治会長")
    paper = Naming(
        service.services, read_course(service.services, "need-paper-boxes", COORDINATOR), COORDINATOR, "ja"
    )
    assert paper.hidden_in("自治会長に聞いた") == "自治会長に聞いた"


def test_the_reply_of_a_match_names_neither_holder_nor_a_third_person() -> None:
    service = district()
    course = read_course(service.services, NEED, SC)
    given = {"resource": "res-002", "agreed_on": course.day, "purpose": "虹垣トネさんと続ける"}
    roles = "露里 キノさん:通う。朧蔓ナエさん:送る。"
    agree(Desk(service.services, SC), course, course.need.version, {**given, "roles": roles})
    course = read_course(service.services, NEED, SC)
    text = draft_reply(service.services, course, Naming(service.services, course, SC, "ja"), "ja").text("ja")
    owner = service.store.tables["actors"]["vol-006"].values["name"]
    assert f"{owner}「受診の付き添い」" in text
    assert "ご本人さん:通う。" in text
    assert not [name for name in ("露里", "キノ", "朧蔓", "ナエ", "虹垣", "トネ") if name in text]


@pytest.mark.parametrize(("column", "person"), BUSINESSES)
def test_a_sole_trader_is_named_on_paper_with_consent_alone(column: dict[str, Any], person: bool) -> None:
    service = Service()
    before = service.store.tables["actors"]["shop"]
    fresh = {"sole_trader": None, "corporate_number": None, "name": "豆やの店", "kind": "shop", **column}
    service.store.write(Writing((Edit("actors", "shop", fresh, before.version),), "sato"))

    def said() -> str:
        course = read_course(service.services, "need-paper-boxes", COORDINATOR)
        return Naming(service.services, course, COORDINATOR, "ja").hidden_in("豆やの店に置く")

    assert ("豆やの店" in said()) == (not person)
    consent = {"actor": "shop", "purpose": "mediation", "recipients": ["case"]}
    days = {"given_on": "2026-01-01", "expires_on": "2027-01-01"}
    service.store.write(Writing((Edit("consents", "c", {**consent, **days}, None),), "sato"))
    assert "豆やの店" in said()
