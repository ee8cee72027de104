"""What must hold between the rows of a district (faults), and what is odd but legal (warnings)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from graph_service.domain.cells import Value, referenced
from graph_service.domain.district import District, record_id
from graph_service.domain.faults import Fault
from graph_service.domain.table import Table
from graph_service.domain.tables import TABLES
from graph_service.domain.tie_kinds import TIE_KINDS


@dataclass(frozen=True)
class Mention:
    """A cell that names a record."""

    file: str
    row: int
    column: str
    table: str
    id: str

    def unknown(self) -> Fault:
        return Fault(
            self.file, self.row, self.column, "unknown_id_in_cell", {"table": self.table, "id": self.id}
        )


def unresolved(district: District) -> list[Mention]:
    """The mentions of records that the district itself does not hold, in file order."""
    held = {name: district.ids(name) for name in TABLES}
    found: list[Mention] = []
    for table, row in district.each():
        for column in table.references:
            value = row.values.get(column.name)
            if value is None:
                continue
            target, ids = referenced(column.type, value)
            found += [
                Mention(table.file, row.line, column.name, target, identity)
                for identity in ids
                if identity not in held[target]
            ]
    return found


def named_in(table: Table, values: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """The records (table, id) that a record's columns name."""
    for column in table.references:
        if values.get(column.name) is not None:
            target, ids = referenced(column.type, values[column.name])
            yield from ((target, identity) for identity in ids)


def row_faults(district: District, horizon: str) -> Iterator[Fault]:
    """Faults within single rows: a tie to oneself; confirmed_on after `horizon` (an ISO date)."""
    for row in district.of("ties"):
        if row.values.get("from") and row.values.get("from") == row.values.get("to"):
            yield Fault("ties.csv", row.line, "to", "tie_to_itself", {"id": row.values["to"]})
    for table, row in district.each():
        confirmed = row.values.get("confirmed_on")
        if confirmed and confirmed > horizon:
            data = {"value": confirmed, "horizon": horizon}
            yield Fault(table.file, row.line, "confirmed_on", "confirmed_in_future", data)


