"""How many wait for a resource that is being developed, as far as paper that leaves the office may tell."""

from __future__ import annotations

from collections.abc import Sequence

from graph_service.application.meetings.council import CouncilWords
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.application.workflow.course import Course
from graph_service.domain.terms import Language
from graph_service.domain.wording import say


def waiting(
    services: Services, course: Course, needs: Sequence[str], viewer: Viewer, language: Language
) -> str:
    """The number of needs of a development, by a theme of which enough wait that none can be picked out.

    Fewer than the policy's smallest count are told as that; nothing is said of where each stands.
    """
    snapshot, limit = services.store.snapshot(), services.policy.smallest_count
    words = CouncilWords(services.store, snapshot, viewer, services.policy, language, course.day)
    theme = words.theme(course.need.id)
    if len(needs) < limit:
        return say("proposal_needs_few", language, theme=theme, limit=limit)
    return say("proposal_needs_text", language, theme=theme, count=len(needs))
