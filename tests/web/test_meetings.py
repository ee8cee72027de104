"""From a gap to printed papers to minutes to a closed gap, over the pages; report and handover."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections.abc import Iterator

import httpx
import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Edit, Writing
from graph_service.domain.wording import say
from tests.meeting_house import GAP, SECRETS, house
from tests.unit.small import resource, tie
from tests.web.pages import Page, faults, read
from tests.web.service import API_TOKEN, Caller, Service

HELD = "2026-11-10"


@pytest.fixture
def place() -> Service:
    return house()


@pytest.fixture
def caller(place: Service) -> Iterator[Caller]:
    with place.caller(authorization=f"Bearer {API_TOKEN}") as found:
        yield found


def fields(page: Page) -> dict[str, list[str]]:
    """What a browser would send of the page's forms, as they are shown."""
    found: dict[str, list[str]] = {}
    for given in page.all("input"):
        ticked = given.get("type") != "checkbox" or "checked" in given
        if "name" in given and ticked:
            found.setdefault(given["name"], []).append(given.get("value", ""))
    return found


def planned(caller: Caller, **more: object) -> httpx.Response:
    form = fields(read(caller.get("/meetings/new", params={"gap": GAP}).text))
    question = {"question_1": "だれが間に立てますか", "agenda_1": "network", "kind": "layer_2"}
    return caller.post("/meetings", data={**form, **question, "held_on": HELD, "place": "公民館", **more})


def at(answer: httpx.Response) -> str:
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_from_a_gap_to_papers_to_minutes_to_a_closed_gap(caller: Caller, place: Service) -> None:
    gaps = read(caller.get("/gaps").text)
    assert GAP in {box.get("value") for box in gaps.all("input") if box.get("name") == "gap"}
    meeting = at(planned(caller, guest=["sc", "mediator", "shop"]))
    open_page = caller.get(meeting).text
    assert say("gap_state_open", "ja") in open_page and "ZQTITLE" in open_page

    papers = caller.get(meeting + "/pack").text
    pictures = [image["src"] for image in read(papers).all("img")]
    assert pictures
    assert all(caller.get(address).text.startswith("<svg") for address in pictures)
    made = caller.post(meeting + "/pack")
    assert "attachment" in made.headers["content-disposition"]
    (export,) = place.store.tables["exports"].values()
    assert (export.values["audience"], export.values["view"].split()[0]) == (
        "council",
        "meeting:" + meeting.rpartition("/")[2],
    )

    minutes = read(caller.get(meeting + "/minutes").text)
    known = next(
        box["value"] for box in minutes.all("input") if box["name"] == "met" and "shop" in box["value"]
    )
    form = {**fields(minutes), "attended": ["sc", "mediator", "shop"], "met": [known]}
    form |= {"decision_1": ["会って話す"], "owner_1": ["sc"], "due_on_1": ["2026-11-20"], "minutes": ["90"]}
    assert at(caller.post(meeting + "/minutes", data=form)).startswith(meeting + "?done=minutes&change=")
    closed = caller.get(meeting).text
    assert say("gap_state_closed", "ja") in closed
    assert say("meeting_gaps_closed", "ja", closed=1, gaps=1) in closed
    assert say("sequel_ties", "ja", count=1) in closed
    assert say("decision_state_overdue", "ja") in closed

    decision = re.search(
        r'name="decision" value="([^"]+)"><input type="hidden" name="version" value="(\d+)"', closed
    )
    assert decision
    kept = {"decision": decision[1], "version": decision[2], "done_on": "2026-11-15", "result": "会えた"}
    assert at(caller.post(meeting + "/settled", data=kept)).startswith(meeting)
    assert say("decision_state_done", "ja") in caller.get(meeting).text
    report = caller.get("/report", params={"from": "2026-11-01", "to": "2026-11-23"})
    assert say("report_gaps_closed", "ja") in report.text


def test_minutes_are_undone_with_all_that_they_wrote(caller: Caller, place: Service) -> None:
    meeting = at(planned(caller, guest=["sc", "mediator", "shop"]))
    before = {name: dict(kept) for name, kept in place.store.tables.items()}
    minutes = read(caller.get(meeting + "/minutes").text)
    known = next(
        box["value"] for box in minutes.all("input") if box["name"] == "met" and "shop" in box["value"]
    )
    form = {**fields(minutes), "attended": ["sc", "mediator", "shop"], "met": [known], "minutes": ["90"]}
    told = read(caller.get(at(caller.post(meeting + "/minutes", data=form))).text)
    assert say("done_minutes", "ja") in told.text
    undo = {box["name"]: box["value"] for box in told.all("input") if box.get("name") in UNDO}
    assert at(caller.post("/undo", data=undo)).startswith(meeting + "?done=undone")
    after = place.store.tables
    assert {name: set(kept) for name, kept in after.items()} == {n: set(kept) for n, kept in before.items()}
    identity = meeting.rpartition("/")[2]
    assert not after["meetings"][identity].values.get("attended")
    unchanged = read(caller.get(meeting + "?done=minutes&change=1").text)
    assert not [box for box in unchanged.all("input") if box.get("name") == "change"]


