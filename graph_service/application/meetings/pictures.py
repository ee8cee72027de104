"""The maps among the papers of a meeting, each drawn when it is first looked at, and once."""

from __future__ import annotations

import base64
import threading
from collections import OrderedDict
from typing import Protocol

from graph_service.analysis.one_file import for_one_file
from graph_service.application.handing_out import Renderers
from graph_service.domain.drawing import Drawing

MOST_KEPT = 4
"""Packs whose maps are kept: one is looked at, printed and saved in a row."""

PackKey = tuple[str, str, int]
"""A meeting's id, the language, the change that the papers show."""


class Picture:
    """A map for items of the agenda (their numbers), made when it is first looked at.

    `secret` makes it unlike every map of another meeting, and of another title of this one.
    """

    def __init__(self, drawing: Drawing, items: tuple[int, ...], renderers: Renderers, secret: str) -> None:
        self.drawing, self.items, self.renderers, self.secret = drawing, items, renderers, secret
        self.lock, self.made = threading.Lock(), ""

    @property
    def title(self) -> str:
        return self.drawing.title

    @property
    def svg(self) -> str:
        with self.lock:
            if not self.made:
                apart = for_one_file(self.drawing, self.secret)
                self.made = self.renderers.svg(apart)
            return self.made

    @property
    def data(self) -> str:
        """As an address that holds the whole picture: a picture in a page loads and runs nothing."""
        return "data:image/svg+xml;base64," + base64.b64encode(self.svg.encode("utf-8")).decode("ascii")


class HasPictures(Protocol):
    """What a shelf keeps."""

    @property
    def key(self) -> PackKey: ...

    @property
    def maps(self) -> tuple[Picture, ...]: ...


class Shelf:
    """Keeps the maps of the last packs, so that page, print and file show the same pictures."""

    def __init__(self) -> None:
        self.kept: OrderedDict[PackKey, tuple[Picture, ...]] = OrderedDict()
        self.lock = threading.Lock()

    def put(self, pack: HasPictures) -> tuple[Picture, ...]:
        """The maps of a pack: those that are kept already, else its own."""
        with self.lock:
            found = self.kept.setdefault(pack.key, pack.maps)
            self.kept.move_to_end(pack.key)
            while len(self.kept) > MOST_KEPT:
                self.kept.popitem(last=False)
            return found

    def get(self, key: PackKey, number: int) -> Picture | None:
        """One map by its number from 1; None where it is not kept."""
        with self.lock:
            maps = self.kept.get(key, ())
        return maps[number - 1] if 1 <= number <= len(maps) else None
