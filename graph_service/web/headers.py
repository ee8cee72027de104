"""The headers of every answer."""

from __future__ import annotations

import re

from starlette.datastructures import MutableHeaders

OWN_CONTENT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
)
"""Nothing but what this service serves itself is loaded or run."""

FRAMED = re.compile(r"/needs/[^/]+/map|/handout/preview")
# with "no-referrer" a browser sends forms with the origin "null", which the guard must refuse
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def add(headers: MutableHeaders, path: str) -> None:
    """Adds the headers that the answer to `path` lacks."""
    for name, value in ALWAYS.items():
        headers.setdefault(name, value)
    # what is about people stays in no cache; /static/ says its own
    headers.setdefault("Cache-Control", "no-store")
    # only maps are shown in a frame, and only in one of ours
    ancestors = "'self'" if FRAMED.fullmatch(path) else "'none'"
    headers.setdefault("Content-Security-Policy", OWN_CONTENT.format(ancestors=ancestors))
