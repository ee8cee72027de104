"""Holds a value against a JSON Schema: the part of the language that the API's description uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

TYPES: dict[str, Any] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
    "null": type(None),
}
KNOWN = {
    *("type", "anyOf", "$ref", "enum", "const", "maxLength", "minimum", "maximum", "format", "items"),
    *("properties", "required", "additionalProperties", "patternProperties"),
    *("title", "description", "default", "examples"),
}


def mismatches(schema: dict[str, Any], value: Any, document: dict[str, Any], at: str = "") -> Iterator[str]:
    """Where the value is not as the schema says. An unknown keyword is one: it would go unchecked."""
    yield from (f"{at}: unknown keyword {name}" for name in schema.keys() - KNOWN)
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        yield from mismatches(document["components"]["schemas"][name], value, document, at)
    if "anyOf" in schema:
        found = [list(mismatches(part, value, document, at)) for part in schema["anyOf"]]
        yield from min(found, key=len)
    if "type" in schema and not is_of(schema["type"], value):
        yield f"{at}: {value!r} is no {schema['type']}"
        return
    yield from simple(schema, value, at)
    if isinstance(value, dict):
        yield from parts(schema, value, document, at)
    for place, item in enumerate(value if isinstance(value, list) else ()):
        yield from mismatches(schema.get("items", {}), item, document, f"{at}[{place}]")


def is_of(kind: str, value: Any) -> bool:
    return isinstance(value, TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))


def simple(schema: dict[str, Any], value: Any, at: str) -> Iterator[str]:
    wrong = {
        "enum": lambda allowed: value not in allowed,
        "const": lambda only: value != only,
        "maxLength": lambda most: len(value) > most,
        "minimum": lambda least: value < least,
        "maximum": lambda most: value > most,
    }
    yield from (
        f"{at}: {value!r} {name} {schema[name]}"
        for name, is_wrong in wrong.items()
        if name in schema and is_wrong(schema[name])
    )
    if schema.get("format") == "date" and value:
        date.fromisoformat(value)


def parts(schema: dict[str, Any], value: dict[str, Any], document: dict[str, Any], at: str) -> Iterator[str]:
    yield from (f"{at}.{name} is missing" for name in schema.get("required", ()) if name not in value)
    properties, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    more = schema.get("additionalProperties", True)
    for name, one in value.items():
        fitting = [part for pattern, part in patterns.items() if re.search(pattern, name)]
        if name in properties:
            fitting.append(properties[name])
        elif not fitting and isinstance(more, dict):
            fitting.append(more)
        elif not fitting and more is False:
            yield f"{at}.{name} has no place"
        for part in fitting:
            yield from mismatches(part, one, document, f"{at}.{name}")
