"""Before the first request: what it would have to wait for."""

from __future__ import annotations

from contextlib import suppress

from graph_service.application.exploring import Explorer
from graph_service.application.gaps import admitted
from graph_service.application.questions import ask_paths
from graph_service.application.services import Services
from graph_service.application.today import today_of
from graph_service.application.viewers import Viewer
from graph_service.application.views import View
from graph_service.application.waiting import Listing, list_needs
from graph_service.domain.answers import Question
from graph_service.domain.errors import GraphServiceError
from graph_service.domain.gaps import GapQuestion


def warm_up(services: Services, viewer: Viewer) -> None:
    """Has the snapshot and the texts read, and the queries of a page and a question planned by the database.

    Planning costs it up to a second a query, once. The gaps come last: once they are known they only follow
    what changes. What goes wrong here the first request will say.
    """
    with suppress(GraphServiceError):
        found = list_needs(services, Listing(), viewer)
        for need in [need.id for need in found.needs if need.checked][:1]:
            ask_paths(services.store, Question(need), services.policy, viewer, services.today())
        services.finder.get_ready()
        today_of(services, viewer, wait=True)
        Explorer(services).explore(View(), viewer)
        snapshot, question = admitted(services.store, GapQuestion(), viewer, services.today())
        services.known.find(snapshot, question, services.policy)
