"""Forms from the tables of the file format: labelled fields, what was typed, what is wrong beside each.

Every form of the pages is made here and shown by templates/pages/forms.html. A form works without scripts:
who is meant is typed by name and found when it is sent (`picking.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph_service.domain.cells import Many, Reference, Value, Whole, Word, cell_text
from graph_service.domain.errors import FaultyRecord
from graph_service.domain.faults import Fault
from graph_service.domain.ontology import VOCABULARIES
from graph_service.domain.table import Column
from graph_service.domain.tables import TABLES
from graph_service.domain.terms import Language
from graph_service.domain.wording import say, say_of
from graph_service.web.columns import kind_of, label_code, table_of
from graph_service.web.given import AGAIN, PICKED, WAS, Given
from graph_service.web.picking import OFFERED, Choice, Picked, Picker, shortened


@dataclass(frozen=True)
class Field:
    """One field as shown. `kind`: line, lines, suggested, list, number, day, choice, choices, radio, flag,
    tick, record, records, hidden.

    `error` is a sentence; `stored` what the record holds where somebody changed it meanwhile;
    `candidates` are the records among which a typed name leaves the choice; `blank` is what no choice means.
    """

    name: str
    kind: str
    label: str
    required: bool = False
    value: str = ""
    values: tuple[str, ...] = ()
    hint: str = ""
    error: str = ""
    stored: str = ""
    choices: tuple[Choice, ...] = ()
    candidates: tuple[Choice, ...] = ()
    table: str = ""
    was: str = ""
    blank: str = ""
    most: int = 0

    @property
    def has_hint(self) -> bool:
        return bool(self.hint or self.stored or self.error)


@dataclass(frozen=True)
class Group:
    """Fields under one heading; a folded one opens by itself where something in it is wrong, or is `wanted`
    by what is wrong elsewhere."""

    fields: tuple[Field, ...]
    heading: str = ""
    lead: str = ""
    folded: bool = False
    wanted: bool = False

    @property
    def open(self) -> bool:
        return (
            not self.folded or self.wanted or any(one.error or one.value or one.values for one in self.fields)
        )


@dataclass(frozen=True)
class Form:
    """A form as shown: `error` is about all of it, `version` that of the record that it changes."""

    groups: tuple[Group, ...]
    error: str = ""
    version: int = 0

    @property
    def wrong(self) -> tuple[Field, ...]:
        return tuple(one for group in self.groups for one in group.fields if one.error)


class Fields:
    """Makes the fields of one form in one language.

    What was typed (`given`) is shown again, else what is stored; `faults` are sentences by field name.
    `compared`: somebody changed the record meanwhile, so what is stored stands beside what was typed.
    """

    def __init__(
        self,
        language: Language,
        picker: Picker,
        given: Given | None = None,
        faults: Mapping[str, str] | None = None,
        picked: Mapping[str, Picked] | None = None,
        compared: bool = False,
    ) -> None:
        self.language, self.picker, self.given = language, picker, given
        self.faults, self.picked, self.compared = faults or {}, picked or {}, compared

    def of(
        self,
        table: str,
        names: Iterable[str],
        stored: Mapping[str, Value] | None = None,
        *,
        prefix: str = "",
        required: Iterable[str] = (),
    ) -> tuple[Field, ...]:
        """A field for each of the columns; `prefix` keeps those of two tables apart in one form."""
        must, values = set(required), stored or {}
        return tuple(
            self.field(table, name, values.get(name), prefix=prefix, required=True if name in must else None)
            for name in names
        )

    def field(
        self,
        table: str,
        name: str,
        stored: Value = None,
        *,
        prefix: str = "",
        required: bool | None = None,
        choices: Sequence[Choice] | None = None,
        hint: str = "",
        label: str = "",
        kind: str = "",
    ) -> Field:
        """One column's field. `hint`, `label` (codes of sentences), `kind` replace the usual ones."""
        column = TABLES[table].by_name[name]
        made = Field(
            name=prefix + name,
            kind=kind or kind_of(column),
            label=say(label or label_code(table, name), self.language),
            required=column.required and column.name != "id" if required is None else required,
            hint=say(hint, self.language) if hint else self.usual_hint(column),
            error=self.faults.get(prefix + name, ""),
            choices=tuple(self.choices(column, stored) if choices is None else choices),
            table=table_of(column),
            most=column.type.most if isinstance(column.type, Whole) else 0,
        )
        if choices and made.kind == "line":
            made = replace(made, kind="suggested")
        return self.filled(made, stored)

    def filled(self, made: Field, stored: Value) -> Field:
        """The field with what was typed, else with what is stored."""
        given = self.typed(made.name)
        if made.kind in ("record", "records"):
            return self.filled_record(made, stored)
        if given is not None:
            typed = replace(made, value=given.text(made.name), values=tuple(given.all(made.name)))
            return self.beside(typed, stored)
        values = tuple(stored) if isinstance(stored, list) else ()
        return replace(made, value=cell_text(stored), values=values)

    def typed(self, name: str) -> Given | None:
        """What the form brought, where it counts for a field."""
        return None if self.given is not None and self.given.keeps_theirs(name) else self.given

    def filled_record(self, made: Field, stored: Value) -> Field:
        ids = list(stored) if isinstance(stored, list) else [stored] if stored else []
        name = self.picker.name_in_list if made.kind == "records" else self.picker.name
        shown = "\n".join(name(made.table, identity) for identity in ids)
        given = self.typed(made.name)
        if given is None:
            return replace(made, value=shown, was=ids[0] if len(ids) == 1 else "")
        picked = self.picked.get(made.name)
        candidates = picked.candidates if picked else ()
        was = given.text(made.name + WAS)
        typed = replace(made, value=given.text(made.name), candidates=candidates, was=was)
        return replace(typed, stored=shown) if self.compared and shown != typed.value else typed

    def beside(self, typed: Field, stored: Value) -> Field:
        """The field with what is stored, where that is not what was typed."""
        texts = [str(one) for one in stored] if isinstance(stored, list) else [cell_text(stored)]
        known = [text for text in texts if text]
        if not self.compared or not known or known in ([typed.value], list(typed.values)):
            return typed
        words = dict(typed.choices) if typed.kind in ("choice", "choices", "radio") else {}
        return replace(typed, stored="、".join(words.get(text, text) for text in known))

    def usual_hint(self, column: Column) -> str:
        kind = kind_of(column)
        code = {"record": "form_hint_record", "records": "form_hint_records", "list": "form_hint_list"}.get(
            kind
        )
        return say(code, self.language) if code else ""

    def choices(self, column: Column, stored: Value) -> list[Choice]:
        """The words of a vocabulary; the open records of a table that has few.

        That a strength is unknown is said by choosing none, unless the record has it so: never twice.
        """
        cell = column.type.item if isinstance(column.type, Many) else column.type
        if isinstance(cell, Word):
            return [(term.key, term.label(self.language)) for term in VOCABULARIES[cell.vocabulary]]
        if isinstance(cell, Whole) and column.name == "strength":
            terms = [term for term in VOCABULARIES["strength"] if term.key != "0" or stored == 0]
            return [(term.key, term.label(self.language)) for term in terms]
        if isinstance(cell, Reference) and cell.table in OFFERED:
            return self.picker.open_choices(cell.table)
        return []