def cycle_faults(district: District, stored: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Iterator[Fault]:
    """Cycles in themes (`broader`) and areas (`parent`), over stored records and given rows together.

    `stored` maps "themes" and "areas" to {id: ids above it} of what the store holds already.
    """
    for name, column in (("themes", "broader"), ("areas", "parent")):
        above = dict(stored.get(name, {}))
        lines: dict[str, int] = {}
        for row in district.of(name):
            identity = record_id(TABLES[name], row)
            lines[identity] = row.line
            if column in row.values:
                above[identity] = referenced(TABLES[name].by_name[column].type, row.values[column])[1]
        for identity in sorted(in_cycle(above)):
            yield Fault(f"{name}.csv", lines.get(identity, 0), column, "cycle", {"id": identity})


def in_cycle(above: Mapping[str, tuple[str, ...]]) -> set[str]:
    """The ids that lie on a cycle, or between two: what is left when tops and then bottoms are peeled off."""
    left = without_tops(above)
    below: dict[str, tuple[str, ...]] = dict.fromkeys(left, ())
    for identity in left:
        for parent in above[identity]:
            if parent in left:
                below[parent] += (identity,)
    return without_tops(below)


def without_tops(above: Mapping[str, tuple[str, ...]]) -> set[str]:
    """What is left when ids with nothing above them are taken away again and again (Kahn 1962)."""
    waiting = {identity: sum(parent in above for parent in parents) for identity, parents in above.items()}
    below: dict[str, list[str]] = {}
    for identity, parents in above.items():
        for parent in parents:
            below.setdefault(parent, []).append(identity)
    ready = [identity for identity, count in waiting.items() if count == 0]
    while ready:
        identity = ready.pop()
        del waiting[identity]
        for child in below.get(identity, ()):
            waiting[child] -= 1
            if waiting[child] == 0:
                ready.append(child)
    return set(waiting)


def warnings(district: District) -> list[Fault]:
    """What is odd but legal, in the order of the files."""
    index = Index(district)
    return [warning for check in CHECKS for warning in check(index)]


class Index:
    """The rows of a district by id, for checks between tables."""

    def __init__(self, district: District) -> None:
        self.district = district
        self.rows = {
            name: {record_id(table, row): row.values for row in district.of(name)}
            for name, table in TABLES.items()
        }

    def value(self, table: str, identity: object, column: str) -> object:
        return self.rows[table].get(str(identity), {}).get(column)


def unusual_ends(index: Index) -> Iterator[Fault]:
    for row in index.district.of("ties"):
        ends = tuple(index.value("actors", row.values.get(end), "kind") for end in ("from", "to"))
        if unusual(row.values.get("kind") or "", ends):
            yield Fault("ties.csv", row.line, "kind", "unusual_ends", {"kind": row.values["kind"]})


@cache  # kinds are few, ties are many
def unusual(key: str, ends: tuple[object, ...]) -> bool:
    kind = TIE_KINDS.get(key)
    if kind is None or None in ends:
        return False
    return not any(fits(kind.ends, order) for order in allowed_orders(kind.directed, ends))


def allowed_orders(directed: bool, ends: tuple[object, ...]) -> list[tuple[object, ...]]:
    return [ends] if directed else [ends, ends[::-1]]


def fits(usual: tuple[tuple[str, ...], tuple[str, ...]], ends: tuple[object, ...]) -> bool:
    return all(end in kinds for kinds, end in zip(usual, ends, strict=True))


def never_valid(index: Index) -> Iterator[Fault]:
    for table, row in index.district.each():
        start, end = row.values.get("valid_from"), row.values.get("valid_to")
        if start and end and end <= start:
            yield Fault(table.file, row.line, "valid_to", "never_valid")


def care_of_others(index: Index) -> Iterator[Fault]:
    for row in index.district.of("care"):
        if index.value("actors", row.values.get("actor"), "kind") not in (None, "resident"):
            yield Fault("care.csv", row.line, "actor", "care_of_non_resident")


def pass_unchecked(index: Index) -> Iterator[Fault]:
    for row in index.district.of("needs"):
        if row.values.get("decision") == "pass" and not row.values.get("checked_by"):
            yield Fault("needs.csv", row.line, "checked_by", "pass_without_checker")


def odd_asks(index: Index) -> Iterator[Fault]:
    for row in index.district.of("asks"):
        need, resource = row.values.get("need"), row.values.get("resource")
        if need in index.rows["needs"] and index.value("needs", need, "decision") != "pass":
            yield Fault("asks.csv", row.line, "need", "ask_about_unchecked_need")
        owner = index.value("resources", resource, "actor") if resource else None
        if owner is not None and owner != row.values.get("actor"):
            yield Fault("asks.csv", row.line, "resource", "ask_about_other_resource")


def groundless(index: Index) -> Iterator[Fault]:
    for row in index.district.of("developments"):
        search = index.rows["searches"].get(str(row.values.get("search")))
        for fault in ground_faults(row.values, search) if search else ():
            yield replace(fault, file="developments.csv", row=row.line)


def ground_faults(development: Mapping[str, Value], search: Mapping[str, Value]) -> Iterator[Fault]:
    """What keeps a search from being the ground of a development: another's need, or ways that it found."""
    if search.get("need") not in (development.get("needs") or ()):
        yield Fault("", 0, "search", "ground_of_other_need", {"need": search.get("need")})
    if search.get("found"):
        yield Fault("", 0, "search", "ground_found_ways", {"found": search["found"]})


def odd_capacity(index: Index) -> Iterator[Fault]:
    for row in index.district.of("resources"):
        if row.values.get("capacity_left") is not None and row.values.get("capacity") is None:
            yield Fault("resources.csv", row.line, "capacity_left", "capacity_left_alone")


CHECKS: tuple[Callable[[Index], Iterator[Fault]], ...] = (
    unusual_ends,
    never_valid,
    care_of_others,
    pass_unchecked,
    odd_asks,
    groundless,
    odd_capacity,
)
