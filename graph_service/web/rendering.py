"""Pages from templates. Every text stays text: escaping is on, and nothing here marks a text as safe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from graph_service.domain.ontology import label
from graph_service.domain.terms import Language
from graph_service.domain.wording import say, say_day
from graph_service.web.assets import Assets
from graph_service.web.words import LANGUAGES, language_of


class Pages:
    """The templates of a folder of visualizations."""

    def __init__(self, folder: Path, assets: Assets) -> None:
        self.assets = assets
        self.templates = Environment(
            loader=FileSystemLoader(folder / "templates" / "pages"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.templates.globals["asset"] = assets.address

    def page(
        self,
        request: Request,
        template: str,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        **values: object,
    ) -> HTMLResponse:
        """A template in the request's language, with `info` (the district, if known) among its values."""
        text = self.templates.get_template(template).render({"info": None, **common(request), **values})
        return HTMLResponse(text.encode("utf-8", "replace"), status, headers)


def common(request: Request) -> dict[str, object]:
    """What every page can use: its words, its language, addresses that keep the language."""
    language = language_of(request)
    return {
        "say": partial(say, language=language),
        "label": partial(label, language=language),
        "say_day": partial(say_day, language=language),
        "language": language,
        "link": partial(link, request),
        "other_language": in_language(request, next(other for other in LANGUAGES if other != language)),
        "has_session": bool(request.scope.get("state", {}).get("viewer")),
    }


def link(request: Request, *path: str, pairs: Sequence[tuple[str, str]] = (), **query: object) -> str:
    """An address of this service from parts that may hold any character; a language once chosen stays.

    `pairs` are fields that may stand several times, in their order.
    """
    chosen = request.query_params.get("lang")
    asked = [*pairs, *((name, str(value)) for name, value in query.items() if value not in ("", None))]
    if chosen in LANGUAGES:
        asked.append(("lang", str(chosen)))
    address = "/" + "/".join(quote(part, safe="") for part in path)
    return address + ("?" + urlencode(asked) if asked else "")


def in_language(request: Request, language: Language) -> str:
    """The same page in another language."""
    kept = [(n, v) for n, v in request.query_params.multi_items() if n not in ("lang", "token")]
    return str(request.scope["path"]) + "?" + urlencode([*kept, ("lang", language)])
