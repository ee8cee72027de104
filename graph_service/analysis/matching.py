"""Which resources could meet a need on a date. Capacity is shown; only a match takes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph_service.analysis.audience import Carrying
from graph_service.analysis.costs import NO
from graph_service.analysis.snapshot import Need, Resource, Snapshot
from graph_service.domain.errors import NeedNotChecked, UnknownId
from graph_service.domain.policy import Policy

MEETS = {"wants": "gives", "offers": "receives"}


@dataclass(frozen=True)
class Fit:
    """A resource that could meet the need, `theme_steps` away; the holder's class may be unknown."""

    resource: Resource
    theme_steps: int
    class_unknown: bool


def checked_need(snapshot: Snapshot, need_id: str) -> Need:
    """The need, if it passed its check. Raises UnknownId, NeedNotChecked."""
    need = snapshot.needs.get(need_id)
    if need is None:
        raise UnknownId(type="need", id=need_id)
    if need.decision != "pass":
        raise NeedNotChecked(need=need_id, lacks=tuple(lacking(need)))
    return need


def lacking(need: Need) -> Iterator[str]:
    """What a need's check lacks, as codes of `domain.wording`."""
    yield f"lacks_decision_{need.decision or 'none'}"
    for column in ("pity_based", "disuse_risk", "checked_by", "checked_on"):
        if not getattr(need, column):
            yield f"lacks_{column}"


def fits(snapshot: Snapshot, need: Need, policy: Policy, date: str, carrying: Carrying) -> list[Fit]:
    """The resources that match `need` on `date`, in the order of their ids."""
    if not carrying.need(need):
        return []
    search = Matching(snapshot, need, policy, date)
    found = (search.fit(resource) for resource in snapshot.resources.values() if carrying.resource(resource))
    return [fit for fit in found if fit is not None]


class Matching:
    """One need's side of the question, made ready to be held against every resource."""

    def __init__(self, snapshot: Snapshot, need: Need, policy: Policy, date: str) -> None:
        holder = snapshot.actors.places[need.actor]
        self.snapshot, self.need, self.date = snapshot, need, date
        self.limit = policy.theme_steps_max
        self.above = steps_up(need.theme, snapshot.broader, self.limit)
        self.areas = area_and_parents(snapshot.actors.area[holder], snapshot.parent)
        self.care = snapshot.care.get(need.actor, "")
        self.declined = {
            ask.resource for ask in snapshot.asks if ask.need == need.id and ask.answer == "declined"
        }

    def fit(self, resource: Resource) -> Fit | None:
        """How the resource fits, or None."""
        if resource.direction != MEETS[self.need.direction] or not self.is_open(resource):
            return None
        if resource.areas and self.areas.isdisjoint(resource.areas):
            return None
        if resource.eligible and self.care and self.care not in resource.eligible:
            return None
        steps = self.theme_steps(resource.theme)
        if steps is None:
            return None
        return Fit(resource, steps, class_unknown=bool(resource.eligible) and not self.care)

    def is_open(self, resource: Resource) -> bool:
        """Somebody else's, valid, with a place left, not declined for this need, its actor not unwilling."""
        actors = self.snapshot.actors
        begun = not resource.valid_from or resource.valid_from <= self.date
        ended = bool(resource.valid_to) and resource.valid_to <= self.date
        return (
            resource.actor != self.need.actor
            and resource.capacity_left != 0
            and begun
            and not ended
            and resource.id not in self.declined
            and actors.willing[actors.places[resource.actor]] != NO
        )

    def theme_steps(self, theme: str) -> int | None:
        """Steps up from both themes to their nearest common one, if at most the limit."""
        other = steps_up(theme, self.snapshot.broader, self.limit)
        least = min((self.above[t] + other[t] for t in other if t in self.above), default=self.limit + 1)
        return least if least <= self.limit else None


def steps_up(theme: str, broader: Mapping[str, tuple[str, ...]], limit: int) -> dict[str, int]:
    """The themes at or above `theme` within `limit` steps, each with its least number of steps."""
    found, edge = {theme: 0}, [theme]
    for step in range(1, limit + 1):
        edge = [above for below in edge for above in broader.get(below, ()) if above not in found]
        found.update(dict.fromkeys(edge, step))
    return found


def area_and_parents(area: str, parent: Mapping[str, str]) -> set[str]:
    found: set[str] = set()
    while area and area not in found:
        found.add(area)
        area = parent.get(area, "")
    return found
