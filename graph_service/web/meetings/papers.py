"""The papers of a meeting as a page, whose maps come one by one, and as a file of their own."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from graph_service.application.export_log import MOST_TEXT, Handed, keep
from graph_service.application.handing_out import usual_until
from graph_service.application.meetings.pack import Pack
from graph_service.application.meetings.pictures import Picture, Shelf
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.terms import Language
from graph_service.domain.wording import say
from graph_service.web.rendering import Pages, link

TIE_ROWS = 14
"""Rows of the blank sheet: as many as fit on an A4 page with room to write."""


class PaperDesk:
    """Where the papers of meetings are made into pages and files. A file holds the style of the page."""

    def __init__(self, services: Services, pages: Pages, assets: Path) -> None:
        self.services, self.pages, self.shelf = services, pages, Shelf()
        self.style = (assets / "static" / "page-pack.css").read_text("utf-8")

    def page(self, request: Request, pack: Pack) -> Response:
        """The papers as a page, whose maps come one by one."""
        meeting, _, change = pack.key
        shown = () if pack.with_names else self.shelf.put(pack)
        maps = [
            (one, link(request, "meetings", meeting, "maps", f"{change}-{number}.svg"))
            for number, one in enumerate(shown, 1)
        ]
        return self.printed(request, pack, maps)

    def file(self, request: Request, pack: Pack, viewer: Viewer, language: Language) -> Response:
        """The papers as a file of their own, which loads nothing; that it was made is kept on record."""
        maps = [(one, one.data) for one in self.shelf.put(pack)]
        page = self.printed(request, pack, maps, self.style)
        note_export(self.services, pack, bytes(page.body), viewer, language)
        page.headers["Content-Disposition"] = f'attachment; filename="meeting-{pack.meeting.held_on}.html"'
        return page

    def printed(
        self, request: Request, pack: Pack, maps: list[tuple[Picture, str]], style: str = ""
    ) -> Response:
        return self.pages.page(
            request,
            "pack.html",
            info=pack.info,
            pack=pack,
            maps=maps,
            rows=range(TIE_ROWS),
            style=Markup(style),  # noqa: S704 (our own file)
        )


def note_export(services: Services, pack: Pack, content: bytes, viewer: Viewer, language: Language) -> None:
    """Keeps who made the papers, for whom, of which content."""
    purpose, rules = say("pack_purpose", language), services.rules()
    handed = Handed(
        "council", str(pack.meeting.values["title"])[:MOST_TEXT], purpose, usual_until(rules.today)
    )
    keep(services.store, handed, f"meeting:{pack.meeting.id} html", content, viewer, rules)
