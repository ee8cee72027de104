"""Who is told what of a fabric, and that the sentences say what was counted."""

from __future__ import annotations

import json
from itertools import combinations
from typing import Any

import pytest

from graph_service.application.districts import FolderSource
from graph_service.application.fabric.asking import FabricAsked, FabricSeen, ask_fabric
from graph_service.application.fabric.data import fabric_data
from graph_service.application.viewers import Viewer
from graph_service.domain.district import District
from graph_service.domain.errors import InvalidValue, NotAllowed, UnknownId
from graph_service.domain.ontology import AUDIENCES
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.terms import Language
from tests.unit.analysis.fabric.house import rows
from tests.unit.small import ON, actor

SATO, OFFICE = Viewer("sato", "coordinator"), Viewer("kato", "office")
PERSONS = ("住民ア", "住民イ", "住民ウ", "住民エ", "住民オ", "看護師カ")


def crowded(isolated: int = 6) -> District:
    """Two circles that one resident joins, a nurse among them, a sole trader's shop, and residents alone."""
    area = {"area": "area-low"}
    known = [
        *(actor(f"r{n}", "resident", **area) | {"name": PERSONS[n]} for n in range(5)),
        actor("nurse", "professional", subtype="nurse", **area) | {"name": PERSONS[5]},
        actor("club", "organization", **area) | {"name": "体操の会"},
        actor("hall", "facility", **area) | {"name": "集会所"},
        actor("trader", "shop", sole_trader=True, **area) | {"name": "個人の店"},
    ]
    alone = [actor(f"z{n}", "resident", **area) | {"name": f"独居サ{n}"} for n in range(isolated)]
    ties = [*combinations(("r0", "r1", "nurse", "club"), 2), *combinations(("r2", "r3", "hall", "trader"), 2)]
    return rows([*known, *alone], [*ties, ("r4", "r0"), ("r4", "r1"), ("r4", "r2"), ("r4", "hall")])


def seen(
    audience: str = "", viewer: Viewer = SATO, given: District | None = None, area: str = ""
) -> FabricSeen:
    asked = FabricAsked(ON, area, audience)
    return ask_fabric(FolderSource(given or crowded()), asked, DEFAULT_POLICY, viewer, ON)


def data(audience: str = "", language: Language = "ja", **more: Any) -> dict[str, Any]:
    return fabric_data(seen(audience, **more), language)


def sections(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [found["isolated"], found["unlinked"], *found["with_us"], *found["without_us"]]


def of(found: dict[str, Any], code: str) -> dict[str, Any]:
    return next(one for one in sections(found) if one["section"] == code)


@pytest.mark.parametrize("role", ["council", "public"])
def test_who_may_not_read_of_needs_is_refused(role: Any) -> None:
    with pytest.raises(NotAllowed):
        seen(viewer=Viewer("member", role))


def test_the_office_does_not_look_as_the_coordinator() -> None:
    with pytest.raises(NotAllowed):
        seen("own", viewer=OFFICE)


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        (FabricAsked("soon"), InvalidValue),
        (FabricAsked(audience="all"), InvalidValue),
        (FabricAsked(area="nowhere"), UnknownId),
    ],
)
def test_what_cannot_be_asked_is_refused(asked: FabricAsked, error: type[Exception]) -> None:
    with pytest.raises(error):
        ask_fabric(FolderSource(crowded()), asked, DEFAULT_POLICY, SATO, ON)


def test_the_coordinator_is_told_who_carries_most_with_numbers() -> None:
    found = data(area="area-low")
    holes = of(found, "holes")
    sizes = [one["figures"]["effective_size"] for one in holes["findings"]]
    assert holes["findings"][0]["actors"] == ["r4"]
    assert sizes == sorted(sizes, reverse=True)
    assert "相手は 4" in holes["findings"][0]["words"]
    assert PERSONS[4] in of(found, "breaking")["words"]
    shares = [one["figures"]["share"] for one in of(found, "betweenness")["findings"]]
    assert shares == sorted(shares, reverse=True) and shares
    for section in sections(found):
        if section["section"] != "circles":
            assert section["deed"] or all(one["deed"] for one in section["findings"])


@pytest.mark.parametrize("audience", AUDIENCES[1:])
def test_nobody_else_is_given_an_order_or_a_number_of_anybody(audience: str) -> None:
    found = data(audience, area="area-low")
    for section in sections(found):
        assert section["figures"] is None
        assert all(one["figures"] is None for one in section["findings"])
    for code in ("holes", "brokers_kind", "closed", "betweenness"):
        listed = [one["words"].split(":")[0] for one in of(found, code)["findings"]]
        assert listed == sorted(listed)
        assert not any(name in words for words in listed for name in PERSONS)


def test_the_office_reads_who_is_alone_but_no_person_as_a_carrier() -> None:
    found = data(viewer=OFFICE)
    assert [one["actors"] for one in of(found, "isolated")["findings"]] == [[f"z{n}"] for n in range(6)]
    others = [one for one in sections(found) if one["section"] not in ("isolated",)]
    told = json.dumps(others, ensure_ascii=False)
    assert not any(name in told for name in PERSONS)
    assert "名前を出さない人・団体" in of(found, "holes")["words"]


@pytest.mark.parametrize("audience", ["council", "public"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_council_is_told_of_no_person_and_no_sole_trader(audience: str, language: Language) -> None:
    found = data(audience, language, area="area-low")
    told = json.dumps(found, ensure_ascii=False)
    for name in (*PERSONS, "独居サ", "個人の店"):
        assert name not in told
    for actor_id in ("r0", "r4", "z0", "nurse", "trader"):
        assert f'"{actor_id}"' not in told
    assert found["actors"] is None
    assert "resident" not in {row["kind"] for row in found["asked"]["kinds"]}


@pytest.mark.parametrize(
    ("alone", "said"),
    [
        (0, "5 人に満たないか"),
        (4, "5 人に満たないか"),
        (5, "少なくとも 5 人"),
        (9, "少なくとも 5 人"),
        (10, "少なくとも 10 人"),
    ],
)
def test_a_council_hears_of_lonely_residents_in_steps_only(alone: int, said: str) -> None:
    """In steps, so that the numbers of two areas give no small one away."""
    found = of(data("council", given=crowded(alone)), "isolated")
    assert said in found["words"]
    assert found["findings"] == [] and found["further"] == 0


def test_a_missing_tie_says_of_whom_it_was_asked() -> None:
    given = crowded()
    apart = [row for row in given.rows["ties"] if "r4" not in (row.values["from"], row.values["to"])]
    found = of(data(given=District(given.info, {**given.rows, "ties": tuple(apart)})), "apart")
    (finding,) = found["findings"]
    assert "4 のうち 4" in finding["words"]
    assert found["deed"]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_sentence_is_whole(audience: str, language: Language) -> None:
    told = json.dumps(data(audience, language, area="area-low"), ensure_ascii=False)
    assert "{name" not in told and "None" not in told and "fabric_" not in told


def test_an_unknown_confirmation_is_said() -> None:
    found = of(data(), "isolated")
    assert (
        "だれとのつながりも記録されていません。この記録を確かめた日はわかりません。"
        in found["findings"][0]["words"]
    )


def test_above_the_limit_an_area_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph_service.analysis.fabric.MOST_ACTORS", 3)
    found = data()
    assert not found["measured"]
    assert found["with_us"] is found["without_us"] is found["isolated"] is None
    assert "地区を選んでください" in found["words"][0]
