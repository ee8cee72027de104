"""What pages load: read once at the start and served from memory, so no address leads out of its folder."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
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


class Assets:
    """The files of pages by name, and the address under which a browser may keep them for good.

    The address holds a digest of all files: another version of the service has other addresses.
    """

    def __init__(self, folder: Path) -> None:
        self.files = load_assets(folder)
        self.version = f"v-{version_of(self.files)}"

    def address(self, name: str) -> str:
        """Where a page loads a file. Raises KeyError: a page that loads what is not here is broken."""
        self.files[name]
        return f"/static/{self.version}/{name}"

    def answer(self, request: Request) -> Response:
        """A file; one of another version, or of none, is what it is now and is kept by nobody."""
        version, name = ADDRESS.fullmatch(request.path_params["name"]).groups()  # type: ignore[union-attr]
        asset = self.files.get(name)
        if asset is None:
            raise HTTPException(404)
        headers = {"ETag": asset.etag, "Cache-Control": FOR_GOOD if version == self.version else "no-cache"}
        if request.headers.get("if-none-match") == asset.etag:
            return Response(status_code=304, headers=headers)
        return Response(asset.content, media_type=asset.media_type, headers=headers)


ADDRESS = re.compile(r"(?:(v-[0-9a-f]{12})/)?(.*)", re.DOTALL)
FOR_GOOD = "public, max-age=31536000, immutable"


def version_of(files: Mapping[str, Asset]) -> str:
    digest = hashlib.sha256()
    for name, asset in sorted(files.items()):
        digest.update(name.encode() + b"\0" + asset.etag.encode())
    return digest.hexdigest()[:12]


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


def assets_router(assets: Assets) -> APIRouter:
    """Not an endpoint of FastAPI: a page loads dozens of files, and each would wait for a thread."""

    async def static(request: Request) -> Response:
        return assets.answer(request)

    router = APIRouter()
    router.add_route("/static/{name:path}", static, include_in_schema=False)
    return router