UNDO = ("change", "back", "meeting")


def test_a_meeting_is_reached_from_what_it_concerns(caller: Caller, place: Service) -> None:
    meeting = at(planned(caller, guest=["sc", "mediator"]))
    identity = meeting.rpartition("/")[2]
    assert f'href="{meeting}"' in caller.get("/needs/need").text
    for actor, found in (("mediator", True), ("kiosk", False)):
        assert (f"/records/meetings/{identity}" in caller.get(f"/records/actors/{actor}").text) == found
    record = caller.get(f"/records/meetings/{identity}").text
    assert f'href="{meeting}"' in record
    assert f"/records/decisions/{identity}-01" in record
    assert f'href="{meeting}"' in caller.get(f"/records/decisions/{identity}-01").text
    assert caller.get(f"/records/meetings/{identity}/history").status_code == 200
    place.access.viewer = Viewer("tani", "council")
    assert meeting not in caller.get("/records/actors/jichikai").text
    assert caller.get(f"/records/meetings/{identity}").status_code == 404


def test_today_tells_of_a_gap_that_closed_and_one_click_says_that_it_was_seen(
    caller: Caller, place: Service
) -> None:
    assert say("alerts", "ja") not in caller.get("/?wait=true").text
    values = {**tie("mediator", "shop"), "id": "mediator|knows|shop"}
    place.store.write(Writing((Edit("ties", "mediator|knows|shop", values, None),), "x"))
    page = caller.get("/?wait=true").text
    assert say("alerts_closed", "ja", count=2) in page
    assert faults(read(page)) == []
    assert at(caller.post("/gaps/seen")) == "/"
    assert say("alerts_closed", "ja", count=2) not in caller.get("/?wait=true").text
    offered = resource("new-res", actor="jichikai", theme="other")
    place.store.write(Writing((Edit("resources", "new-res", offered, None),), "x"))
    assert 'href="/gaps#gap-unused%3Anew-res"' in caller.get("/?wait=true").text
    gaps = caller.get("/gaps").text
    assert 'id="gap-unused%3Anew-res"' in gaps
    assert gaps.count(say("gaps_new", "ja") + "</b>") == 1
    assert say("gaps_new", "ja") + "</b>" not in caller.get("/gaps").text
    assert say("alerts", "ja") not in caller.get("/?wait=true").text


def test_the_numbers_of_papers_are_renewed_by_a_deed(caller: Caller, place: Service) -> None:
    meeting = at(planned(caller, guest=["sc", "mediator"]))
    assert say("pack_counted_on", "ja", on="2026年11月23日") in caller.get(meeting + "/pack").text
    (kept,) = place.store.tables["publications"].values()
    assert at(caller.post(meeting + "/pack/numbers")) == meeting + "/pack"
    (renewed,) = place.store.tables["publications"].values()
    assert renewed.values["seed"] != kept.values["seed"]
    file = caller.post(meeting + "/pack").text
    assert "<form" not in file


@pytest.mark.parametrize("language", ["ja", "en"])
def test_pages_are_whole_and_accessible(caller: Caller, language: str) -> None:
    meeting = at(planned(caller, guest=["sc", "mediator", "shop"]))
    pages = ["/meetings", f"/meetings/new?gap={GAP}", meeting, meeting + "/minutes", "/report", "/handover"]
    for address in pages:
        answer = caller.get(address, headers={"accept-language": language})
        assert answer.status_code == 200, address
        assert faults(read(answer.text)) == [], address
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    for address in (meeting + "/pack", meeting + "/own"):
        page = read(caller.get(address, headers={"accept-language": language}).text)
        assert page.faults == []
        assert page.all("html") == [{"lang": language}]


def test_a_form_that_is_wrong_comes_back_with_what_was_typed(caller: Caller, place: Service) -> None:
    before = place.store.change_number()
    answer = planned(caller, question_1="ZQHOLDERのこと", guests="いない人", title="会のなまえ")
    page = read(answer.text)
    assert answer.status_code == 422
    assert faults(page) == []
    assert "会のなまえ" in answer.text
    assert place.store.change_number() == before
    named = planned(caller, question_1="ZQHOLDERのこと")
    assert say("meeting_names_person", "ja") in named.text
    meeting = at(planned(caller))
    wrong = caller.post(meeting + "/minutes", data={"version": "1", "decision_1": "決めた", "read_1": "1"})
    assert wrong.status_code == 422
    assert say("minutes_nobody_came", "ja") in wrong.text and "決めた" in wrong.text
    assert faults(read(wrong.text)) == []


