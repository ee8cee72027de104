"""Every page of the service, as addresses: what holds for all of them is tried on all of them."""

from __future__ import annotations

NEED = "need-paper-boxes"
UNCHECKED = "need-company"

PAPER_BOX = {
    "needs": "/",
    "all needs": "/?status=all",
    "no need": "/?q=nothing-fits-this",
    "a need with its paths": f"/needs/{NEED}",
    "a need without paths": f"/needs/{NEED}?max_mediators=0&leave_out=coordinator",
    "a need not checked": f"/needs/{UNCHECKED}",
    "the map of a need": f"/needs/{NEED}/map",
    "search": "/search",
    "found": "/search?q=%E5%B0%8F%E7%89%A9%E5%85%A5%E3%82%8C",
    "nothing found": "/search?q=nothing-fits-this",
    "no such page": "/no-such-page",
    "no such need": "/needs/nobody",
}
"""The pages on the sample of the paper boxes."""

URBAN = {
    "needs": "/",
    "all needs": "/?status=all",
    "a need with its paths": "/needs/need-002",
    "the map of a need": "/needs/need-002/map",
    "found": "/search?q=%E8%87%AA%E6%B2%BB%E4%BC%9A",
}
"""Pages that look different where there is much to show."""

REFUSED = frozenset({"no such page", "no such need"})
REFUSAL = "the server responded with a status of 404"
