"""Where the edits of one deed are laid down: each is checked, all are written together or none."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace

from graph_service.application.asking import day_of
from graph_service.application.records import checked
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.cells import Value
from graph_service.domain.changes import Change, Edit, Record, Writing
from graph_service.domain.errors import FaultyRecord
from graph_service.domain.faults import Fault
from graph_service.domain.tables import TABLES


class Desk:
    """One writing in the making. Raises NotAllowed for a viewer who only reads.

    `prefix` tells the columns of two tables of one form apart: it is put before the columns of faults.
    """

    def __init__(self, services: Services, viewer: Viewer) -> None:
        viewer.may_write()
        self.store, self.rules, self.viewer = services.store, services.rules(), viewer
        self.day = day_of(services.store.snapshot().info, services.today())
        self.edits: list[Edit] = []
        self.faults: list[Fault] = []
        self.written = 0
        """The number of the change that was written; 0 before, and where nothing was to be changed."""

    def add(self, table: str, given: Mapping[str, Value], prefix: str = "", identity: str = "") -> str:
        """A new record; its id, which later edits may name."""
        made = identity or str(uuid.uuid4())
        required = {column.name: "" for column in TABLES[table].columns if column.required}
        return self.lay(table, {**required, **given, "id": made}, None, prefix) or made

    def change(self, record: Record, read: int, given: Mapping[str, Value], prefix: str = "") -> None:
        """New values of a record that was read at version `read`."""
        own = {TABLES[record.table].identity: record.id}
        self.lay(record.table, {**record.values, **given, **own}, read, prefix, record, given)

    def lay(
        self,
        table: str,
        values: Mapping[str, Value],
        read: int | None,
        prefix: str,
        before: Record | None = None,
        changed: Mapping[str, Value] | None = None,
    ) -> str:
        """Checks a record's values and lays them down; its id, "" where they have faults."""
        along = {(edit.table, edit.id) for edit in self.edits}
        try:
            understood = checked(self.store, table, values, self.rules, self.viewer, along, before)
        except FaultyRecord as error:
            self.faults += [replace(fault, column=prefix + fault.column) for fault in error.faults]
            return ""
        identity = str(understood[TABLES[table].identity])
        kept = understood if changed is None else {name: understood.get(name) for name in changed}
        self.edits.append(Edit(table, identity, kept, read))
        return identity

    def refuse(self, column: str, code: str, **data: object) -> None:
        """A fault that no cell has by itself."""
        self.faults.append(Fault("", 0, column, code, data))

    def spend(self, minutes: str, activity: str, need: str) -> None:
        """Keeps the minutes that a deed took, where they were given."""
        if minutes:
            spent = {"spent_on": self.day, "minutes": minutes, "by": self.viewer.who}
            self.add("efforts", {**spent, "activity": activity, "need": need}, "effort_")

    def write(self) -> Change:
        """Writes all that was laid down. Raises FaultyRecord with every fault, Conflict, UnknownId."""
        if self.faults:
            raise FaultyRecord(tuple(self.faults))
        change = self.store.write(Writing(tuple(self.edits), self.viewer.who))
        self.written = change.number if change.touched else 0
        return change