def test_another_proposal_stores_nothing(caller: Caller, place: Service) -> None:
    before = place.store.change_number()
    form = fields(read(caller.get("/meetings/new", params={"gap": GAP}).text))
    answer = caller.post("/meetings/propose", data={**form, "guest": ["shop"]})
    assert answer.status_code == 200
    boxes = [box for box in read(answer.text).all("input") if box.get("name") == "guest"]
    assert "shop" in {box["value"] for box in boxes if "checked" in box}
    assert not {box["value"] for box in boxes if "checked" in box} & (set(form["proposed"]) - {"shop"})
    assert place.store.change_number() == before


def test_what_is_handed_out_holds_nothing_personal(caller: Caller) -> None:
    """The bytes of the page, of its maps, of the file and of the date."""
    meeting = at(planned(caller, guest=["sc", "shop", "holder", "kiosk"]))
    page = caller.get(meeting + "/pack")
    parts = [page.content, caller.post(meeting + "/date.ics").content]
    parts += [caller.get(image["src"]).content for image in read(page.text).all("img")]
    file = caller.post(meeting + "/pack").text
    parts += [file.encode(), *(decoded(part) for part in re.findall(r"base64,([A-Za-z0-9+/=]+)", file))]
    assert len(parts) >= 5
    for part in parts:
        assert not [secret for secret in SECRETS if secret.encode() in part]
    assert "<link" not in file and "<script" not in file
    own = caller.get(meeting + "/own").text
    assert "ZQHOLDER" in own and say("pack_secret", "ja") in own


def decoded(text: str) -> bytes:
    return base64.b64decode(text)


def test_maps_of_papers_that_nobody_looked_at_are_not_there(caller: Caller) -> None:
    meeting = at(planned(caller))
    assert caller.get(meeting + "/maps/1-1.svg").status_code == 404


