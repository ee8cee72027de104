"""What the actors and resources of a course are called, read at once, as far as the viewer may read them."""

from __future__ import annotations

from collections.abc import Iterator

from graph_service.application.records import seen
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.application.workflow.course import Course
from graph_service.application.workflow.naming import concerned
from graph_service.domain.cells import Value
from graph_service.domain.terms import Language
from graph_service.domain.wording import say
from graph_service.web.cards import Person


class Names:
    """The records that a course names. Texts may stand where an id may: then they are the name."""

    def __init__(self, services: Services, course: Course, viewer: Viewer, language: Language) -> None:
        self.language = language
        resources = services.store.describe({"resources": set(resources_of(course))})["resources"]
        owners = {str(one.values["actor"]) for one in resources.values()}
        people = concerned(course) | owners | set(others(course))
        actors = services.store.describe({"actors": people})["actors"]
        self.hidden = set(actors)
        self.actors = {one.id: one for one in seen(services.store, tuple(actors.values()), viewer)}
        self.resources = {one.id: one for one in seen(services.store, tuple(resources.values()), viewer)}

    def of(self, text: Value) -> str:
        """An actor's name where the text is an id, else the text; that they are hidden where they are."""
        given = str(text or "")
        if given in self.actors:
            return str(self.actors[given].values["name"])
        return (
            say("hidden", self.language, kind=say("hidden_actor", self.language))
            if given in self.hidden
            else given
        )

    def person(self, text: Value) -> Person:
        """The same as shown, with the way to the record of an actor who may be read."""
        identity = str(text or "")
        return Person(self.kind(identity), self.of(identity), identity if identity in self.actors else "")

    def title(self, resource: Value) -> str:
        record = self.resources.get(str(resource or ""))
        hidden = say("hidden", self.language, kind=say("hidden_resources", self.language))
        return str(record.values["title"]) if record else hidden

    def owner(self, resource: Value) -> str:
        record = self.resources.get(str(resource or ""))
        return self.of(record.values["actor"]) if record else self.of("")

    def kind(self, actor: Value) -> str:
        record = self.actors.get(str(actor or ""))
        return str(record.values["kind"]) if record else ""


def resources_of(course: Course) -> Iterator[str]:
    for one in (*course.asks, *course.matches, *course.developments):
        if one.values.get("resource"):
            yield str(one.values["resource"])


def others(course: Course) -> Iterator[str]:
    """Texts that may be ids of actors: who asked, searched, judged, was told."""
    columns = ("asked_by", "searched_by", "judged_by", "given_by", "to", "thanks_from", "by")
    for record in (*course.asks, *course.searches, *course.outcomes, *course.replies, *course.efforts):
        yield from (str(record.values[column]) for column in columns if record.values.get(column))
