"""What a form brought, as it was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

AGAIN, PICKED, WAS = "", "__pick", "__was"
"""Beside a field for a record: the candidate that was chosen, and which record's name was shown in it."""

KEEP, THEIRS = "keep__", "theirs"
"""Before the name of a field that two people changed: which of the two values is kept."""


@dataclass(frozen=True)
class Given:
    """What a form brought: the texts under each name, as typed."""

    texts: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return next(iter(self.texts.get(name, ())), "").strip()

    def all(self, name: str) -> list[str]:
        return [text.strip() for text in self.texts.get(name, ()) if text.strip()]

    def has(self, name: str) -> bool:
        return name in self.texts

    def keeps_theirs(self, name: str) -> bool:
        """Whether what is stored was chosen over what was typed."""
        return self.text(KEEP + name) == THEIRS

    def version(self) -> int:
        """The version of the record that the writer saw; 0, which no record has, where none was sent."""
        text = self.text("version")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


async def form_sent(request: Request) -> Given:
    """The fields of a form, files left out."""
    async with request.form() as sent:
        pairs = [(name, value) for name, value in sent.multi_items() if isinstance(value, str)]
    texts: dict[str, list[str]] = {}
    for name, value in pairs:
        # browsers send every end of a line as two signs: what nobody changed would be another text
        texts.setdefault(name, []).append(value.replace("\r\n", "\n"))
    return Given(texts)


Sent = Annotated[Given, Depends(form_sent)]
