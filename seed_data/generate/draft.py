"""A district in the making: rows of text by table, ids given out in order."""

from __future__ import annotations

from collections import Counter

Row = dict[str, str]

COLUMNS: dict[str, tuple[str, ...]] = {
    "areas": ("id", "name", "parent", "layer"),
    "themes": ("id", "name", "broader", "synonyms"),
    "actors": (
        *("id", "kind", "name", "subtype", "kana", "area", "sole_trader", "contact", "willing"),
        *("asks_max", "asks_elsewhere", "audience", "source", "confirmed_on", "confirmed_by"),
        *("lat", "lon", "note"),
    ),
    "ties": (
        *("from", "to", "kind", "strength", "quality", "basis", "confirmed_on", "confirmed_by"),
        *("valid_from", "valid_to", "audience", "note"),
    ),
    "needs": (
        *("id", "actor", "direction", "title", "theme", "words", "keeps_doing", "identified_by", "via"),
        *("professional_origin", "pity_based", "disuse_risk", "checked_by", "checked_on", "decision"),
        *("reason", "status", "created_on", "note"),
    ),
    "resources": (
        *("id", "actor", "direction", "title", "theme", "use", "eligible", "areas", "days", "fee"),
        *("scheme", "capacity", "capacity_left", "conditions", "source", "confirmed_on", "confirmed_by"),
        *("valid_from", "valid_to"),
    ),
    "asks": ("id", "need", "actor", "asked_on", "resource", "asked_by", "answer", "answered_on", "reason"),
    "matches": ("id", "need", "resource", "agreed_on", "path", "roles", "terms", "ends_on", "result"),
    "outcomes": (
        *("id", "match", "measure", "baseline_on", "baseline", "followup_on", "followup"),
        *("judged_by", "words"),
    ),
    "consents": (
        *("id", "actor", "purpose", "recipients", "given_on", "expires_on", "items", "method", "proxy"),
        *("revoked_on", "evidence"),
    ),
    "care": ("actor", "status", "as_of"),
    "searches": ("id", "need", "searched_on", "found", "searched_by", "conditions", "reasons", "tried"),
    "replies": ("id", "need", "given_on", "kind", "to", "given_by", "text", "next_on"),
    "developments": (
        *("id", "needs", "search", "opened_on", "missing", "together", "form", "lead", "state", "next_on"),
        *("resource", "ended_on"),
    ),
    "efforts": ("id", "spent_on", "minutes", "activity", "need", "by"),
    "meetings": (
        *("id", "title", "held_on", "kind", "area", "place", "hours", "invited", "attended", "gaps"),
        *("note", "next_on"),
    ),
    "decisions": (
        *("id", "meeting", "question", "agenda", "gap", "decision", "owner", "due_on", "done_on", "result"),
    ),
}
"""The files and columns that are written, in this order."""


CARRYING = (
    *("family_of", "neighbour_of", "knows", "cooperates_with", "helps", "cares_for", "lives_in"),
    *("member_of", "works_at", "runs", "introduced"),
)


class Draft:
    """The tables of a district; actors and ties also by id, so that later steps can change their cells."""

    def __init__(self) -> None:
        self.tables: dict[str, list[Row]] = {name: [] for name in COLUMNS}
        self.actors: dict[str, Row] = {}
        self.ties: dict[str, Row] = {}
        self.firm: set[str] = set()
        """Ids of ties that a way or a planted gap rests on: later steps leave them as they are."""
        self.numbers: Counter[str] = Counter()

    def add(self, table: str, prefix: str = "", **cells: str) -> str:
        """Adds a row and returns its id: the given one, or `prefix` with the next number."""
        unknown = set(cells) - set(COLUMNS[table])
        if unknown:
            raise KeyError(f"{table}: {sorted(unknown)}")
        row = dict(cells)
        if prefix:
            self.numbers[prefix] += 1
            row["id"] = f"{prefix}-{self.numbers[prefix]:03}"
        self.tables[table].append(row)
        return row.get("id", "")

    def actor(self, prefix: str, kind: str, name: str, **cells: str) -> str:
        identity = self.add("actors", prefix, kind=kind, name=name, **cells)
        self.actors[identity] = self.tables["actors"][-1]
        return identity

    def tie(self, source: str, target: str, kind: str, strength: int, **cells: str) -> str:
        """The id of the tie of that kind between the two; of a known one the greater strength stays."""
        for identity in (f"{source}|{kind}|{target}", f"{target}|{kind}|{source}"):
            known = self.ties.get(identity)
            if known is not None:
                known["strength"] = str(max(int(known["strength"]), strength))
                return identity
        identity = f"{source}|{kind}|{target}"
        ends = {"from": source, "to": target, "kind": kind, "strength": str(strength)}
        self.add("ties", **ends, **cells)
        self.ties[identity] = self.tables["ties"][-1]
        return identity

    def link(self, one: str, other: str, strength: int, **cells: str) -> str:
        """The firm tie between two actors, of the usual kind where there is none; "" for one and the same."""
        if one == other:
            return ""
        known = self.carrying_tie(one, other)
        ends = (known["from"], known["to"], known["kind"]) if known else usual_tie(self.actors, one, other)
        identity = self.tie(*ends, strength)
        self.ties[identity].update(cells)
        self.firm.add(identity)
        return identity

    def carrying_tie(self, one: str, other: str) -> Row | None:
        """The first tie between two actors that can carry a path."""
        for kind in CARRYING:
            for identity in (f"{one}|{kind}|{other}", f"{other}|{kind}|{one}"):
                row = self.ties.get(identity)
                if row is not None and row.get("basis") != "inferred" and not row.get("valid_to"):
                    return row
        return None

    def needs(self) -> list[Row]:
        return self.tables["needs"]

    def resources(self) -> list[Row]:
        return self.tables["resources"]


def usual_tie(actors: dict[str, Row], one: str, other: str) -> tuple[str, str, str]:
    """Source, target and kind of the most natural tie between two actors."""
    if kind_order(actors[one]) > kind_order(actors[other]):
        one, other = other, one
    first, second = actors[one], actors[other]
    if first["kind"] == "professional" and second["kind"] == "resident":
        return one, other, "helps" if first["subtype"] in ("minsei", "sc") else "cares_for"
    if first["kind"] == second["kind"] == "resident":
        return one, other, "neighbour_of"
    if first["kind"] == "resident":
        joins = second["kind"] == "organization" or second["subtype"] == "kayoinoba"
        return one, other, "member_of" if joins else "knows"
    return one, other, "cooperates_with"


def kind_order(actor: Row) -> int:
    """Professionals lead to residents, residents to bodies."""
    return {"professional": 0, "resident": 1}.get(actor["kind"], 2)
