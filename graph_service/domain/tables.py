"""The file format, as data: one table a file, one column a cell type. format_version 1.

Reader, writer, store, API and forms follow these tables; docs/file-format.md explains them.
"""

from __future__ import annotations

from graph_service.domain.cells import (
    ID_LIMIT,
    NAME_LIMIT,
    TIE_ID_LIMIT,
    Day,
    Degrees,
    Flag,
    Hours,
    Identity,
    Many,
    Real,
    Reference,
    Text,
    Whole,
    Word,
)
from graph_service.domain.table import Table, must, some

FORMAT_VERSION = 1
ID = Text(ID_LIMIT)
NAME = Text(NAME_LIMIT)


CONFIRMED = some(confirmed_on=Day(), confirmed_by=NAME)
AUDIENCE = some(audience=Word("audience"))
NOTE = some(note=Text())

ACTORS = Table(
    "actors",
    "Actor",
    (
        *(must("id", Identity()), must("kind", Word("actor_kind")), must("name", NAME)),
        *some(subtype=ID, kana=NAME, area=Reference(table="areas"), address=NAME, phone=ID),
        *some(corporate_number=ID, sole_trader=Flag(), office_number=ID, contact=NAME),
        *some(willing=Word("willing"), asks_max=Whole(), asks_elsewhere=Whole()),
        *(*AUDIENCE, *some(source=NAME, source_key=ID), *CONFIRMED),
        *some(lat=Degrees(90), lon=Degrees(180)),
        *NOTE,
    ),
)
TIES = Table(
    "ties",
    "",
    (
        *(must("from", Reference()), must("to", Reference()), must("kind", Word("tie_kind"))),
        *some(id=Identity(TIE_ID_LIMIT), strength=Whole(3), quality=Word("quality"), basis=Word("basis")),
        *(*CONFIRMED, *some(valid_from=Day(), valid_to=Day())),
        *(*AUDIENCE, *some(source=NAME), *NOTE),
    ),
)
THEMES = Table(
    "themes",
    "Theme",
    (
        must("id", Identity()),
        must("name", NAME),
        *some(broader=Many(Reference(table="themes")), synonyms=Many(NAME), valid_to=Day()),
    ),
)
NEEDS = Table(
    "needs",
    "Need",
    (
        *(must("id", Identity()), must("actor", Reference()), must("direction", Word("need_direction"))),
        *(must("title", NAME), must("theme", Reference(table="themes"))),
        *some(words=Text(), keeps_doing=Text(), identified_by=Reference(), via=Word("via")),
        *some(professional_origin=Flag(), pity_based=Flag(), disuse_risk=Flag()),
        *some(checked_by=NAME, checked_on=Day(), decision=Word("decision"), reason=Text()),
        *some(status=Word("need_status"), created_on=Day()),
        *(*AUDIENCE, *NOTE),
    ),
)
RESOURCES = Table(
    "resources",
    "Resource",
    (
        *(must("id", Identity()), must("actor", Reference()), must("direction", Word("resource_direction"))),
        *(must("title", NAME), must("theme", Reference(table="themes"))),
        *some(use=Text(), eligible=Many(Word("care_status")), areas=Many(Reference(table="areas"))),
        *some(days=NAME, fee=NAME, scheme=ID, capacity=Whole(), capacity_left=Whole(), conditions=Text()),
        *(*some(source=NAME, source_key=ID), *CONFIRMED, *some(valid_from=Day(), valid_to=Day()), *AUDIENCE),
    ),
)
ASKS = Table(
    "asks",
    "Ask",
    (
        *(must("id", Identity()), must("need", Reference(table="needs")), must("actor", Reference())),
        must("asked_on", Day()),
        *some(resource=Reference(table="resources"), asked_by=NAME, answer=Word("answer")),
        *some(answered_on=Day(), reason=Text()),
    ),
)
MATCHES = Table(
    "matches",
    "Match",
    (
        *(must("id", Identity()), must("need", Reference(table="needs"))),
        *(must("resource", Reference(table="resources")), must("agreed_on", Day())),
        *some(
            path=Many(Reference()), purpose=Text(), roles=Text(), terms=Text(), next_on=Day(), ends_on=Day()
        ),
        *some(result=Text()),
    ),
)
OUTCOMES = Table(
    "outcomes",
    "Outcome",
    (
        *(must("id", Identity()), must("match", Reference(table="matches")), must("measure", NAME)),
        *(must("baseline_on", Day()), must("baseline", Text())),
        *some(followup_on=Day(), followup=Text(), judged_by=NAME, words=Text()),
        *some(thanks=Text(), thanks_from=Reference(), consent=Reference(table="consents")),
    ),
)
CONSENTS = Table(
    "consents",
    "Consent",
    (
        *(must("id", Identity()), must("actor", Reference()), must("purpose", Word("purpose"))),
        *(must("recipients", Many(NAME)), must("given_on", Day()), must("expires_on", Day())),
        *some(items=NAME, method=NAME, proxy=NAME, revoked_on=Day(), evidence=Text()),
    ),
)
CARE = Table(
    "care",
    "CareStatus",
    (must("actor", Reference()), must("status", Word("care_status")), *some(as_of=Day())),
)
SEARCHES = Table(
    "searches",
    "Search",
    (
        *(must("id", Identity()), must("need", Reference(table="needs")), must("searched_on", Day())),
        must("found", Whole()),
        *some(searched_by=NAME, conditions=Text(), reasons=Many(NAME), tried=Text()),
    ),
)
REPLIES = Table(
    "replies",
    "Reply",
    (
        *(must("id", Identity()), must("need", Reference(table="needs")), must("given_on", Day())),
        *some(kind=Word("reply_kind"), to=Reference(), given_by=NAME, text=Text(), next_on=Day()),
    ),
)
DEVELOPMENTS = Table(
    "developments",
    "Development",
    (
        *(must("id", Identity()), must("needs", Many(Reference(table="needs")))),
        *(must("search", Reference(table="searches")), must("opened_on", Day()), must("missing", Text())),
        *some(together=Many(Reference()), form=Word("development_form"), lead=Reference()),
        *some(state=Word("development_state"), next_on=Day(), resource=Reference(table="resources")),
        *some(ended_on=Day(), reason=Text(), note=Text()),
    ),
)
EFFORTS = Table(
    "efforts",
    "Effort",
    (
        *(must("id", Identity()), must("spent_on", Day()), must("minutes", Whole(24 * 60))),
        *some(activity=Word("activity"), need=Reference(table="needs"), by=NAME, note=Text()),
    ),
)
PLACES = Table(
    "places",
    "Place",
    (must("actor", Reference()), *some(x=Real(1e6), y=Real(1e6))),
)
EXPORTS = Table(
    "exports",
    "Export",
    (
        *(must("id", Identity()), must("made_on", Day()), must("audience", Word("audience"))),
        *some(made_by=NAME, recipient=NAME, purpose=NAME, until=Day(), view=Text(), sha256=ID),
    ),
)
MOST_COUNTS = 1_000_000
"""Characters of the numbers of a meeting's papers: areas by themes of a large city, with their names."""

