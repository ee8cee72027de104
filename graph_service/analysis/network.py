"""Who is tied to whom, as rows of entries that are walked both ways and can be changed one tie at a time.

Each actor has a block of entries, one for each of its ties. A block that is full moves to the end with room
to spare, so that adding a tie costs the same at any size of the district (amortised).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any
from weakref import WeakValueDictionary

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.integer]

SPARE = 1_000
"""Room beyond what is in use, and beyond a part of it."""


@dataclass(frozen=True)
class Network:
    """The entries of actor v are begin[v] to begin[v] + degree[v]; a block has room for room[v].

    Entry e stands for the tie of place tie[e] to the actor of place neighbour[e]; entries from `used` on are
    free. `slots` lends scratch arrays to searches.
    """

    begin: Ints
    degree: Ints
    room: Ints
    neighbour: Ints
    tie: Ints
    used: int
    slots: SlotPool = field(compare=False, repr=False)

    @property
    def actors(self) -> int:
        return len(self.begin)

    def entries(self, actor: int) -> slice:
        """Where the entries of one actor are."""
        begin = int(self.begin[actor])
        return slice(begin, begin + int(self.degree[actor]))

    def ties_between(self, one: int, other: int) -> list[int]:
        """The places of all ties between two actors, whether or not they carry."""
        few = min(one, other, key=lambda actor: int(self.degree[actor]))
        row = self.entries(few)
        found: list[int] = self.tie[row][self.neighbour[row] == (other if few == one else one)].tolist()
        return found


class SlotPool:
    """Lends arrays with one slot an actor, each -1; who borrows one gives it back as it was."""

    def __init__(self) -> None:
        self.free: list[Ints] = []

    def borrow(self, size: int) -> Ints:
        while self.free:
            slots = self.free.pop()  # of two threads one gets it: a pop is one step
            if len(slots) >= size:
                return slots
        return np.full(size + size // 64 + SPARE, -1, dtype=np.int32)

    def give_back(self, slots: Ints) -> None:
        self.free.append(slots)


def build_network(actors: int, source: Ints, target: Ints) -> Network:
    """The network of ties by their ends, blocks without room to spare, entries in the order of ties."""
    count = len(source)
    order = np.empty(2 * count, dtype=np.int64)
    order[0::2], order[1::2] = source, target
    order = (order << 32) | np.arange(2 * count)
    order.sort()  # by actor, then by place; both are in one number, for that sorts fastest
    order &= 2**32 - 1
    capacity = 2 * count + count // 16 + SPARE
    tie, neighbour = np.empty(capacity, dtype=np.int32), np.empty(capacity, dtype=np.int32)
    tie[: 2 * count] = order >> 1
    ends = np.where(order & 1, source[tie[: 2 * count]], target[tie[: 2 * count]])
    neighbour[: 2 * count] = ends
    degree = (np.bincount(source, minlength=actors) + np.bincount(target, minlength=actors)).astype(np.int32)
    begin = (np.cumsum(degree, dtype=np.int64) - degree).astype(np.int32)
    return Network(begin, degree, degree.copy(), neighbour, tie, 2 * count, SlotPool())


def spans(begin: Ints, count: Ints) -> Ints:
    """The numbers begin[i] to begin[i] + count[i], one run after the other."""
    return spans_and_rows(begin, count)[0]


def spans_and_rows(begin: Ints, count: Ints) -> tuple[Ints, Ints]:
    """The same, and i beside each of them."""
    row = np.arange(len(begin)).repeat(count)
    found = (begin - count.cumsum() + count)[row]
    found += np.arange(len(row))
    return found, row


ROOMS: WeakValueDictionary[int, npt.NDArray[Any]] = WeakValueDictionary()
"""The arrays that `lengthened` made, by the number of the object; their first part is in use."""


def lengthened(array: npt.NDArray[Any], size: int) -> npt.NDArray[Any]:
    """The array with `size` elements, the further ones unset.

    They lie in the room behind it where there is some (nobody else may use that), else in a copy with room
    for an eighth more, so that lengthening by one costs the same at any size (amortised).
    """
    room = array.base
    if room is None or len(room) < size or ROOMS.get(id(room)) is not room:
        room = np.empty(size + size // 8 + SPARE, dtype=array.dtype)
        room[: len(array)] = array
        ROOMS[id(room)] = room
    return room[:size]


def with_actor(network: Network) -> Network:
    """The network with one actor more, who has no ties. Uses the given one up."""
    count = network.actors + 1
    begin, degree, room = (
        lengthened(column, count) for column in (network.begin, network.degree, network.room)
    )
    begin[-1] = degree[-1] = room[-1] = 0
    return replace(network, begin=begin, degree=degree, room=room)


def with_tie(network: Network, tie: int, source: int, target: int) -> Network:
    """The network with one tie more. Uses the given one up."""
    return with_entry(with_entry(network, source, target, tie), target, source, tie)


def with_entry(network: Network, actor: int, neighbour: int, tie: int) -> Network:
    degree = int(network.degree[actor])
    if degree == network.room[actor]:
        network = moved(network, actor, degree + degree // 2 + 2)
    entry = int(network.begin[actor]) + degree
    network.neighbour[entry], network.tie[entry] = neighbour, tie
    network.degree[actor] = degree + 1
    return network


def moved(network: Network, actor: int, room: int) -> Network:
    """The network with an actor's block at the end, where it has more room."""
    row, begin = network.entries(actor), network.used
    columns = []
    for column in (network.neighbour, network.tie):
        wide = column if len(column) >= begin + room else lengthened(column, begin + room)
        wide[begin : begin + row.stop - row.start] = wide[row]
        columns.append(wide)
    network.begin[actor], network.room[actor] = begin, room
    return replace(network, neighbour=columns[0], tie=columns[1], used=begin + room)


def copied(network: Network) -> Network:
    """The same network in arrays of its own."""
    names = ("begin", "degree", "room", "neighbour", "tie")
    return replace(network, slots=SlotPool(), **{name: getattr(network, name).copy() for name in names})
