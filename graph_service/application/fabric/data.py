"""The fabric as JSON data, and in which order its sections come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from graph_service.application.fabric.asking import FabricSeen
from graph_service.application.fabric.carriers import CarrierSections
from graph_service.application.fabric.circles import CircleSections
from graph_service.application.fabric.words import FabricWords, Section
from graph_service.domain.fabric import GROUPINGS, MOST_ACTORS, Fabric
from graph_service.domain.terms import Language


def sections(words: FabricWords, fabric: Fabric) -> Iterator[Section]:
    """What was measured on one set of actors: who does not meet first, then who carries much."""
    meeting, carrying = CircleSections(words, fabric), CarrierSections(words, fabric)
    yield from (meeting.circles(), meeting.apart(), meeting.joined(), meeting.sectors())
    yield from (carrying.breaking(), carrying.reaching(), carrying.holes(), carrying.closed())
    yield from (carrying.brokers(grouping) for grouping in GROUPINGS)
    yield carrying.betweenness()


def fabric_data(seen: FabricSeen, language: Language) -> dict[str, Any]:
    """The answer as JSON data: `fabric --json` and the API give exactly this."""
    words, answer = FabricWords(seen, language), seen.answered.answer
    measured = answer.whole is not None
    both = {
        name: [asdict(one) for one in sections(words, fabric)] if fabric else None
        for name, fabric in (("with_us", answer.whole), ("without_us", answer.without_us))
    }
    return {
        "as_of": answer.question.as_of,
        "area": answer.question.area or None,
        "audience": seen.audience,
        "most_actors": MOST_ACTORS,
        "actors": answer.actors if seen.counts else None,
        "measured": measured,
        "words": list(words.lead()),
        "asked": asked_data(words),
        "isolated": asdict(words.residents()) if measured else None,
        "unlinked": asdict(words.unlinked()) if measured else None,
        **both,
    }


def asked_data(words: FabricWords) -> dict[str, Any]:
    rows = [{"kind": kind, **asdict(one)} for kind, one in words.asked_rows()]
    return {"words": words.asked_words(), "kinds": rows}
