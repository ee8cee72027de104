"""What pages load: read once at the start and served from memory, so no address leads out of its folder."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

# mimetypes asks the registry on Windows, where another program may have called .js plain text
MEDIA_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
}
EXPLORE = ("static/explore.css", "static/explore/*.js", "vendor/cytoscape/*.mjs")
"""The files of the map that one explores; its modules are served as `explore/NAME`."""


@dataclass(frozen=True)
class Asset:
    """A file as it is sent."""

    content: bytes
    media_type: str

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.content).hexdigest()[:20]}"'


def load_assets(folder: Path) -> dict[str, Asset]:
    """The files of pages by name: our style and modules, the icons, the palette as style."""
    paths = [*folder.glob("static/page*"), *folder.glob("icons/*.svg")]
    found = {path.name: Asset(path.read_bytes(), MEDIA_TYPES[path.suffix]) for path in sorted(paths)}
    for path in (path for pattern in EXPLORE for path in sorted(folder.glob(pattern))):
        name = f"explore/{path.name}" if path.parent.name == "explore" else path.name
        found[name] = Asset(path.read_bytes(), MEDIA_TYPES[path.suffix])
    palette = json.loads((folder / "palette.json").read_text("utf-8"))
    return {**found, "palette.css": Asset(palette_style(palette).encode("utf-8"), "text/css")}


def palette_style(palette: dict[str, object]) -> str:
    """The one palette of page, map and print, as custom properties."""
    colors = {name: value for name, value in palette.items() if isinstance(value, str)}
    lines = [f"--{name.replace('_', '-')}: {value};" for name, value in colors.items()]
    return ":root { " + " ".join(lines) + " }\n"


def assets_router(folder: Path) -> APIRouter:
    router, assets = APIRouter(include_in_schema=False), load_assets(folder)

    @router.get("/static/{name:path}")
    def static(name: str, request: Request) -> Response:
        asset = assets.get(name)
        if asset is None:
            raise HTTPException(404)
        # asked for again each time and answered with "unchanged": an update shows at once
        headers = {"ETag": asset.etag, "Cache-Control": "no-cache"}
        if request.headers.get("if-none-match") == asset.etag:
            return Response(status_code=304, headers=headers)
        return Response(asset.content, media_type=asset.media_type, headers=headers)

    return router
