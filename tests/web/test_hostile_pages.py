"""Hostile text in every text cell, in every page and file of meetings, papers and hand-outs: it stays text.

The browser tests try the pages in Chromium; here every way out is tried in every form, files are read back by
what opens them elsewhere.
"""

from __future__ import annotations

import base64
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import quote, urlencode

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from graph_service.adapters.maps import makes_pdf
from graph_service.application.handing_out import FORMS
from graph_service.domain.changes import Load
from graph_service.domain.district import District
from graph_service.domain.ontology import AUDIENCES
from tests.browser.hostile import HOSTILE, IDS, MARKED, Hostile
from tests.unit.folders import read
from tests.web.pages import read as read_page
from tests.web.service import API_TOKEN, Caller, Service

NEED = "need-paper-boxes"
MEETING = "/meetings/the-meetings"
HANDED = {"recipient": HOSTILE[0], "purpose": HOSTILE[1], "until": "2026-12-31"}
WHOLE = "2026-04-01/2026-09-30"
VIEWS = {
    "district": "district",
    "need": f"need:{NEED}",
    "area": "area:area-ekimae",
    "explored": "explored:" + urlencode({"need": NEED}),
}
PAGES = {
    MEETING: 4,
    f"{MEETING}/minutes": 3,
    f"{MEETING}/pack": 2,
    f"{MEETING}/own": 2,
    "/meetings": 1,
    "/records/meetings/the-meetings": 2,
    "/records/decisions/the-decisions": 3,
    "/records/consents/consent-woman": 1,
    f"/records/actors/{quote(IDS['shop'], safe='')}": 5,
    f"/needs/{NEED}/replies/the-replies": 1,
    f"/needs/{NEED}/proposal/the-developments": 1,
    f"/needs/{NEED}/reply": 1,
    "/report": 1,
    "/handover": 3,
    "/gaps/fabric": 3,
    "/handout": 2,
}
"""Pages, each with how many hostile texts it shows at least: an empty page would show nothing wrong."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Hostile, District]:
    cells, folder = Hostile(), tmp_path_factory.mktemp("hostile") / "district"
    cells.write(folder)
    return cells, read(folder)[0]


@pytest.fixture(scope="module")
def caller(hostile: tuple[Hostile, District]) -> Iterator[Caller]:
    service = Service()
    service.store.load(Load(hostile[1], "test", "tester", replace=True))
    with service.caller(authorization=f"Bearer {API_TOKEN}") as found:
        yield found


class Texts(HTMLParser):
    """What a page says, in its texts and in what is said of its parts; what it would run."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.inside = ""
        self.ran: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        named = {name: value or "" for name, value in attrs}
        self.said += named.values()
        self.ran += [f"{tag} {name}" for name in named if name.startswith("on") or name == "data-hostile"]
        self.ran += [f"{tag} {v}" for v in named.values() if v.strip().lower().startswith("javascript:")]

    def handle_data(self, data: str) -> None:
        if self.inside not in ("script", "style"):
            self.said.append(data)


def shown(page: str, cells: Hostile) -> set[str]:
    """The marks of the cells that a page shows, each whole and as it was written; nothing of them runs."""
    texts, marks = Texts(page), set()
    assert texts.ran == []
    for said in texts.said:
        for mark, inside in MARKED.findall(said):
            assert " ".join(inside.split()) == " ".join(cells.cells[mark].split())
            marks.add(mark)
    return marks


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_hostile_text_is_text_on_a_page(
    caller: Caller, hostile: tuple[Hostile, District], address: str, language: str
) -> None:
    answer = caller.get(address, headers={"accept-language": language})
    assert answer.status_code == 200, answer.text[-900:]
    assert len(shown(answer.text, hostile[0])) >= PAGES[address]
    assert read_page(answer.text).faults == []