def test_the_date_goes_into_a_calendar(caller: Caller) -> None:
    answer = caller.post(at(planned(caller, start="10:00", end="11:30")) + "/date.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(event["location"]) == "公民館"
    assert event.decoded("dtstart").isoformat() == "2026-11-10T01:00:00+00:00"


@pytest.mark.parametrize("hours", ["午後1時半", "25:00-26:00", "\u202e13:00", "=1+1"])
def test_hours_that_an_earlier_version_let_in_take_the_whole_day(
    caller: Caller, place: Service, hours: str
) -> None:
    meeting = at(planned(caller))
    (record,) = place.store.tables["meetings"].values()
    place.store.write(Writing((Edit("meetings", record.id, {"hours": hours}, record.version),), "x"))
    (event,) = Calendar.from_ical(caller.post(meeting + "/date.ics").content).walk("VEVENT")
    assert event.decoded("dtstart").isoformat() == HELD
    assert caller.get(meeting + "/pack").status_code == 200


PERIOD = {"from": "2026-10-01", "to": "2026-11-23", "whole": "2026-04-01/2026-09-30"}
HANDED = {"recipient": "高齢福祉課", "purpose": "半期の報告", "until": "2026-12-31"}


@pytest.mark.parametrize(("kind", "audience"), [("office", "office"), ("outside", "public")])
def test_the_report_as_a_spreadsheet_is_on_record(
    caller: Caller, place: Service, kind: str, audience: str
) -> None:
    answer = caller.post("/report.xlsx", data={**PERIOD, **HANDED, "kind": kind, "area": "ward"})
    assert answer.status_code == 200
    assert kind in answer.headers["content-disposition"]
    book = load_workbook(io.BytesIO(answer.content))
    assert say("report_title", "ja") in book.sheetnames
    texts = {str(cell.value) for page in book for row in page.iter_rows() for cell in row}
    assert (say("report_office_only", "ja") in texts) == (kind == "office")
    (export,) = place.store.tables["exports"].values()
    area = "ward" if kind == "office" else "district"
    expected = {**HANDED, "audience": audience, "view": f"report:{area} {kind}.xlsx"}
    assert {name: export.values[name] for name in expected} == expected
    assert export.values["sha256"] == hashlib.sha256(answer.content).hexdigest()


def test_nothing_leaves_without_being_on_record(caller: Caller, place: Service) -> None:
    for missing in HANDED:
        answer = caller.post("/report.xlsx", data={**PERIOD, **HANDED, missing: ""})
        assert answer.status_code == 422, missing
    assert caller.get("/report.xlsx", params=PERIOD).status_code == 405
    for whole in (
        "2026-10-01/2026-11-23",
        "2026-04-02/2026-09-30",
        "2026-10-01/2027-03-31",
        "0001-04-01/0001-09-30",
        "x",
    ):
        answer = caller.post("/report.xlsx", data={**PERIOD, **HANDED, "kind": "outside", "whole": whole})
        assert answer.status_code == 422, whole
        assert "2026-04-01から2026-09-30まで" in answer.text
    meeting = at(planned(caller))
    assert caller.get(meeting + "/date.ics").status_code == 405
    assert not place.store.tables["exports"]
    content = caller.post(meeting + "/date.ics").content
    (export,) = place.store.tables["exports"].values()
    assert export.values["view"] == f"meeting:{meeting.rpartition('/')[2]} ics"
    assert export.values["sha256"] == hashlib.sha256(content).hexdigest()
    assert caller.get("/report", params={"from": "x"}).status_code == 422
    assert caller.get("/report", params={"area": "nowhere"}).status_code == 404
    assert say("report_office_only", "ja") in caller.get("/report").text


def test_a_council_member_is_shown_none_of_it(place: Service) -> None:
    place.access.viewer = Viewer("member", "council")
    with place.caller(authorization=f"Bearer {API_TOKEN}") as member:
        assert member.post("/report.xlsx", data={**PERIOD, **HANDED}).status_code == 403
        for address in (f"/meetings/new?gap={GAP}", "/report", "/handover"):
            assert member.get(address).status_code == 403, address
        assert member.post("/meetings", data={"title": "x"}).status_code == 403


def test_minutes_that_come_second_are_shown_again_beside_what_is_stored(
    caller: Caller, place: Service
) -> None:
    """Nothing typed is lost, nor written over what the other wrote: each item stays the item that it was."""
    meeting = at(planned(caller, guest=["sc", "mediator", "shop"]))
    form = {**fields(read(caller.get(meeting + "/minutes").text)), "attended": ["sc", "shop"], "met": []}
    first = {**form, "decision_1": ["先の決めごと"], "question_2": ["先の議題"], "decision_2": ["先の結論"]}
    at(caller.post(meeting + "/minutes", data=first))
    mine = {
        **form,
        "decision_1": ["わたしの決めごと"],
        "question_2": ["別の議題"],
        "decision_2": ["別の結論"],
    }
    late = caller.post(meeting + "/minutes", data=mine)
    assert late.status_code == 409
    page = read(late.text)
    assert faults(page) == []
    assert say("form_conflict", "ja") in page.text
    again = fields(page)
    texts = re.findall(r'<textarea id="decision_\d"[^>]*>([^<]*)</textarea>', late.text)
    assert texts[:3] == ["わたしの決めごと", "先の結論", "別の結論"]
    again |= {f"decision_{n}": [text] for n, text in enumerate(texts, 1)}
    at(caller.post(meeting + "/minutes", data={**again, "attended": ["sc", "shop"], "met": []}))
    stored = [one.values for _, one in sorted(place.store.tables["decisions"].items())]
    assert [(one["question"], one["decision"]) for one in stored][1:] == [
        ("先の議題", "先の結論"),
        ("別の議題", "別の結論"),
    ]
    assert stored[0]["decision"] == "わたしの決めごと"


def test_a_promise_that_is_not_settled_keeps_what_was_typed(caller: Caller, place: Service) -> None:
    meeting = at(planned(caller, guest=["sc", "shop"]))
    form = {**fields(read(caller.get(meeting + "/minutes").text)), "attended": ["sc", "shop"], "met": []}
    at(caller.post(meeting + "/minutes", data={**form, "decision_1": ["会って話す"]}))
    (decision,) = place.store.tables["decisions"].values()
    for version, on, status in ((decision.version, "2099-01-01", 422), (1, "2026-11-15", 409)):
        sent = {"decision": decision.id, "version": version, "done_on": on, "result": "会えた"}
        answer = caller.post(meeting + "/settled", data=sent)
        assert answer.status_code == status
        boxes = {box["name"]: box.get("value") for box in read(answer.text).all("input") if box.get("name")}
        assert (boxes["done_on"], boxes["result"]) == (on, "会えた")
        assert boxes["version"] == str(decision.version)


def test_until_its_day_a_meeting_offers_its_papers_and_no_minutes(caller: Caller, place: Service) -> None:
    """Nobody fills in a long form to be told that it is too early."""
    day = {True: "2026-12-01", False: "2026-11-15"}
    for ahead, held_on in day.items():
        meeting = at(planned(caller, held_on=held_on))
        page = read(caller.get(meeting).text)
        strong = [a["href"] for a in page.all("a") if "strong" in a.get("class", "")]
        assert strong == [meeting + ("/pack" if ahead else "/minutes")]
        assert (say("meeting_minutes_from", "ja", on=held_on) in page.text) == ahead
        told = say("minutes_too_early", "ja", on=held_on) in read(caller.get(meeting + "/minutes").text).text
        assert told == ahead
