"""Somebody new, and who knows them: an actor and a tie to it, written together or not at all."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace

from graph_service.application.districts import FolderRules
from graph_service.application.ports import Store
from graph_service.application.records import checked
from graph_service.application.viewers import Viewer
from graph_service.domain.cells import Value
from graph_service.domain.changes import Change, Edit, Writing
from graph_service.domain.district import Row, record_id
from graph_service.domain.errors import FaultyRecord
from graph_service.domain.faults import Fault
from graph_service.domain.tables import TABLES

Values = Mapping[str, Value]


def create_known(store: Store, actor: Values, tie: Values, rules: FolderRules, viewer: Viewer) -> Change:
    """Writes a new actor and the tie by which they are known; the tie leads to them.

    Raises NotAllowed, FaultyRecord with the faults of both: `file` is the table that one is about.
    """
    viewer.may_write()
    identity = str(actor.get("id") or uuid.uuid4())
    whole = {"actors": {**actor, "id": identity}, "ties": {**tie, "to": identity}}
    whole["ties"]["id"] = record_id(TABLES["ties"], Row(0, whole["ties"]))
    edits, faults = [], list[Fault]()
    for table, given in whole.items():
        try:
            values = checked(store, table, given, rules, viewer, [("actors", identity)])
        except FaultyRecord as error:
            faults += (replace(fault, file=table) for fault in error.faults)
        else:
            edits.append(Edit(table, values["id"], values, None))
    if faults:
        raise FaultyRecord(tuple(faults))
    return store.write(Writing(tuple(edits), viewer.who))
