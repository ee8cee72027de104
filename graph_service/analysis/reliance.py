"""Which actors, ties and resources the best paths of several needs rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph_service.analysis.paths import find_paths
from graph_service.analysis.snapshot import Snapshot
from graph_service.domain.answers import PathsAnswer, Question
from graph_service.domain.errors import NeedNotChecked, SearchTooLarge
from graph_service.domain.policy import Policy


@dataclass(frozen=True)
class Relied:
    """A record, and the needs whose best path it is on."""

    table: str
    id: str
    needs: tuple[str, ...]


def relied_on(
    snapshot: Snapshot, needs: Iterable[str], policy: Policy, as_of: str, audience: str = "office"
) -> tuple[Relied, ...]:
    """What the best path of each need rests on, what most needs rest on first, then by table and id.

    Needs that are not checked, or whose search would be too large, rest on nothing.
    """
    resting: dict[tuple[str, str], list[str]] = {}
    for need in needs:
        question = Question(as_of=as_of, audience=audience, alternatives=1, need=need)
        try:
            answer = find_paths(snapshot, question, policy)
        except (NeedNotChecked, SearchTooLarge):
            continue
        for thing in on_best_path(snapshot, answer):
            resting.setdefault(thing, []).append(need)
    found = [Relied(table, identity, tuple(of)) for (table, identity), of in resting.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.needs), one.table, one.id)))


def on_best_path(snapshot: Snapshot, answer: PathsAnswer) -> Iterable[tuple[str, str]]:
    """The ties, the actors and the resource of the best path; nothing where there is none.

    The holder asks, and the central bodies are those who use this: nobody confirms themselves.
    """
    if not answer.resources:
        return
    best = answer.resources[0]
    way = best.alternatives[0]
    yield from (("ties", tie) for tie in way.ties)
    for actor in way.actors:
        if actor != answer.holder and not snapshot.actors.central[snapshot.actors.ids.place(actor)]:
            yield "actors", actor
    yield "resources", best.resource
