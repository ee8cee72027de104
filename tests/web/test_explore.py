"""The map that one explores: what its answers hold, who sees what, what is kept; all texts stay texts."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest

from graph_service.analysis import showing
from graph_service.application.asking import MOST_STARTS
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Edit, Writing
from graph_service.web.explore import PAGE_WORDS
from tests.web.pages import faults, read
from tests.web.service import ROOT, Caller, Service

MAP = "/api/v1/map"
HOSTILE = "</script><img src=x onerror=alert(1)>\"'\u202e{{7*7}}=1+1😀" + "長" * 120


def nodes(answer: dict[str, Any]) -> set[str]:
    return {node["id"] for node in answer["nodes"]}


def symbol(caller: Caller, identity: str) -> Any:
    return caller.get(f"{MAP}/symbols/{quote(identity, safe='')}")


def edit(service: Service, table: str, identity: str, **values: Any) -> None:
    record = service.store.tables[table].get(identity)
    change = Edit(table, identity, values, record.version if record else None)
    service.store.write(Writing((change,), "sato"))


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_page_is_whole_and_loads_only_what_is_ours(browser: Caller, language: str) -> None:
    answer = browser.get("/explore?need=need-paper-boxes", headers={"accept-language": language})
    assert answer.status_code == 200
    page = read(answer.text)
    assert faults(page) == []
    assert "connect-src 'self'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "://" not in answer.text.replace("http://127.0.0.1", "")
    given = json.loads(next(one["data-given"] for one in page.all("div") if one.get("id") == "explorer"))
    assert set(given["words"]) == set(PAGE_WORDS)
    assert given["look"]["kinds"]["resident"]["fill"] == "#0072B2"


def test_every_module_of_the_page_is_served(browser: Caller) -> None:
    names = [path.name for path in (ROOT / "visualizations" / "static" / "explore").glob("*.js")]
    assert "main.js" in names
    preloaded = [
        one["href"] for one in read(browser.get("/explore").text).all("link") if one["rel"] == "modulepreload"
    ]
    wanted = [*(f"explore/{name}" for name in names), "cytoscape.esm.min.mjs"]
    assert sorted(address.split("/", 3)[3] for address in preloaded) == sorted(wanted)
    assert {browser.get(address).status_code for address in preloaded} == {200}
    for name in (*(f"explore/{name}" for name in names), "explore.css", "cytoscape.esm.min.mjs"):
        answer = browser.get(f"/static/{name}")
        assert answer.status_code == 200
        assert answer.headers["content-type"].split(";")[0] in ("text/javascript", "text/css")
    for away in ("explore/none.js", "explore%2F..%2F..%2Fpalette.json", "explore"):
        assert browser.get(f"/static/{away}").status_code == 404


def test_the_head_of_the_page_asks_for_its_map(browser: Caller) -> None:
    asked = "open=areas-x&open=&way=1.2&shown=both&chosen=actors/chair&max_mediators=&max_mediators=3&done=x"
    head = read(browser.get(f"/explore?{asked}", headers={"accept-language": "en"}).text)
    (first,) = [one["href"] for one in head.all("link") if one["rel"] == "preload"]
    given = "open=areas-x&open=&chosen=actors%2Fchair&max_mediators=3"
    assert first == f"/api/v1/map?{given}&lang=en"
    assert browser.get(first).status_code == browser.get(f"{MAP}?{given}").status_code


def test_a_small_district_is_drawn_whole(api: Caller) -> None:
    found = api.get(MAP).json()
    assert found["whole"]
    assert len(found["nodes"]) == 13 + 2 + 5
    known = nodes(found)
    assert all(line["from"] in known and line["to"] in known for line in found["lines"])
    assert {area["name"] for area in found["areas"]} == {"駅前地区", "ひだまり地区", "町の全体"}
    kinds = {item["key"]: item["count"] for item in found["legend"][0]["items"]}
    assert (kinds["resident"], kinds["need"], kinds["need-offers"], kinds["resource"]) == (4, 1, 1, 5)
    assert len({(node["x"], node["y"]) for node in found["nodes"]}) == len(found["nodes"])


def test_what_the_legend_leaves_out_is_gone_and_nothing_else_moves(api: Caller) -> None:
    whole = api.get(MAP).json()
    left = api.get(f"{MAP}?without_kinds=resident&without_kinds=need&without_ties=knows").json()
    assert {node["symbol"] for node in left["nodes"]}.isdisjoint({"resident", "need"})
    assert "knows" not in {line["kind"] for line in left["lines"]}
    before = {node["id"]: (node["x"], node["y"]) for node in whole["nodes"]}
    assert all(before[node["id"]] == (node["x"], node["y"]) for node in left["nodes"])
    on = {item["key"]: item["on"] for item in left["legend"][0]["items"]}
    assert on == {key: key not in ("resident", "need") for key in on}


def test_a_filter_that_nobody_knows_leaves_nothing_out(api: Caller) -> None:
    whole = api.get(MAP).json()
    odd = "without_kinds=dragon&without_strengths=99&without_areas=nowhere&chosen=actors/nobody&open=nowhere"
    assert nodes(api.get(f"{MAP}?{odd}").json()) == nodes(whole)


def test_beyond_what_can_be_read_areas_are_bubbles_that_open(
    api: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(showing, "MOST", 12)
    closed = api.get(MAP).json()
    assert closed["nodes"] == []
    assert {area["id"]: area["more"] for area in closed["areas"]} == {
        "area-ekimae": 8,
        "area-hidamari": 11,
        "area-town": 1,
    }
    assert all(area["radius"] > 0 for area in closed["areas"])
    assert [(line["from"], line["to"], line["count"]) for line in closed["between"]] == [
        ("area-ekimae", "area-hidamari", 4),
        ("area-ekimae", "area-town", 3),
        ("area-hidamari", "area-town", 2),
    ]
    opened = api.get(f"{MAP}?open=area-ekimae").json()
    assert len(opened["nodes"]) == 8
    assert {area["id"] for area in opened["areas"] if area["open"]} == {"area-ekimae"}
    beside = api.get(f"{MAP}?around=actors/shrine").json()
    assert "actors/coordinator" in nodes(beside)
    assert {area["id"]: area["more"] for area in beside["areas"]}["area-ekimae"] == 0


def test_pinned_stays_and_put_away_goes(api: Caller) -> None:
    found = api.get(f"{MAP}?without_kinds=shrine&pin=actors/shrine&hide=actors/shop").json()
    assert "actors/shrine" in nodes(found)
    assert "actors/shop" not in nodes(found)
    assert [node["id"] for node in found["nodes"] if node["pinned"]] == ["actors/shrine"]


def test_the_paths_are_those_of_the_need(api: Caller) -> None:
    found = api.get(f"{MAP}?need=need-paper-boxes").json()
    answer = api.get("/api/v1/needs/need-paper-boxes/paths").json()
    assert [goal["resource"] for goal in found["answer"]["goals"]] == [
        one["resource"] for one in answer["resources"]
    ]
    for goal, resource in zip(found["answer"]["goals"], answer["resources"], strict=True):
        for way, alternative in zip(goal["ways"], resource["alternatives"], strict=True):
            ends = ["needs/need-paper-boxes", f"resources/{resource['resource']}"]
            inner = [f"actors/{actor}" for actor in alternative["actors"]]
            assert way["nodes"] == [ends[0], *inner, ends[1]]
            assert [step["tie"] for step in way["steps"]] == alternative["ties"]
            assert [step["script"] for step in way["steps"]] == [
                step["script"] for step in alternative["steps"]
            ]
            assert set(way["nodes"]) <= nodes(found)
    first = found["answer"]["goals"][0]["ways"][0]["steps"][0]
    assert (first["number"], first["strength_words"], first["fresh"]) == (1, "強い", True)
    assert first["confirmed"] == "2026-10-20に生活支援コーディネーターが確認"


def test_the_ties_of_a_path_are_drawn_whatever_is_filtered(api: Caller) -> None:
    found = api.get(f"{MAP}?need=need-paper-boxes&without_kinds=resident&without_ties=family_of").json()
    lines = {line["id"] for line in found["lines"]}
    assert {step["tie"] for step in found["answer"]["goals"][0]["ways"][0]["steps"]} <= lines


def test_an_unchecked_need_says_what_is_missing(api: Caller) -> None:
    found = api.get(f"{MAP}?need=need-company").json()["answer"]
    assert found["goals"] == []
    assert "確認した専門職" in found["lacks"]


def test_who_reaches_a_resource_and_who_is_between_two(api: Caller) -> None:
    reach = api.get(f"{MAP}?reach=res-shop").json()["answer"]
    assert [(goal["need"], goal["actor"]) for goal in reach["goals"]] == [("need-paper-boxes", "woman-104")]
    between = api.get(f"{MAP}?start=daughter-76&end=shrine&without_us=true").json()["answer"]
    assert between["title"] == "娘(76歳)から神社への道"
    assert between["goals"][0]["ways"][0]["nodes"][0] == "actors/daughter-76"
    assert not between["goals"][0]["ways"][0]["steps"][0]["script"]
    nothing = api.get(f"{MAP}?need=need-paper-boxes&max_mediators=0").json()["answer"]
    assert (nothing["goals"], bool(nothing["reasons"])) == ([], True)


def test_who_can_reach_somebody_that_holds_nothing(api: Caller, service: Service) -> None:
    """From those who use this, by whoever is between; who may not know of somebody is told of nobody."""
    found = api.get(f"{MAP}?reach_actor=daughter-76").json()["answer"]
    assert found["title"] == "娘(76歳)に届く道"
    nodes_of = [way["nodes"] for goal in found["goals"] for way in goal["ways"]]
    assert {(one[0], one[-1]) for one in nodes_of} == {("actors/coordinator", "actors/daughter-76")}
    assert {node for one in nodes_of for node in one} <= nodes(
        api.get(f"{MAP}?reach_actor=daughter-76").json()
    )
    edit(service, "actors", "daughter-76", audience="own")
    service.access.viewer = Viewer("x", "office")
    assert api.get(f"{MAP}?reach_actor=daughter-76").status_code == 404


def test_a_city_has_more_coordinators_than_anybody_would_name(api: Caller, service: Service) -> None:
    for number in range(MOST_STARTS + 5):
        edit(service, "actors", f"sc-{number:03d}", kind="professional", subtype="sc", name="架空のSC")
    found = api.get(f"{MAP}?reach_actor=daughter-76").json()["answer"]
    assert [goal["actor"] for goal in found["goals"]] == ["daughter-76"]


def test_with_nobody_to_ask_from_the_map_says_what_to_record(api: Caller, service: Service) -> None:
    found = api.get(f"{MAP}?reach_actor=coordinator").json()["answer"]
    assert found["title"] == "まだ道を探せません"
    assert found["goals"] == []
    assert "登録してください" in found["lacks"][0]
    assert api.get(f"{MAP}?reach_actor=nobody").status_code == 404


def test_a_panel_tells_who_somebody_is(api: Caller) -> None:
    told = symbol(api, "actors/daughter-76").json()
    facts = {fact["name"]: fact["text"] for fact in told["facts"]}
    assert facts["種類"] == "住民 / 家族"
    assert facts["地区"] == "ひだまり地区"
    ties = {tie["other"]["id"]: tie for tie in told["ties"]}
    assert ties["actors/woman-104"]["words"] == "娘(76歳)と紙箱づくりの女性(104歳)は家族"
    assert ties["actors/woman-104"]["confirmed"] == "2026-10-20に生活支援コーディネーターが確認"
    assert [tie["strength"] for tie in told["ties"]] == sorted(
        (t["strength"] for t in told["ties"]), reverse=True
    )
    assert {thing["id"] for thing in symbol(api, "actors/woman-104").json()["things"]} >= {
        "needs/need-paper-boxes"
    }
    assert symbol(api, "resources/res-shrine").json()["actor"] == {"id": "actors/shrine", "name": "神社"}


def test_what_may_not_be_seen_is_not_in_the_answer(service: Service, api: Caller) -> None:
    edit(service, "actors", "shrine", audience="own")
    edit(service, "ties", "jichikai|cooperates_with|shrine", note="秘密のことば")
    for role in ("office", "council", "public"):
        service.access.viewer = Viewer("x", role)
        found = api.get(MAP)
        assert "shrine" not in found.text.replace('"key":"shrine"', "")
        assert "神社" not in found.text.replace("神社・寺", "")
        assert symbol(api, "actors/shrine").status_code == 404
    service.access.viewer = Viewer("x", "council")
    found = api.get(MAP)
    for marker in ("woman-104", "紙箱", "娘", "daughter", "need-", "困りごと"):
        assert marker not in found.text
    assert "住民" not in found.text
    assert symbol(api, "actors/woman-104").status_code == 404
    assert symbol(api, "needs/need-company").status_code == 404
    named = "chosen=actors/woman-104&pin=actors/daughter-76&around=actors/woman-104&open=area-hidamari"
    assert nodes(api.get(f"{MAP}?{named}").json()) == nodes(found.json())
    assert api.get(f"{MAP}?need=need-paper-boxes").status_code in (403, 404)
    assert api.get(f"{MAP}?start=woman-104&end=shop&audience=council").status_code == 404


def test_a_viewer_of_one_area_sees_that_area(service: Service, api: Caller) -> None:
    service.access.viewer = Viewer("x", "coordinator", ("area-ekimae",))
    found = api.get(MAP).json()
    assert {node["area"] for node in found["nodes"]} == {"area-ekimae"}
    assert [area["id"] for area in found["areas"]] == ["area-ekimae"]


def place(caller: Caller, actor: str, **body: Any) -> Any:
    return caller.send("PUT", f"/api/v1/actors/{actor}/place", json=body)


def test_where_somebody_was_moved_is_kept_and_stays(api: Caller) -> None:
    before = {node["id"]: node for node in api.get(MAP).json()["nodes"]}
    assert before["actors/chair"]["place"] == 0
    first = place(api, "chair", x=300.5, y=-200.0, version=0)
    assert first.status_code == 200
    found = api.get(MAP).json()
    area = next(one for one in found["areas"] if one["id"] == "area-hidamari")
    chair = next(node for node in found["nodes"] if node["id"] == "actors/chair")
    assert (chair["x"] - area["origin"][0], chair["y"] - area["origin"][1]) == pytest.approx(
        (300.5, -200.0), abs=0.2
    )
    assert chair["place"] == first.json()["version"]
    again = place(api, "chair", x=0, y=0, version=chair["place"])
    assert again.json()["version"] > first.json()["version"]


def test_the_others_stay_where_they_were_in_their_area(api: Caller) -> None:
    def local() -> dict[str, tuple[float, float]]:
        found = api.get(MAP).json()
        origins = {area["id"]: area["origin"] for area in found["areas"]}
        return {
            node["id"]: (node["x"] - origins[node["area"]][0], node["y"] - origins[node["area"]][1])
            for node in found["nodes"]
        }

    before = local()
    place(api, "chair", x=400, y=0, version=0)
    after = local()
    moved = {n for n in before if after[n] != pytest.approx(before[n], abs=0.2)}
    assert "actors/chair" in moved
    assert moved <= {"actors/chair", "resources/res-chair"}


def test_two_who_move_the_same_do_not_overwrite_each_other(api: Caller) -> None:
    assert place(api, "chair", x=1, y=1, version=0).status_code == 200
    late = place(api, "chair", x=2, y=2, version=0)
    assert (late.status_code, late.json()["code"]) == (409, "conflict")


def test_only_who_may_write_keeps_places_and_only_of_whom_they_may_read(
    service: Service, api: Caller
) -> None:
    service.access.viewer = Viewer("x", "council")
    assert place(api, "shrine", x=1, y=1).status_code == 403
    service.access.viewer = Viewer("x", "office")
    edit(service, "actors", "shrine", audience="own")
    assert place(api, "shrine", x=1, y=1).status_code == 404
    assert place(api, "nobody", x=1, y=1).status_code == 404


@pytest.mark.parametrize(
    "wrong", [{"x": 1}, {"x": "a", "y": 1}, {"x": 1e9, "y": 1}, {"x": 1, "y": 1, "z": 1}]
)
def test_a_place_that_is_none_is_refused(api: Caller, wrong: dict[str, Any]) -> None:
    assert place(api, "shrine", **wrong).status_code == 422


def test_a_name_that_changed_is_seen_at_once(service: Service, api: Caller) -> None:
    api.get(MAP)
    edit(service, "actors", "shrine", name="新しい名の社")
    found = {node["id"]: node["name"] for node in api.get(MAP).json()["nodes"]}
    assert found["actors/shrine"] == "新しい名の社"


def test_no_text_is_taken_for_markup(service: Service, browser: Caller) -> None:
    edit(service, "actors", "shrine", name=HOSTILE, note=HOSTILE)
    edit(service, "areas", "area-ekimae", name=HOSTILE)
    edit(service, "needs", "need-paper-boxes", title=HOSTILE, words=HOSTILE)
    found = browser.get(f"{MAP}?need=need-paper-boxes")
    assert found.headers["content-type"] == "application/json"
    assert found.headers["x-content-type-options"] == "nosniff"
    names = {node["id"]: node for node in found.json()["nodes"]}
    assert names["actors/shrine"]["name"] == HOSTILE
    assert len(names["actors/shrine"]["label"]) <= 3
    assert symbol(browser, "actors/shrine").json()["name"] == HOSTILE
    page = browser.get("/explore?need=need-paper-boxes&chosen=" + quote(HOSTILE))
    assert "<img src=x" not in page.text
    assert faults(read(page.text)) == []


def test_the_modules_put_texts_only_as_text() -> None:
    for path in (ROOT / "visualizations" / "static" / "explore").glob("*.js"):
        text = path.read_text("utf-8")
        for way in (
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "new Function",
            "http:",
        ):
            assert way not in text.replace("http://www.w3.org/2000/svg", ""), (path.name, way)
        assert text.count("\n") < 300
