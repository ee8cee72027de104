"""Which resources could meet a need on a date. Capacity is shown; only a match takes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph_service.analysis.audience import Carrying
from graph_service.analysis.costs import NO, asks_about
from graph_service.analysis.ground import area_and_parents
from graph_service.analysis.snapshot import Need, Resource, Snapshot
from graph_service.domain.errors import NeedNotChecked, UnknownId
from graph_service.domain.policy import Policy

MEETS = {"wants": "gives", "offers": "receives"}
NEEDED_BY = {met: needed for needed, met in MEETS.items()}
HINDRANCES = ("full", "elsewhere", "not_eligible", "not_valid", "unwilling", "declined")
"""Why a resource on the right theme may not fit, as codes; and "own": the holder's own is never of use."""


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
        raise UnknownId(type="needs", id=need_id)
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
    matching = Matching(snapshot, need, policy, date)
    found = [fit for fit in map(matching.fit, matching.on_theme()) if fit is not None]
    carried = [fit for fit in found if carrying.resource(fit.resource)]
    return sorted(carried, key=lambda fit: fit.resource.id)


class Suiting:
    """One actor's side of the question, whatever they need: whether a resource would take them on a date."""

    def __init__(self, snapshot: Snapshot, actor: str, date: str) -> None:
        place = snapshot.actors.ids.place(actor)
        self.snapshot, self.actor, self.date = snapshot, actor, date
        self.areas = area_and_parents(snapshot.area_of(place), snapshot.parent)
        self.care = snapshot.care.get(actor, "")

    def hindrances(self, resource: Resource) -> Iterator[str]:
        """Why a resource does not suit, as codes; the actor's own is never of use."""
        actors = self.snapshot.actors
        if resource.actor == self.actor:
            yield "own"
        if resource.capacity_left == 0:
            yield "full"
        if resource.areas and self.areas.isdisjoint(resource.areas):
            yield "elsewhere"
        if resource.eligible and self.care and self.care not in resource.eligible:
            yield "not_eligible"
        if not valid_on(resource, self.date):
            yield "not_valid"
        if actors.willing[actors.ids.place(resource.actor)] == NO:
            yield "unwilling"

    def fit_in(self, resource: Resource, theme_steps: int) -> Fit | None:
        """How a resource of a fitting theme suits, or None."""
        if any(self.hindrances(resource)):
            return None
        return Fit(resource, theme_steps, class_unknown=bool(resource.eligible) and not self.care)


class Matching(Suiting):
    """One need's side of the question, made ready to be held against every resource."""

    def __init__(self, snapshot: Snapshot, need: Need, policy: Policy, date: str) -> None:
        super().__init__(snapshot, need.actor, date)
        self.need, self.limit = need, policy.theme_steps_max
        self.above = steps_up(need.theme, snapshot.broader, self.limit)
        self.declined = {ask.resource for ask in asks_about(snapshot, need.id) if ask.answer == "declined"}
        self.steps_to: dict[str, int | None] = {}

    def on_theme(self) -> Iterator[Resource]:
        """Every resource whose direction and theme meet the need's."""
        for theme, about in resources_about(self.snapshot).items():
            if self.theme_steps(theme) is not None:
                yield from (r for r in about.values() if r.direction == MEETS[self.need.direction])

    def fit(self, resource: Resource) -> Fit | None:
        """How a resource fits, or None."""
        steps = self.theme_steps(resource.theme)
        return None if steps is None else self.fit_in(resource, steps)

    def hindrances(self, resource: Resource) -> Iterator[str]:
        """Why a resource on the right theme does not fit: HINDRANCES, or "own"."""
        yield from super().hindrances(resource)
        if resource.id in self.declined:
            yield "declined"

    def theme_steps(self, theme: str) -> int | None:
        """Steps up from both themes to their nearest common one, if at most the limit."""
        if theme not in self.steps_to:
            other = steps_up(theme, self.snapshot.broader, self.limit)
            self.steps_to[theme] = least_steps(self.above, other, self.limit)
        return self.steps_to[theme]


def valid_on(resource: Resource, date: str) -> bool:
    """From valid_from (inclusive) to valid_to (exclusive)."""
    begun = not resource.valid_from or resource.valid_from <= date
    return begun and not (resource.valid_to and resource.valid_to <= date)


def resources_about(snapshot: Snapshot) -> Mapping[str, Mapping[str, Resource]]:
    """The resources by theme and id."""
    worked = snapshot.worked
    if worked.resources_about is None:
        worked.resources_about = by_theme(snapshot.resources.values())
    return worked.resources_about


def by_theme(resources: Iterable[Resource]) -> dict[str, dict[str, Resource]]:
    found: dict[str, dict[str, Resource]] = {}
    for resource in resources:
        found.setdefault(resource.theme, {})[resource.id] = resource
    return found


def steps_up(theme: str, broader: Mapping[str, tuple[str, ...]], limit: int) -> dict[str, int]:
    """The themes at or above `theme` within `limit` steps, each with its least number of steps."""
    found, edge = {theme: 0}, [theme]
    for step in range(1, limit + 1):
        edge = [above for below in edge for above in broader.get(below, ()) if above not in found]
        found.update(dict.fromkeys(edge, step))
    return found


def steps_between(broader: Mapping[str, tuple[str, ...]], one: str, other: str, policy: Policy) -> int | None:
    """Steps up from two themes to their nearest common one, if at most the policy's limit."""
    limit = policy.theme_steps_max
    return least_steps(steps_up(one, broader, limit), steps_up(other, broader, limit), limit)


def least_steps(one: Mapping[str, int], other: Mapping[str, int], limit: int) -> int | None:
    least = min((one[theme] + other[theme] for theme in other if theme in one), default=limit + 1)
    return least if least <= limit else None
