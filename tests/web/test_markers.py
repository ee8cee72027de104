"""Every way out of a district in which every text and id is a marker: what a file holds beyond what it may.

What may be seen is looked for too: a file that is empty would hold nothing either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import httpx
import pytest

from graph_service.adapters.assets import asset
from graph_service.adapters.maps import makes_pdf
from graph_service.analysis.audience import covers
from graph_service.analysis.snapshot import Snapshot
from graph_service.application.viewers import Viewer
from graph_service.domain.changes import Load
from graph_service.domain.ontology import AUDIENCES
from tests.marked import DEGREES, Marked, found_in, marked
from tests.unit.application.test_handing_out import may_be_read
from tests.unit.folders import read
from tests.web.pages import read as read_page
from tests.web.service import API_TOKEN, Caller, Service, Store

HANDED = {"recipient": "第2層協議体", "purpose": "例会", "until": "2026-12-31"}
WHOLE = "2026-04-01/2026-09-30"
FORMS = ("html", "print", "svg", "png")
TYPED = {"meetings": ("title", "place"), "decisions": ("question", "decision", "result")}
"""What somebody typed for the papers; a marker names nobody, so that it is printed."""
OF_THE_DISTRICT = {"name", "credits"}


@cache
def given() -> Marked:
    return marked(read(asset("seed_data", "rural"))[0])


class Kept(Store):
    """The store, whose snapshot is built once a change: each page asks for it several times."""

    built: Snapshot | None = None

    def snapshot(self) -> Snapshot:
        if self.built is None or self.built.change != self.change_number():
            self.built = super().snapshot()
        return self.built


@pytest.fixture(scope="module")
def place() -> Service:
    service = Service(store=Kept())
    service.store.load(Load(given().district, "test", "tester", replace=True))
    return service


@pytest.fixture(scope="module")
def caller(place: Service) -> Iterator[Caller]:
    with place.caller(authorization=f"Bearer {API_TOKEN}") as found:
        yield found


def beyond(answer: httpx.Response, allowed: set[str]) -> set[tuple[str, str, str]]:
    """What is in an answer and may not be, its file name too; ids are told as such."""
    assert answer.status_code == 200, answer.text[:500]
    headers = answer.headers.get("content-disposition", "").encode()
    found = (found_in(answer.content) | found_in(headers)) - allowed
    assert str(DEGREES).encode() not in answer.content
    marks = {mark: given().marks.get(mark) for mark in found}
    return {(one.table, one.column, one.audience) if one else ("id", mark, "") for mark, one in marks.items()}


def first(table: str) -> str:
    return next(i for (t, _), i in sorted(given().ids.items()) if t == table)


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("form", [*FORMS, "pdf"])
def test_maps_that_are_handed_out(caller: Caller, audience: str, form: str) -> None:
    area = next(row.values["id"] for row in given().district.of("areas") if row.values.get("parent"))
    if form == "pdf" and not makes_pdf():
        form = "svg"  # what a PDF is made of
    for view in ("district", f"area:{area}"):
        answer = caller.post("/handout", data={**HANDED, "view": view, "audience": audience, "form": form})
        allowed = set(may_be_read(given(), audience))
        assert beyond(answer, allowed) == set(), (view, audience)
        if form != "pdf" and view != "district":  # the words of a PDF are numbers of glyphs
            names = {mark for mark in allowed if given().marks[mark].column == "name"}
            assert len(found_in(answer.content) & names) > 2


def papers() -> set[str]:
    """What the papers of a meeting may hold."""
    typed = {mark for table, columns in TYPED.items() for c in columns for mark in given().texts(table, c)}
    return typed | set(may_be_read(given(), "council"))


def a_meeting(caller: Caller) -> str:
    """A meeting with items and promises before it."""
    ids = [one.values["id"] for one in given().district.of("meetings")]
    days = {one.values["id"]: one.values["held_on"] for one in given().district.of("meetings")}
    return f"/meetings/{max(ids, key=lambda one: days[one])}"


def test_the_papers_of_a_meeting_and_its_date(caller: Caller) -> None:
    meeting = a_meeting(caller)
    page, file = caller.get(meeting + "/pack"), caller.post(meeting + "/pack")
    pictures = [caller.get(image["src"]) for image in read_page(page.text).all("img")]
    assert pictures
    for one in (file, *pictures, caller.post(meeting + "/date.ics")):
        assert beyond(one, papers()) == set()
    found = [given().marks[mark] for mark in found_in(file.content)]
    assert {("meetings", "title"), ("decisions", "question"), ("actors", "name")} <= {
        (one.table, one.column) for one in found
    }
    date = caller.post(meeting + "/date.ics").content
    assert {given().marks[mark].column for mark in found_in(date)} == {"title", "place"}
    own = found_in(caller.get(meeting + "/own").content)
    persons = [given().marks[m] for m in own if m in given().marks and given().marks[m].table == "actors"]
    assert any(one.values["kind"] == "professional" for one in persons), "the control: there names are"


@pytest.mark.parametrize("kind", ["office", "outside"])
def test_the_report(caller: Caller, kind: str) -> None:
    data = {**HANDED, "from": "2026-04-01", "to": "2026-11-01", "whole": WHOLE, "kind": kind}
    answer = caller.post("/report.xlsx", data=data)
    district = {m for m, one in given().marks.items() if one.table == "district"}
    assert beyond(answer, district) == set()
    assert found_in(answer.content) & district, "the control: the name of the district is read from the sheet"


def test_the_fabric_that_a_council_may_see(caller: Caller) -> None:
    allowed = set(may_be_read(given(), "council"))
    answer = caller.get("/gaps/fabric", params={"audience": "council"})
    assert {one for one in beyond(answer, allowed) if one[0] != "id"} == set()
    office = caller.get("/gaps/fabric", params={"audience": "office"})
    assert len(found_in(office.content) - allowed) > 5, "the control: the office reads names"


PRIVATE = {"actors": {"kana", "address", "phone", "note", "source", "source_key", "x_kept"}, "ties": {"note"}}


def sheets() -> Iterator[tuple[str, str]]:
    """The papers of needs that go to a referrer, to whoever gave, to the municipality."""
    rows, of_match = given().district, {}
    for match in rows.of("matches"):
        of_match[match.values["id"]] = match.values["need"]
    for need in sorted({*of_match.values()}):
        yield "reply", f"/needs/{need}/reply"
    for reply in rows.of("replies"):
        yield "given reply", f"/needs/{reply.values['need']}/replies/{reply.values['id']}"
    for one in rows.of("outcomes"):
        yield "thanks", f"/needs/{of_match[one.values['match']]}/thanks/{one.values['id']}"
    for one in rows.of("developments"):
        for need in one.values["needs"]:
            yield "proposal", f"/needs/{need}/proposal/{one.values['id']}"


def test_papers_of_needs_hold_nothing_private_and_name_nobody_without_consent(
    caller: Caller, place: Service
) -> None:
    consents = place.store.snapshot().consents.values()
    wanted = AUDIENCES.index("case")
    agreed = {one.actor for one in consents if covers(one, wanted, "2026-11-01")}
    seen: dict[str, int] = {}
    for sort, address in sheets():
        answer = caller.get(address)
        if answer.status_code in (404, 409):  # no card without a consent, no reply that is not due
            continue
        assert answer.status_code == 200, address
        found = {m: given().marks[m] for m in printed(answer.text) if m in given().marks}
        private = [o for o in found.values() if o.column in PRIVATE.get(o.table, ())]
        assert private == [], address
        names = [o for o in found.values() if (o.table, o.column) == ("actors", "name")]
        residents = {o.values["id"] for o in names if o.values["kind"] == "resident"}
        assert residents <= agreed, address
        seen[sort] = seen.get(sort, 0) + len(found)
    assert {"given reply", "proposal"} <= set(seen)
    assert seen["given reply"] > 5 and seen["proposal"] > 5


def printed(page: str) -> set[str]:
    """The markers on the paper: what is on the screen alone is not."""
    main = re.findall(r"<main.*?</main>", page, re.S)[0]
    return found_in(re.sub(r"<form.*?</form>", "", main, flags=re.S).encode())


def test_a_council_member_gets_no_office_page(place: Service) -> None:
    place.access.viewer, before = Viewer("member", "council"), place.access.viewer
    with place.caller(authorization=f"Bearer {API_TOKEN}") as member:
        for address in (a_meeting(member) + "/pack", "/report", "/handover"):
            answer = member.get(address)
            assert answer.status_code in (403, 404), address
            assert not found_in(answer.content) & set(given().marks) - {
                m for m, one in given().marks.items() if one.table == "district"
            }
    place.access.viewer = before
