"""Handing a map out: its readers decide what is in it, before anything is drawn; that it was made is kept."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph_service.analysis.one_file import for_one_file
from graph_service.application.asking import check_audience, check_words, day_of
from graph_service.application.districts import FolderRules
from graph_service.application.export_log import Handed
from graph_service.application.maps import district_drawing, need_drawing
from graph_service.application.ports import Source, Store
from graph_service.application.questions import ask_paths
from graph_service.application.records import create_record, list_records
from graph_service.application.shared_maps import SHARED
from graph_service.application.shared_views import View, shared_drawing
from graph_service.application.viewers import Viewer
from graph_service.domain.answers import Question, Scope
from graph_service.domain.changes import PageQuery, Record
from graph_service.domain.drawing import Drawing, Handing
from graph_service.domain.errors import InvalidValue
from graph_service.domain.policy import Policy
from graph_service.domain.terms import Language

FORMS = {
    "html": "text/html; charset=utf-8",
    "print": "text/html; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/svg+xml",
    "pdf": "application/pdf",
}
"""What a map is made as, with the sort of its content. A picture (png) is made of the SVG by the browser."""
USUAL_DAYS, RECENT_DAYS = 30, 180
EXPLORED = "explored"
"""What the word of a view begins with that was seen on the map one explores."""


DrawExplored = Callable[[Source, View, str, Viewer, Policy, Language], Drawing]
"""The map of a view that was explored, for an audience whose readers may read of persons."""


@dataclass(frozen=True)
class Wish:
    """What is to be handed out: which view, who may read it, to whom, for what, until when (ISO)."""

    view: View
    audience: str
    recipient: str
    purpose: str
    until: str

    @property
    def handed(self) -> Handed:
        return Handed(self.audience, self.recipient, self.purpose, self.until)


@dataclass(frozen=True)
class Hand:
    """Who makes a map, by which rules, in which language, on which day (ISO).

    `draw_explored` makes maps of what was seen on the map one explores, where there is such a map.
    """

    viewer: Viewer
    policy: Policy
    language: Language
    today: str
    draw_explored: DrawExplored | None = None


@dataclass(frozen=True)
class Renderers:
    """How drawings become files. `pdf` makes one of an SVG, a title and a day, where `makes_pdf`; else it
    raises ToolMissing.
    """

    html: Callable[[Drawing], str]
    svg: Callable[[Drawing], str]
    pdf: Callable[[str, str, str], bytes]
    makes_pdf: Callable[[], bool]


@dataclass(frozen=True)
class File:
    """A file as it is handed out; its name says for which audience and of when it is, and no more."""

    name: str
    content: bytes
    media_type: str


def hand_out(
    store: Store, wish: Wish, form: str, hand: Hand, rules: FolderRules, renderers: Renderers
) -> File:
    """The file, once it is on record that it was made.

    Raises InvalidValue, UnknownId, NeedNotChecked, NotAllowed, SearchTooLarge, ToolMissing.
    """
    hand.viewer.may_write()
    file = made(store, wish, form, hand, renderers)
    create_record(store, "exports", export_of(wish, form, hand, file), rules, hand.viewer)
    return file


def made(source: Source, wish: Wish, form: str, hand: Hand, renderers: Renderers) -> File:
    """The file, on no record: for a folder, where none is kept. Raises what `hand_out` raises."""
    wish.handed.check(hand.today)
    check_words("format", [form], tuple(FORMS))
    drawing = sketch(source, wish, hand)
    text = renderers.html(drawing) if form in ("html", "print") else renderers.svg(drawing)
    pdf = form == "pdf"
    content = renderers.pdf(text, drawing.title, hand.today) if pdf else text.encode("utf-8")
    suffix = "html" if form == "print" else form
    return File(f"map-{wish.audience}-{hand.today}.{suffix}", content, FORMS[form])


def sketch(source: Source, wish: Wish, hand: Hand) -> Drawing:
    """The map of a wish, with ids and places of its own. Raises what `hand_out` raises, but for texts."""
    check_audience(wish.audience)
    hand.viewer.may_search_for(wish.audience)
    drawing = replace(
        drawn(source, wish, hand),
        handing=Handing(wish.recipient, wish.purpose, hand.today, wish.until),
    )
    return for_one_file(drawing, secrets.token_hex(16))


def drawn(source: Source, wish: Wish, hand: Hand) -> Drawing:
    """The map of a wish: who may not read of persons gets one that was made without them."""
    view, viewer, policy, language = wish.view, hand.viewer, hand.policy, hand.language
    if view.explored and wish.audience not in SHARED:
        if hand.draw_explored is None:
            raise InvalidValue(column="view", value=EXPLORED, expected="district, area:ID, need:ID")
        return hand.draw_explored(source, view, wish.audience, viewer, policy, language)
    if view.need and wish.audience not in SHARED:
        question = replace(view.scope.asking(Question, need=view.need), audience=wish.audience)
        return need_drawing(source, ask_paths(source, question, policy, viewer, hand.today), policy, language)
    date = day_of(source.snapshot().info, hand.today)
    if wish.audience in SHARED:
        return shared_drawing(source, viewer, view, policy, language, date, wish.audience)
    return district_drawing(source, viewer, policy, language, date, wish.audience, view.area)


def export_of(wish: Wish, form: str, hand: Hand, file: File) -> dict[str, str]:
    """The record of a file."""
    view = f"{view_word(wish.view)} {form}"
    return wish.handed.record(view, file.content, hand.viewer, hand.today)


def view_word(view: View) -> str:
    """A view in a word, as forms send it: need:ID, area:ID, district, explored:ADDRESS."""
    if view.explored:
        return f"{EXPLORED}:{view.address}"
    return f"need:{view.need}" if view.need else f"area:{view.area}" if view.area else "district"


def view_of(word: str, scope: Scope) -> View:
    """The view of a word, but for those that were explored. Raises InvalidValue."""
    kind, _, identity = word.partition(":")
    if word == "district":
        return View()
    if kind not in ("need", "area") or not identity:
        raise InvalidValue(column="view", value=word, expected="district, area:ID, need:ID")
    return View(need=identity, scope=scope) if kind == "need" else View(area=identity)


def recent_exports(store: Store, viewer: Viewer, today: str) -> list[Record]:
    """What was handed out of late, the newest first, as far as the viewer may know of it."""
    after = f"export-{(date.fromisoformat(today) - timedelta(days=RECENT_DAYS)).isoformat()}"
    found: list[Record] = []
    while True:
        page = list_records(store, PageQuery("exports", after, 200, {}), viewer)
        found += page.records
        if not page.next:
            return found[::-1]
        after = page.next


def usual_until(today: str) -> str:
    """The last day that is proposed."""
    return (date.fromisoformat(today) + timedelta(days=USUAL_DAYS)).isoformat()
