"""Every page of the service, as addresses: what holds for all of them is tried on all of them."""

from __future__ import annotations

NEED = "need-paper-boxes"
UNCHECKED = "need-company"
DO = f"/needs/{NEED}/do"

PAPER_BOX = {
    "today": "/?wait=true",
    "needs": "/needs",
    "all needs": "/needs?status=all",
    "no need": "/needs?q=nothing-fits-this",
    "a need with its paths": f"/needs/{NEED}",
    "a need without paths": f"/needs/{NEED}?max_mediators=0&leave_out=coordinator",
    "a need not checked": f"/needs/{UNCHECKED}",
    "the map of a need": f"/needs/{NEED}/map",
    "intake": "/needs/new",
    "check": f"{DO}/check",
    "recording a search": f"{DO}/search",
    "asking": f"{DO}/ask?actor=chair",
    "an answer": f"{DO}/answer?ask=ask-staff",
    "a match": f"{DO}/agree?resource=res-shrine",
    "closing a need": f"{DO}/close",
    "reply": f"/needs/{NEED}/reply",
    "explore": "/explore",
    "explore the paths of a need": f"/explore?need={NEED}&shown=both",
    "handing out": "/handout",
    "handing out, seen before": "/handout?view=district&audience=council",
    "handing out what was explored": f"/handout?view=explored:need%3D{NEED}&audience=council",
    "gaps": "/gaps",
    "the fabric": "/gaps/fabric",
    "meetings": "/meetings",
    "the report": "/report",
    "handing over": "/handover",
    "records": "/records",
    "the last changes": "/changes",
    "actors": "/records/actors",
    "an actor": "/records/actors/shop",
    "an actor's form": "/records/actors/shop/edit",
    "an actor's history": "/records/actors/shop/history",
    "somebody new": "/new/known",
    "a new tie": "/new/ties",
    "search": "/search",
    "found": "/search?q=%E5%B0%8F%E7%89%A9%E5%85%A5%E3%82%8C",
    "nothing found": "/search?q=nothing-fits-this",
    "no such page": "/no-such-page",
    "no such need": "/needs/nobody",
}
"""The pages on the sample of the paper boxes."""

URBAN = {
    "today": "/?wait=true",
    "needs": "/needs",
    "a need with its paths": "/needs/need-002",
    "the map of a need": "/needs/need-002/map",
    "explore": "/explore",
    "handing out, seen before": "/handout?view=district&audience=council",
    "gaps": "/gaps",
    "the fabric": "/gaps/fabric",
    "the fabric of an area, for a council": "/gaps/fabric?area=area-komorebi&audience=council",
    "planning a meeting": "/meetings/new?gap=no_way:need-084&gap=unused:res-107",
    "meetings": "/meetings",
    "a meeting": "/meetings/meeting-006",
    "the minutes of a meeting": "/meetings/meeting-006/minutes",
    "the papers of a meeting": "/meetings/meeting-011/pack",
    "the coordinator's own copy": "/meetings/meeting-011/own",
    "the record of a meeting": "/records/meetings/meeting-006",
    "the report": "/report",
    "handing over": "/handover",
    "found": "/search?q=%E8%87%AA%E6%B2%BB%E4%BC%9A",
}
"""Pages that look different where there is much to show."""

OF_A_RECORD = {
    "actors": "minsei-001",
    "ties": "minsei-001%7Cmember_of%7Cjichikai-001",
    "needs": "need-001",
    "resources": "res-001",
    "themes": "theme-food",
    "areas": "area-town",
    "asks": "ask-001",
    "matches": "match-001",
    "outcomes": "outcome-001",
    "replies": "reply-001",
    "searches": "search-001",
    "developments": "development-001",
    "consents": "consent-001",
    "care": "r-001",
    "efforts": "effort-001",
    "meetings": "meeting-001",
    "decisions": "meeting-001-01",
}
"""One record of each table that has pages, in the urban sample."""

DEEDS = {
    "follow_up": "/needs/need-055/do/follow_up?match=match-001",
    "end": "/needs/need-055/do/end?match=match-001",
    "develop": "/needs/need-057/do/develop",
    "development": "/needs/need-076/do/development?development=development-002",
    "establish": "/needs/need-076/do/establish?development=development-002",
    "give_up": "/needs/need-076/do/give_up?development=development-002",
}
"""Forms of the workflow that the paper boxes have no occasion for."""

ONCE = {
    "paper-box": {
        "explore as a list": "/explore?shown=list",
        "explore with a panel": "/explore?chosen=actors/shop&shown=both",
        "explore, a need not checked": f"/explore?need={UNCHECKED}",
        "done, nothing to undo": "/records/actors/shop?done=confirmed&change=0",
        "done, on the map": "/explore?done=confirmed&change=0",
        "a preview of what is handed out": "/handout/preview?view=district&audience=council",
    },
    "urban": {
        **{f"the list of {table}": f"/records/{table}" for table in OF_A_RECORD},
        **{f"one of {table}": f"/records/{table}/{one}" for table, one in OF_A_RECORD.items()},
        **{f"new in {table}": f"/new/{table}" for table in OF_A_RECORD},
        **{f"editing one of {table}": f"/records/{table}/{one}/edit" for table, one in OF_A_RECORD.items()},
        **{
            f"history of one of {table}": f"/records/{table}/{one}/history"
            for table, one in OF_A_RECORD.items()
        },
        **{f"the deed {name}": address for name, address in DEEDS.items()},
        "a reply that was given": "/needs/need-055/replies/reply-001",
        "a proposal": "/needs/need-076/proposal/development-002",
        "thanks": "/needs/need-055/thanks/outcome-001",
    },
}
"""Pages that are examined in one language: of a template that is above too, or a paper, or a form."""

NOT_PAGES = frozenset(
    {
        "/meetings/{id}/maps/{change}-{number}.svg",
        *("/static/{name:path}", "/healthz", "/readyz"),
    }
)
"""Addresses that answer with a file, or with a word for a machine."""

REFUSED = frozenset({"no such page", "no such need"})
REFUSAL = "the server responded with a status of 404"
