"""Of whom ties were ever asked: that nobody is known to be tied is not that nobody is."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from graph_service.analysis.fabric.weave import Weave
from graph_service.analysis.snapshot import KINDS, NO_DAY, day_text
from graph_service.domain.fabric import Asked


def asked_of(weave: Weave, places: Iterable[int]) -> Asked:
    days = weave.last_asked[np.fromiter(places, dtype=np.int64)]
    known = days[days != NO_DAY]
    newest = int(known.max()) if len(known) else NO_DAY
    return Asked(len(days), len(known), int((known >= weave.day.fresh_from).sum()), day_text(newest))


def asked_by_kind(weave: Weave) -> dict[str, Asked]:
    """By kind of actors, those that there are."""
    kinds = weave.snapshot.actors.kind[weave.places]
    return {
        kind: asked_of(weave, weave.places[kinds == number].tolist())
        for number, kind in enumerate(KINDS)
        if (kinds == number).any()
    }
