"""Ids by place, in a compact form: a district of a million actors holds no million Python strings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.integer]


@dataclass(frozen=True)
class Encoded:
    """Ids as one text, with the length in bytes and the hash of each."""

    text: bytes
    lengths: Places
    hashes: Places


def encoded(ids: Sequence[str]) -> Encoded:
    text, parts = "".join(ids), ids
    if not text.isascii():
        parts = [identity.encode("utf-8", "surrogatepass") for identity in ids]  # type: ignore[misc]
    lengths = np.fromiter(map(len, parts), np.int32, len(ids))
    return Encoded(
        text.encode("utf-8", "surrogatepass"), lengths, np.fromiter(map(hash, ids), np.int64, len(ids))
    )


class Ids(Sequence[str]):
    """Different ids, each with a place from 0 on: `ids[place]` is the id, `ids.place(id)` the place.

    They lie in one text, found by their sorted hashes. Those added later are few and stay as they are; `add`
    is for the owner of a snapshot alone (`analysis.upkeep`).
    """

    def __init__(self, ids: Sequence[str]) -> None:
        self.take([encoded(ids)])

    @classmethod
    def joined(cls, blocks: Sequence[Encoded]) -> Ids:
        """The ids of several blocks, one after the other."""
        found: Ids = object.__new__(cls)
        found.take(blocks)
        return found

    def take(self, blocks: Sequence[Encoded]) -> None:
        self.text = b"".join(block.text for block in blocks)
        ends = np.cumsum(np.concatenate([block.lengths for block in blocks]), dtype=np.int64)
        self.ends = ends.astype(np.int32) if len(self.text) < 2**31 else ends
        hashes = np.concatenate([block.hashes for block in blocks])
        self.by_hash = np.argsort(hashes, kind="stable").astype(np.int32)
        self.hashes = hashes[self.by_hash]
        self.later: list[str] = []
        self.later_places: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self.ends) + len(self.later)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        if not 0 <= place < len(self):
            raise IndexError(place)
        if place >= len(self.ends):
            return self.later[place - len(self.ends)]
        begin = int(self.ends[place - 1]) if place else 0
        return self.text[begin : int(self.ends[place])].decode("utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        begin = 0
        for end in self.ends.tolist():
            yield self.text[begin:end].decode("utf-8", "surrogatepass")
            begin = end
        yield from self.later

    def __contains__(self, identity: object) -> bool:
        return isinstance(identity, str) and self.find(identity) is not None

    def find(self, identity: str) -> int | None:
        """The place of an id; None if it is unknown."""
        wanted = hash(identity)
        at = int(np.searchsorted(self.hashes, wanted))
        while at < len(self.hashes) and self.hashes[at] == wanted:
            place = int(self.by_hash[at])
            if self[place] == identity:
                return place
            at += 1
        return self.later_places.get(identity)

    def place(self, identity: str) -> int:
        """The place of a known id. Raises KeyError."""
        found = self.find(identity)
        if found is None:
            raise KeyError(identity)
        return found

    def places(self, identities: Sequence[str]) -> Places:
        """The places of known ids. Raises KeyError."""
        found = self.search(identities)
        if len(found) and found.min() < 0:
            raise KeyError(identities[int(found.argmin())])
        return found

    def search(self, identities: Sequence[str]) -> Places:
        """The places of ids, -1 of unknown ones: many at once."""
        wanted = np.fromiter(map(hash, identities), np.int64, len(identities))
        at = np.minimum(np.searchsorted(self.hashes, wanted), max(0, len(self.hashes) - 1))
        likely = self.by_hash[at].tolist() if len(self.hashes) else [-1] * len(identities)
        return np.fromiter(map(self.confirmed, likely, identities), np.int64, len(identities))

    def confirmed(self, place: int, identity: str) -> int:
        """The place of an id, most likely this one; -1 where there is none."""
        if place >= 0 and self[place] == identity:
            return place
        found = self.find(identity)
        return -1 if found is None else found

    def add(self, identity: str) -> int:
        """Gives a new id the next place."""
        place = len(self)
        self.later.append(identity)
        self.later_places[identity] = place
        return place

    def continues(self, other: Ids) -> bool:
        """Whether these are the other ones, with some that were added: of one reading, not only equal."""
        return self.ends is other.ends

    def copied(self) -> Ids:
        """The same ids, to which others can be added."""
        other: Ids = object.__new__(Ids)
        other.__dict__.update(self.__dict__, later=[*self.later], later_places={**self.later_places})
        return other


class TieIds:
    """The ids of ties by place. Most are `from|kind|to`, which their ends say: only others are kept."""

    def __init__(self, given: dict[int, str]) -> None:
        self.given_at = np.array(sorted(given), dtype=np.int32)
        self.given = Ids([given[place] for place in self.given_at.tolist()])
        self.later: dict[int, str] = {}
        self.later_places: dict[str, int] = {}

    def of(self, place: int) -> str | None:
        """The id given to a tie; None where it has the usual one."""
        if place in self.later:
            return self.later[place]
        at = int(self.given_at.searchsorted(place))
        return self.given[at] if at < len(self.given_at) and self.given_at[at] == place else None

    def find(self, identity: str) -> int | None:
        """The place of the tie to which this id was given."""
        if identity in self.later_places:
            return self.later_places[identity]
        found = self.given.find(identity)
        return None if found is None else int(self.given_at[found])

    def give(self, place: int, identity: str) -> None:
        self.later[place] = identity
        self.later_places[identity] = place

    def copied(self) -> TieIds:
        """The same ids, to which others can be given."""
        other: TieIds = object.__new__(TieIds)
        other.__dict__.update(self.__dict__, later={**self.later}, later_places={**self.later_places})
        return other
