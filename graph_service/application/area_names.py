"""What areas are called where they stand side by side: two districts may have a 1丁目 each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from graph_service.domain.changes import Record
from graph_service.domain.terms import Language
from graph_service.domain.wording import say


def area_names(records: Mapping[str, Record], language: Language) -> dict[str, str]:
    """The names by id, no two alike: of equal ones each is said with what it lies in, else with a number."""
    names = {identity: str(one.values["name"]) for identity, one in sorted(records.items())}
    above = {i: names.get(str(one.values.get("parent") or ""), "") for i, one in records.items()}
    wider = {
        i: say("area_within", language, name=name, within=above[i]) if above[i] else name
        for i, name in names.items()
    }
    many = Counter(names.values())
    said = {i: wider[i] if many[name] > 1 else name for i, name in names.items()}
    taken: Counter[str] = Counter()
    found: dict[str, str] = {}
    for identity, name in said.items():
        taken[name] += 1
        number = taken[name]
        while number > 1 and say("area_within", language, name=name, within=number) in found.values():
            number += 1
        again = say("area_within", language, name=name, within=number)
        found[identity] = name if number == 1 and name not in found.values() else again
    return found
