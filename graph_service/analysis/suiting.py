"""What is there for an actor without a need: mediated paths to every resource that would take them."""

from __future__ import annotations

from graph_service.analysis.between import place_of
from graph_service.analysis.caveats import about, consent_missing, not_open
from graph_service.analysis.inquiry import Inquiry
from graph_service.analysis.matching import Fit, Suiting
from graph_service.analysis.paths import cuts_of, resource_paths
from graph_service.analysis.snapshot import Snapshot
from graph_service.domain.answers import ActorAnswer, ActorQuestion
from graph_service.domain.policy import Policy


def find_for_actor(snapshot: Snapshot, question: ActorQuestion, policy: Policy) -> ActorAnswer:
    """Every resource that would take the actor and can be reached, whatever its direction and theme.

    What cannot be reached is not spoken of: it is most of a district. Raises UnknownId, SearchTooLarge.
    """
    start = place_of(snapshot, question.actor)
    inquiry = Inquiry(snapshot, policy, question, (start,), {})
    matching = suitable(inquiry, question.actor)
    actors = {fit.resource.id: snapshot.actors.ids.place(fit.resource.actor) for fit in matching}
    reached = {place: ways for place, ways in inquiry.found(list(actors.values())).items() if ways}
    resources = resource_paths(inquiry, matching, actors, reached)
    named = {paths.resource for paths in resources}
    unknown = [fit.resource.id for fit in matching if fit.class_unknown and fit.resource.id in named]
    caveats = (
        *not_open(inquiry, [question.actor]),
        *about("class_unknown", unknown),
        *consent_missing(inquiry, (paths.ways for paths in resources)),
    )
    return ActorAnswer(question, policy, resources, caveats, cuts_of(inquiry, actors, reached))


def suitable(inquiry: Inquiry, actor: str) -> list[Fit]:
    """The resources that would take the actor, in the order of their ids."""
    suiting = Suiting(inquiry.snapshot, actor, inquiry.scope.as_of)
    carried = (r for r in inquiry.snapshot.resources.values() if inquiry.carrying.resource(r))
    found = [fit for fit in (suiting.fit_in(resource, 0) for resource in carried) if fit]
    return sorted(found, key=lambda fit: fit.resource.id)