class Reading:
    """Reads what a form brought into columns; records that are named are found, others become faults."""

    def __init__(self, given: Given, picker: Picker) -> None:
        self.given, self.picker = given, picker
        self.picked: dict[str, Picked] = {}
        self.faults: list[Fault] = []

    def columns(self, table: str, names: Iterable[str], prefix: str = "") -> dict[str, Value]:
        """The values of the columns as texts, ids and lists; what they are worth the use case checks."""
        return {name: self.column(TABLES[table].by_name[name], prefix + name) for name in names}

    def column(self, column: Column, name: str) -> Value:
        kind = kind_of(column)
        if kind == "record":
            return self.record(table_of(column), name)
        if kind == "records":
            return self.records(table_of(column), name)
        if kind == "choices":
            return self.given.all(name)
        return self.given.text(name)

    def record(self, table: str, name: str) -> str:
        """The id of the record that is meant: a chosen candidate, the one shown before, or by its name."""
        text, chosen, was = (self.given.text(name + part) for part in ("", PICKED, WAS))
        if chosen != AGAIN:
            return chosen
        if was and text and text == self.picker.name(table, was):
            return was
        picked = self.picked[name] = self.picker.pick(table, text)
        if picked.fault:
            data = {"text": shortened(text), "count": len(picked.candidates)}
            self.faults.append(Fault("", 0, name, picked.fault, data))
        return picked.id

    def records(self, table: str, name: str) -> list[str]:
        """The ids of the records that the lines of a field name."""
        picked = self.picker.pick_lines(table, self.given.text(name))
        self.faults += [fault for one in picked if (fault := one.in_list(name))]
        return [one.id for one in picked if one.id]

    def check(self) -> None:
        """Raises FaultyRecord where a name could not be found."""
        if self.faults:
            raise FaultyRecord(tuple(self.faults))


def sentences(faults: Iterable[Fault], language: Language) -> dict[str, str]:
    """What is wrong beside each field; the first of several."""
    found: dict[str, str] = {}
    for fault in faults:
        found.setdefault(fault.column, say_of(fault.code, language, fault.data))
    return found
