"""Bodies, filters and answers of the API, made from the file format's tables: no second list of columns."""

from __future__ import annotations

import json
import keyword
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    WithJsonSchema,
    create_model,
    model_validator,
)
from pydantic_core import PydanticCustomError

from graph_service.application.records import MOST_IN_PAGE
from graph_service.domain.cells import (
    LIST_SEPARATOR,
    TEXT_LIMIT,
    BadCellError,
    CellType,
    Day,
    Degrees,
    Many,
    Reference,
    Text,
    Value,
    Whole,
    Word,
    parse_cell,
)
from graph_service.domain.ontology import keys
from graph_service.domain.table import KEPT_PREFIX, Column, Table
from graph_service.domain.terms import Language
from graph_service.domain.wording import say

Schema = dict[str, Any]


def kept_columns(schema: Schema) -> None:
    """In the description: further columns must begin with x_. In fact the domain refuses the others."""
    schema["additionalProperties"] = False
    schema["patternProperties"] = {
        f"^{KEPT_PREFIX}": {"anyOf": [{"type": "string", "maxLength": TEXT_LIMIT}, {"type": "null"}]}
    }


class Body(BaseModel):
    """The columns of a record as JSON. Types are checked here, values by the domain as in a file."""

    model_config = ConfigDict(extra="allow", strict=True, json_schema_extra=kept_columns)
    __pydantic_extra__: dict[str, str | None]

    @model_validator(mode="before")
    @classmethod
    def characters(cls, given: Any) -> Any:  # noqa: ANN401
        """JSON can spell halves of surrogate pairs, which no database can keep."""
        try:
            json.dumps(given, ensure_ascii=False).encode("utf-8")
        except UnicodeEncodeError as error:
            raise PydanticCustomError("not_unicode", "not_unicode") from error
        return given

    def columns(self) -> dict[str, Value]:
        """The columns that were sent, by their names in the file format."""
        given = self.model_dump(by_alias=True, exclude_unset=True)
        return {name: value for name, value in given.items() if name != "version"}


class Changing(Body):
    """A change says which version it read."""

    version: int = Field(ge=1, description="the version that was read; a stale one is refused with 409")


class Closing(BaseModel):
    """How a record is closed."""

    model_config = ConfigDict(extra="forbid", strict=True)

    version: int = Field(ge=1, description="the version that was read; a stale one is refused with 409")
    day: str = Field(default="", description="YYYY-MM-DD", json_schema_extra={"format": "date"})


@dataclass(frozen=True)
class Models:
    """The shapes of one table: what creates and changes a record, what is read, a page, and its filter."""

    create: type[Body]
    change: type[Changing]
    read: type[BaseModel]
    page: type[BaseModel]
    query: type[BaseModel]


def models_of(table: Table, language: Language, filtered: Mapping[str, object]) -> Models:
    """The shapes of a table; `filtered` is an example of a filter."""
    name = table.label or "Tie"
    # a record that is created may come without an id; a tie has one made of its ends
    fields = {c.name: field(c, language, required=c.required and c.name != "id") for c in table.columns}
    loose = {c.name: field(c, language, required=False) for c in table.columns}
    create = create_model(f"New{name}", __base__=Body, **aliased(fields))
    change = create_model(f"Change{name}", __base__=Changing, **aliased(loose))
    stated = {**fields, "id": (str, ...), "version": (Annotated[int, Field(ge=1)], ...)}
    read = create_model(name, __base__=Body, **aliased(stated))
    page = create_model(f"{name}Page", items=(list[read], ...), next=(str, ...))  # type: ignore[valid-type]
    query = create_model(f"{name}Query", __base__=PageAsked, **aliased(dict(filters(table, filtered))))
    return Models(create, change, read, page, query)


class PageAsked(BaseModel):
    """Which page of a list; the columns to filter by are added for each table."""

    model_config = ConfigDict(extra="forbid")

    after: str = ""
    limit: Annotated[int, Field(ge=1, le=MOST_IN_PAGE)] = 50

    def where(self) -> dict[str, str]:
        """The columns that were asked for."""
        given = self.model_dump(by_alias=True, exclude_unset=True)
        return {name: value for name, value in given.items() if name not in ("after", "limit") and value}


def filters(table: Table, filtered: Mapping[str, object]) -> Iterator[tuple[str, Any]]:
    """A list is filtered by words of a vocabulary and by whom or what a record names."""
    either_end = (Column("actor", Reference()),) if table.name == "ties" else ()
    for column in (*either_end, *table.columns):
        if isinstance(column.type, Word | Reference) or column.name == "subtype":
            schema = schema_of(column.type)
            if column.name in filtered:
                schema["examples"] = [filtered[column.name]]
            check = AfterValidator(partial(of_type, column.type))
            yield column.name, (Annotated[str, check, WithJsonSchema(schema)], "")


def of_type(cell: CellType, text: str) -> str:
    """A filter's text, if a cell could hold it: a misspelt word would look like an empty list."""
    try:
        parse_cell(cell, text)
    except BadCellError as error:
        raise PydanticCustomError("cell", "cell", {"fault": error.code, **error.data}) from error
    return text


def field(column: Column, language: Language, *, required: bool) -> tuple[Any, Any]:
    """The type and default of a column; one that may be empty also takes null."""
    schema = schema_of(column.type)
    if isinstance(column.type, Reference):
        schema["description"] = say("api_reference", language, table=column.type.table)
    kind = column.type.json_type()
    if isinstance(column.type, Many):
        kind = list[Annotated[str, AfterValidator(whole_item)]]
    if required:
        return Annotated[kind, WithJsonSchema(schema)], ...
    return Annotated[kind | None, WithJsonSchema({"anyOf": [schema, {"type": "null"}]})], None


def whole_item(text: str) -> str:
    """One value of several: in a file they are ;-separated, so none can hold a semicolon."""
    if LIST_SEPARATOR in text:
        raise PydanticCustomError("separator_in_item", "separator_in_item")
    return text


def schema_of(cell: CellType) -> Schema:
    """What a cell's type says of its values, as JSON Schema."""
    if isinstance(cell, Many):
        return {"type": "array", "items": schema_of(cell.item)}
    if isinstance(cell, Word):
        return {"type": "string", "enum": list(keys(cell.vocabulary))}
    if isinstance(cell, Day):
        return {"type": "string", "format": "date"}
    if isinstance(cell, Whole):
        return {"type": "integer", "minimum": 0, "maximum": cell.most}
    if isinstance(cell, Degrees):
        return {"type": "number", "minimum": -cell.most, "maximum": cell.most}
    if isinstance(cell, Text):
        return {"type": "string", "maxLength": cell.limit}
    return {"type": "boolean"}


def aliased(fields: dict[str, Any]) -> dict[str, Any]:
    """Fields under names that Python can write: `from` is a word of its own."""
    named: dict[str, Any] = {}
    for name, (kind, default) in fields.items():
        safe = f"{name}_" if keyword.iskeyword(name) else name
        named[safe] = (kind, default) if safe == name else (kind, Field(default, alias=name))
    return named