def test_hostile_text_is_text_where_a_meeting_is_planned(
    caller: Caller, hostile: tuple[Hostile, District]
) -> None:
    boxes = [
        box["value"] for box in read_page(caller.get("/gaps").text).all("input") if box.get("name") == "gap"
    ]
    assert boxes
    answer = caller.get("/meetings/new", params={"gap": boxes[:3]})
    assert len(shown(answer.text, hostile[0])) >= 2
    typed = {
        "gap_1": boxes[0],
        "question_1": HOSTILE[0],
        "title": HOSTILE[1],
        "held_on": "x",
        "place": HOSTILE[2],
    }
    again = caller.post("/meetings", data=typed)
    assert again.status_code == 422
    assert Texts(again.text).ran == []
    assert {HOSTILE[0], HOSTILE[1], HOSTILE[2]} <= set(Texts(again.text).said)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("view", VIEWS)
def test_hostile_text_is_text_in_what_is_handed_out(
    caller: Caller, hostile: tuple[Hostile, District], view: str, audience: str, form: str
) -> None:
    data = {**HANDED, "view": VIEWS[view], "audience": audience, "form": form}
    answer = caller.post("/handout", data=data)
    if form == "pdf" and not makes_pdf():
        assert answer.status_code == 501
        return
    assert answer.status_code == 200, answer.text[-900:]
    names = answer.headers.get("content-disposition", "")
    assert re.fullmatch(r'(attachment; filename="map-[a-z]+-[\d-]+\.[a-z]+")?', names)
    if form == "pdf":
        assert answer.content.startswith(b"%PDF")
        return
    text = answer.text
    if form == "png":
        text = base64.b64decode(re.findall(r"svg\+xml;base64,([A-Za-z0-9+/=]+)", text)[0]).decode()
    if form in ("svg", "png"):
        parsed = ET.fromstring(text)
        assert not [one for one in parsed.iter() if one.tag.endswith(("script", "img", "foreignObject"))]
        assert squeezed(HOSTILE[0]) in squeezed("".join(parsed.itertext()))
    else:
        assert {HOSTILE[0], HOSTILE[1]} <= {one.strip() for one in Texts(text).said}
        # a council's file says the name of the district and bodies alone
        assert len(shown(text, hostile[0])) >= (1 if audience in ("council", "public") else 3)


def squeezed(text: str) -> str:
    """Without spaces: a sheet breaks lines where there is no room."""
    return "".join(text.split())


def test_hostile_text_is_text_in_papers_dates_and_sheets(
    caller: Caller, hostile: tuple[Hostile, District]
) -> None:
    file = caller.post(f"{MEETING}/pack")
    assert len(shown(file.text, hostile[0])) >= 2
    pictures = re.findall(r"svg\+xml;base64,([A-Za-z0-9+/=]+)", file.text)
    assert all(ET.fromstring(base64.b64decode(one)) is not None for one in pictures)
    (event,) = Calendar.from_ical(caller.post(f"{MEETING}/date.ics").content).walk("VEVENT")
    meeting = next(one for one in hostile[1].of("meetings") if one.values["id"] == "the-meetings")
    assert str(event["summary"]) == meeting.values["title"]
    assert str(event["location"]) == meeting.values["place"]
    for kind in ("office", "outside"):
        data = {**HANDED, "from": "2026-04-01", "to": "2026-11-23", "whole": WHOLE, "kind": kind}
        book = load_workbook(io.BytesIO(caller.post("/report.xlsx", data=data).content))
        cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} <= {"s", "n"}, "no formula"
        texts = "\n".join(str(cell.value) for cell in cells)
        assert MARKED.search(texts), "the district's name at least"
        assert not [cell for cell in cells if cell.hyperlink]


def test_a_word_of_a_vocabulary_is_no_place_for_text(caller: Caller) -> None:
    """`subtype` is shown as a word: no text gets into it, by no way in."""
    answer = caller.post("/api/v1/actors", json={"kind": "shop", "name": "x", "subtype": HOSTILE[0]})
    assert answer.status_code == 422
