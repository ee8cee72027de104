"""Everything that a way in (web or command line) needs to serve requests, wired by `bootstrap`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from graph_service.application.districts import FolderRules
from graph_service.application.fabric.kept import KeptFabric
from graph_service.application.finding import Finder
from graph_service.application.handing_out import Renderers
from graph_service.application.kept_known import KeptKnown
from graph_service.application.kept_map import KeptMap
from graph_service.application.papers import Papers
from graph_service.application.ports import Diary, Health, Journal, Reader, Store
from graph_service.application.questions import Answered
from graph_service.application.recent import Recent
from graph_service.application.reliance import Reliance
from graph_service.application.visits import RememberedVisits, Visits
from graph_service.domain.answers import PathsAnswer
from graph_service.domain.policy import Policy
from graph_service.domain.terms import Language

if TYPE_CHECKING:
    from graph_service.application.meetings.pack import Pack

NeedMap = Callable[[Answered[PathsAnswer], Language, str], str]
"""The map of an answer as one self-contained HTML page, to be looked at; the last is the address of the page
on which it is handed out."""


class Answering(Protocol):
    """What questions about gaps, and counting, need: `Services` has it, and so has a folder."""

    @property
    def store(self) -> Reader: ...

    @property
    def policy(self) -> Policy: ...

    @property
    def today(self) -> Callable[[], str]: ...

    @property
    def known(self) -> KeptKnown: ...


@dataclass(frozen=True)
class Readable:
    """What is needed to answer from something that can only be read: a folder, or a store."""

    store: Reader
    policy: Policy
    today: Callable[[], str]
    known: KeptKnown = field(default_factory=KeptKnown)


@dataclass(frozen=True)
class Services:
    """What the use cases are called with. `rules` and `today` are asked anew for each request: days pass."""

    store: Store
    journal: Journal
    health: Health
    policy: Policy
    rules: Callable[[], FolderRules]
    today: Callable[[], str]
    need_map: NeedMap
    finder: Finder
    diary: Diary
    reliance: Reliance
    map: KeptMap
    renderers: Renderers
    papers: Papers
    fabric: KeptFabric = field(default_factory=KeptFabric)
    known: KeptKnown = field(default_factory=KeptKnown)
    visits: Visits = field(default_factory=RememberedVisits)
    packs: Recent[Pack] = field(default_factory=Recent)