MEETINGS = Table(
    "meetings",
    "Meeting",
    (
        *(must("id", Identity()), must("title", NAME), must("held_on", Day())),
        *some(kind=Word("meeting_kind"), area=Reference(table="areas"), place=NAME, hours=Hours()),
        *some(invited=Many(Reference()), attended=Many(Reference()), gaps=Many(NAME)),
        *some(note=Text(), next_on=Day()),
    ),
)
DECISIONS = Table(
    "decisions",
    "Decision",
    (
        *(must("id", Identity()), must("meeting", Reference(table="meetings")), must("question", Text())),
        *some(agenda=Word("agenda"), gap=NAME, decision=Text(), owner=Reference(), due_on=Day()),
        *some(done_on=Day(), result=Text()),
    ),
)
PUBLICATIONS = Table(
    "publications",
    "Publication",
    (
        *(must("id", Identity()), must("meeting", Reference(table="meetings")), must("made_on", Day())),
        *(must("counts", Text(MOST_COUNTS)), *some(made_by=NAME, seed=ID)),
    ),
)
AREAS = Table(
    "areas",
    "Area",
    (
        *(must("id", Identity()), must("name", NAME)),
        *some(parent=Reference(table="areas"), layer=Word("layer"), municipality_code=ID, valid_to=Day()),
    ),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        AREAS,
        THEMES,
        ACTORS,
        TIES,
        NEEDS,
        RESOURCES,
        ASKS,
        MATCHES,
        CONSENTS,
        OUTCOMES,
        CARE,
        SEARCHES,
        REPLIES,
        DEVELOPMENTS,
        EFFORTS,
        PLACES,
        EXPORTS,
        MEETINGS,
        DECISIONS,
        PUBLICATIONS,
    )
}
"""In the order in which they are written: what is referred to comes first."""


def tie_id(values: dict[str, str]) -> str:
    """The id of a tie that was given none."""
    return usual_tie_id(values["from"], values["kind"], values["to"])


def usual_tie_id(source: str, kind: str, target: str) -> str:
    return f"{source}|{kind}|{target}"
