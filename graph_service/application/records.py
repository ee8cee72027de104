"""Reading and writing single records of every table. Closed, not deleted."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from graph_service.application.asking import day_of
from graph_service.application.districts import FolderRules, stored_in
from graph_service.application.ports import Reader, Source, Store
from graph_service.application.viewers import Viewer, named_ids
from graph_service.domain.cells import Value
from graph_service.domain.changes import Edit, Page, PageQuery, Record, Writing, merged
from graph_service.domain.checks import Mention, cycle_faults, ground_faults, row_faults, unresolved
from graph_service.domain.closing import closing, is_closed
from graph_service.domain.district import District, Row, record_id
from graph_service.domain.errors import FaultyRecord, UnknownId
from graph_service.domain.faults import Fault
from graph_service.domain.parsing import parse_values
from graph_service.domain.tables import TABLES

MOST_IN_PAGE = 200


def list_records(store: Reader, query: PageQuery, viewer: Viewer) -> Page:
    """Up to `query.limit` records that the viewer may read, in the order of their ids."""
    wanted = min(query.limit, MOST_IN_PAGE)
    found: list[Record] = []
    page = Page((), query.after)
    while len(found) < wanted:
        page = store.page(replace(query, after=page.next, limit=wanted))
        found += seen(store, page.records, viewer)
        if not page.next:
            break
    more = page.next or len(found) > wanted
    return Page(tuple(found[:wanted]), found[wanted - 1].id if more and found[wanted - 1 :] else "")


def seen(store: Source, records: tuple[Record, ...], viewer: Viewer) -> list[Record]:
    """Those of the records that the viewer may read."""
    if viewer.sees_everything:
        return list(records)
    named = {identity for record in records for identity in named_ids(record)}
    actors = store.describe({"actors": named})["actors"] if named else {}
    return [record for record in records if viewer.sees(record, actors)]


def as_read(store: Source, records: Sequence[Record], viewer: Viewer) -> list[Record]:
    """The records without who confirmed them, where the viewer may not read that."""
    by = {str(one.values["confirmed_by"]) for one in records if one.values.get("confirmed_by")}
    actors = store.describe({"actors": by})["actors"] if by else {}
    return [viewer.without_confirmer(one, actors) for one in records]


def read_record(store: Source, table: str, identity: str, viewer: Viewer) -> Record:
    """One record. Raises UnknownId also where the viewer may not know that it exists."""
    record = store.describe({table: {identity}})[table].get(identity)
    if record is None or not seen(store, (record,), viewer):
        raise UnknownId(type=table, id=identity)
    return record


def create_record(
    store: Store, table: str, given: Mapping[str, Value], rules: FolderRules, viewer: Viewer
) -> Record:
    """Writes a new record; without an id it gets one. Raises FaultyRecord, Conflict, NotAllowed."""
    viewer.may_write()
    column = TABLES[table].identity
    identity = record_id(TABLES[table], Row(0, given))
    if column == "id" and not identity:
        identity = str(uuid.uuid4())
    values = checked(store, table, {**given, column: identity}, rules, viewer)
    return written(store, Edit(table, values[column], values, None), viewer)


def change_record(store: Store, edit: Edit, rules: FolderRules, viewer: Viewer) -> Record:
    """Sets the given values of a record. Raises UnknownId, FaultyRecord, Conflict, NotAllowed."""
    viewer.may_write()
    before = read_record(store, edit.table, edit.id, viewer)
    given = {**edit.values, TABLES[edit.table].identity: edit.id}
    after = checked(store, edit.table, {**before.values, **given}, rules, viewer, before=before)
    return written(store, replace(edit, values={name: after.get(name) for name in given}), viewer)


def close_record(store: Store, table: str, identity: str, read: int, on: str, viewer: Viewer) -> Record:
    """Ends a record on a day (ISO) without deleting it. Raises UnknownId, Conflict, NotAllowed.

    A tie, resource, theme or area ends (`valid_to`), a need is withdrawn; an actor no longer takes part:
    unwilling, and their ties and resources end with them.
    """
    viewer.may_write()
    read_record(store, table, identity, viewer)
    edits = [Edit(table, identity, closing(table, on), read)]
    if table == "actors":
        edits += closing_of_actor(store, identity, on)
    return written(store, edits[0], viewer, edits[1:])


def closing_of_actor(store: Store, actor: str, on: str) -> list[Edit]:
    """Edits that end every open tie and resource of an actor."""
    edits: list[Edit] = []
    for table in ("ties", "resources"):
        page = Page((), "")
        while True:
            page = store.page(PageQuery(table, page.next, MOST_IN_PAGE, {"actor": actor}))
            still_open = (one for one in page.records if not is_closed(one, on))
            edits += [Edit(table, one.id, closing(table, on), one.version) for one in still_open]
            if not page.next:
                break
    return edits


def checked(
    store: Store,
    table: str,
    given: Mapping[str, Value],
    rules: FolderRules,
    viewer: Viewer,
    along: Collection[tuple[str, str]] = (),
    before: Record | None = None,
) -> dict[str, Value]:
    """The values, understood. `along` are records (table, id) that are written with it, `before` is the
    record as it stands.

    Raises FaultyRecord with every fault.
    """
    values, faults = parse_values(TABLES[table], given, rules.subtypes)
    district = District(None, {table: (Row(0, values),)})
    mentioned = unresolved(district)
    known = visible(store, mentioned, viewer) | set(along)
    faults += row_faults(district, day_of(store.snapshot().info, rules.today))
    faults += [mention.unknown() for mention in mentioned if (mention.table, mention.id) not in known]
    if table in ABOVE:
        faults += cycle_faults(district, above(store))
    if not faults:
        faults += groundless(store, table, values, before)
    if faults:
        raise FaultyRecord(tuple(without_place(fault) for fault in faults))
    return values


def groundless(
    store: Store, table: str, values: Mapping[str, Value], before: Record | None
) -> Iterator[Fault]:
    """What keeps a development from standing on its search, whichever of the two is written.

    One that was loaded without such ground can go on: only what an edit changes is held against it.
    """
    columns = {"developments": ("search", "needs"), "searches": ("need", "found")}.get(table, ())
    if not columns or (before and all(before.values.get(name) == values.get(name) for name in columns)):
        return
    if table == "developments":
        found = store.describe({"searches": {str(values["search"])}})["searches"]
        for search in found.values():
            yield from ground_faults(values, search.values)
    elif before:
        for development in resting_on(store, before.id):
            for _ in ground_faults(development.values, values):
                data = {"missing": development.values["missing"]}
                yield Fault("", 0, "found" if values.get("found") else "need", "ground_of_development", data)


def resting_on(store: Store, search: str) -> Iterator[Record]:
    """The developments whose ground a search is."""
    page = Page((), "")
    while True:
        page = store.page(PageQuery("developments", page.next, MOST_IN_PAGE, {"search": search}))
        yield from page.records
        if not page.next:
            return


ABOVE = frozenset({"themes", "areas"})
"""Tables whose records stand below others of their like."""


def above(store: Store) -> dict[str, Mapping[str, tuple[str, ...]]]:
    """The stored hierarchies: {table: {id: ids above it}}."""
    snapshot = store.snapshot()
    areas = {area: (up,) if up else () for area, up in snapshot.parent.items()}
    return {"themes": snapshot.broader, "areas": areas}


def visible(store: Store, mentions: Sequence[Mention], viewer: Viewer) -> set[tuple[str, str]]:
    """The mentioned records (table, id) that exist and that the viewer may know of.

    Themes and areas are everybody's; whom a viewer may not read they may not refer to either.
    """
    known = stored_in(store)(mentions)
    found = store.describe({table: {i for name, i in known if name == table} for table, _ in known})
    shared = {(table, i) for table, i in known if table in ("themes", "areas")}
    own = {
        (table, one.id) for table, rows in found.items() for one in seen(store, tuple(rows.values()), viewer)
    }
    return shared | own


def without_place(fault: Fault) -> Fault:
    """A fault in what was sent: there is no file and no row to name, only the column."""
    return replace(fault, file="", row=0)


def written(store: Store, edit: Edit, viewer: Viewer, further: list[Edit] | None = None) -> Record:
    """The record as it stands after the edit."""
    before = store.describe({edit.table: {edit.id}})[edit.table].get(edit.id)
    change = store.write(Writing((edit, *(further or ())), viewer.who))
    if before and not any((touched.table, touched.id) == (edit.table, edit.id) for touched in change.touched):
        return before
    return Record(edit.table, edit.id, merged(before, edit.values), change.number)
