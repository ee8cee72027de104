"""How many ties began in a time: one of the few things of a report that are counted in columns."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from graph_service.analysis.snapshot import Snapshot, day_number


def new_ties(snapshot: Snapshot, first: str, last: str, areas: Collection[str] = ()) -> int:
    """Ties that began between two days (ISO, both included), with an end in the areas (empty: anywhere).

    A tie of which nobody wrote down when it began is none of them.
    """
    ties = snapshot.ties
    begun = (ties.valid_from >= day_number(first)) & (ties.valid_from <= day_number(last))
    if areas:
        numbers = [snapshot.area_numbers[area] for area in areas if area in snapshot.area_numbers]
        inside = np.isin(snapshot.actors.area, numbers)
        begun &= inside[ties.source] | inside[ties.target]
    return int(np.count_nonzero(begun))
