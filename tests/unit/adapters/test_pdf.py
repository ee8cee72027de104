"""A sheet as PDF: one page of A3 with words that can be searched, and nothing in it that joins two files.

The real tool makes it. Without the tool it is said what is missing; REQUIRE_PDF=1 makes that a failure.
"""

from __future__ import annotations

import os
import re
import zlib

import pytest

from graph_service.adapters.maps import makes_pdf, pdf_of
from graph_service.adapters.maps.pdf import titled
from graph_service.application.districts import FolderSource
from graph_service.application.handing_out import made, sketch
from graph_service.application.shared_views import View
from graph_service.bootstrap import RENDERERS
from graph_service.domain.errors import ToolMissing
from graph_service.domain.ontology import AUDIENCES
from tests.marked import MARK
from tests.unit.application.test_handing_out import (
    AREA,
    HAND,
    TODAY,
    everything_marked,
    may_be_read,
    urban,
    wish,
)

PLAIN = '<svg xmlns="http://www.w3.org/2000/svg" width="10mm" height="10mm"><title>x</title></svg>'
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
LETTERS = re.compile(rb"<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*<([0-9a-f]+)>|<([0-9a-f]+)>\s*<([0-9a-f]+)>")


def there_is_the_tool() -> bool:
    """Whether the tests of this file can be made in earnest; else it is tried that its absence is said."""
    if makes_pdf():
        return True
    assert os.environ.get("REQUIRE_PDF") != "1", "rsvg-convert is missing: install librsvg2-bin"
    with pytest.raises(ToolMissing):
        pdf_of(PLAIN, "x", TODAY)
    return False


def properties(pdf: bytes) -> dict[str, str]:
    """What the file says of itself: the properties that a reader shows."""
    number = re.findall(rb"/Info (\d+) 0 R", pdf)[-1]
    text = re.findall(rb"(?:^|\n)" + number + rb" 0 obj\n<<(.*?)>>\nendobj", pdf, re.DOTALL)[-1]
    found = {name.decode(): value for name, value in re.findall(rb"/(\w+) [(<]([^)>]*)[)>]", text)}
    title = bytes.fromhex(found["Title"].decode()).decode("utf-16")
    return {**{name: value.decode() for name, value in found.items()}, "Title": title}


def letters(pdf: bytes) -> set[str]:
    """Every letter that the file's fonts know as text: what a search can find in it."""
    known: set[str] = set()
    for packed in STREAM.findall(pdf):
        try:
            text = zlib.decompress(packed)
        except zlib.error:
            continue
        for part in re.findall(rb"beginbf(?:char|range)(.*?)endbf", text, re.DOTALL):
            for code in re.findall(rb"<([0-9a-fA-F]{4,})>\s*(?:\n|\]|$)", part):
                known |= set(bytes.fromhex(code.decode()).decode("utf-16-be", "replace"))
    return known


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_file_is_one_sheet_of_a3_with_its_title_and_its_day(audience: str) -> None:
    if not there_is_the_tool():
        return
    pdf = made(FolderSource(urban()), wish(View(area=AREA), audience), "pdf", HAND, RENDERERS).content
    assert pdf.startswith(b"%PDF-")
    widths = [float(width) for width, _ in re.findall(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", pdf)]
    assert [round(width * 25.4 / 72) for width in widths] == [420]
    said = properties(pdf)
    assert said["Title"].startswith("こもれび地区")
    assert said["CreationDate"] == f"D:{TODAY.replace('-', '')}000000Z"
    assert set(said) == {"Title", "CreationDate"}
    days = set(re.findall(rb"/(?:Creation|Mod)Date \(D:(\d+)", pdf))
    assert days == {TODAY.replace("-", "").encode() + b"000000"}, "the second would join files of one minute"
    assert b"/ID" not in pdf.rpartition(b"trailer")[2]
    assert set("こもれび地区") <= letters(pdf)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_file_holds_no_marker_beyond_its_audience(audience: str) -> None:
    """The words of a PDF are numbers of glyphs: what went into it is looked at, and its plain bytes."""
    if not there_is_the_tool():
        return
    given = everything_marked()
    drawing = sketch(FolderSource(given.district), wish(View(area=given.ids["areas", AREA]), audience), HAND)
    svg = RENDERERS.svg(drawing)
    allowed = set(may_be_read(given, audience))
    assert set(MARK.findall(svg)) <= allowed
    pdf = pdf_of(svg, drawing.title, TODAY)
    plain = b"".join(unpacked(pdf))
    assert set(MARK.findall(plain.decode("latin-1"))) <= allowed
    assert set(MARK.findall(properties(pdf)["Title"])) <= allowed


def unpacked(pdf: bytes) -> list[bytes]:
    parts = [pdf]
    for packed in STREAM.findall(pdf):
        try:
            parts.append(zlib.decompress(packed))
        except zlib.error:
            continue
    return parts


def test_any_title_stays_a_title() -> None:
    if not there_is_the_tool():
        return
    title = ") /Producer (x\\ <b>題名</b> 👵\u202e"
    assert properties(pdf_of(PLAIN, title, TODAY))["Title"] == title


def test_what_the_tool_cannot_read_is_said() -> None:
    if not there_is_the_tool():
        return
    with pytest.raises(ToolMissing):
        pdf_of("no picture", "x", TODAY)


def test_a_file_of_the_newer_make_gets_a_stream_of_places() -> None:
    """Newer tools say in a stream where objects are; a table after it would be a mistake in the file."""
    old = b"%PDF-1.5\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
    start = len(old)
    old += (
        b"2 0 obj\n<< /Type /XRef /Root 1 0 R /Size 3 /W [1 4 1] /Length 0 >>\nstream\n\nendstream\nendobj\n"
    )
    pdf = titled(old + f"startxref\n{start}\n%%EOF\n".encode(), "題", TODAY)
    place = int(re.findall(rb"startxref\n(\d+)", pdf)[-1])
    assert pdf[place:].startswith(b"4 0 obj\n<< /Type /XRef /Size 5 /W [1 4 1] /Index [3 2] /Length 12 ")
    assert f"/Root 1 0 R /Info 3 0 R /Prev {start} ".encode() in pdf[place:]
    entries = pdf[place:].partition(b"stream\n")[2][:12]
    assert [int.from_bytes(entries[at : at + 4], "big") for at in (1, 7)] == [pdf.index(b"3 0 obj"), place]
