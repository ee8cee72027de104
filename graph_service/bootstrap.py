"""Settings in, a running application out: the only module that names concrete adapters. Tests use it too.

The driver of the database is imported where one is opened: that takes a third of a second, which commands on
a folder, and those that only help, need not pay.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from graph_service.adapters.assets import asset
from graph_service.adapters.calendars import calendar
from graph_service.adapters.engine import EmbeddedEngine, Server
from graph_service.adapters.folder import read_folder
from graph_service.adapters.maps import makes_pdf, pdf_of, render_handout, render_sheet
from graph_service.adapters.places import made, usable
from graph_service.adapters.queries import Queries
from graph_service.adapters.visits import FolderVisits
from graph_service.adapters.workbooks import workbook
from graph_service.application.diary import KeptDiary
from graph_service.application.districts import FolderRules
from graph_service.application.finding import Finder
from graph_service.application.handing_out import Renderers
from graph_service.application.kept import KeptStore
from graph_service.application.kept_centres import KeptCentres
from graph_service.application.kept_map import KeptMap
from graph_service.application.maps import draw_need
from graph_service.application.papers import Papers
from graph_service.application.ports import WholeStore
from graph_service.application.progress import Progress
from graph_service.application.reliance import Reliance
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.config import Settings
from graph_service.domain.drawing import Drawing
from graph_service.domain.errors import InvalidValue
from graph_service.domain.parsing import ONTOLOGY_SUBTYPES, Subtypes
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.terms import Term

if TYPE_CHECKING:
    from graph_service.adapters.bolt import BoltAddress, Connection

RENDERERS = Renderers(render_handout, render_sheet, pdf_of, makes_pdf)
"""How maps that are handed out become files."""
PAPERS = Papers(calendar, workbook)
"""How dates and sheets become files."""


@contextmanager
def opened(settings: Settings, progress: Progress) -> Iterator[Services]:
    """The running application on its database: an embedded one is joined, and left at the end."""
    from graph_service.adapters.bolt import BoltStore

    with database(settings, progress) as connection:
        store = BoltStore(connection, Queries(asset("cypher")), progress)
        store.start()
        services = services_on(store, lambda: folder_rules(settings), today)
        yield replace(services, visits=FolderVisits(settings.data_dir / "visits"))


def services_on(store: WholeStore, rules: Callable[[], FolderRules], day: Callable[[], str]) -> Services:
    """Everything wired over a store. `rules` and `day` are asked anew for each request."""
    kept = KeptStore(store)
    return Services(
        store=kept,
        journal=kept,
        health=store,
        policy=DEFAULT_POLICY,
        rules=rules,
        today=day,
        need_map=lambda answered, language, desk: render_handout(
            draw_need(kept, answered, DEFAULT_POLICY, language), desk
        ),
        finder=Finder(kept, kept),
        renderers=RENDERERS,
        diary=KeptDiary(store, kept),
        reliance=Reliance(kept, DEFAULT_POLICY),
        map=KeptMap(kept.records, KeptCentres(store, kept)),
        papers=PAPERS,
    )


@contextmanager
def database(settings: Settings, progress: Progress) -> Iterator[Connection]:
    """A connection to the database of the settings."""
    from graph_service.adapters.bolt import BoltAddress, Connection

    if not settings.embedded:
        address = BoltAddress(
            settings.bolt_uri, settings.bolt_user, settings.bolt_password, settings.bolt_database
        )
        with closing(Connection(address)) as connection:
            yield connection
        return
    engine = embedded_engine(settings, progress)
    server = engine.join()
    try:
        with closing(Connection(address_of(server), lambda: address_of(engine.repair()))) as connection:
            yield connection
    finally:
        engine.leave()


def embedded_engine(settings: Settings, progress: Progress) -> EmbeddedEngine:
    """Raises InvalidValue where its folders cannot be used."""
    return EmbeddedEngine(
        data_folder(settings) / "neo4j",
        made(settings.cache_dir, "GRAPH_SERVICE_CACHE_DIR"),
        progress,
        heap_mb=settings.heap_mb,
        bundle=settings.bundle,
        answers=server_answers,
    )


def server_answers(server: Server) -> bool:
    """Whether the database of a server answers within a second."""
    from graph_service.adapters.bolt import answers

    return answers(address_of(server))


def data_folder(settings: Settings) -> Path:
    """Where this installation's data is. Raises InvalidValue where nothing can be written there."""
    return usable(settings.data_dir, "GRAPH_SERVICE_DATA_DIR")


def address_of(server: Server) -> BoltAddress:
    from graph_service.adapters.bolt import BoltAddress

    return BoltAddress(server.uri, server.user, server.password)


NEEDED = (
    "cypher/journal/next.cypher",
    "visualizations/palette.json",
    "visualizations/templates/handout.html",
    "seed_data/paper-box/actors.csv",
)
"""One file of each folder that the program is shipped with."""


def missing_files() -> list[str]:
    """Files that the program is shipped with and that are not there, or not what was vendored."""
    missing = [name for name in NEEDED if not asset(*name.split("/")).is_file()]
    return missing or [name for name, ok in vendored() if not ok]


def vendored() -> Iterator[tuple[str, bool]]:
    """Each vendored file, and whether it has the checksum that was noted when it was taken over."""
    for note in sorted(asset("visualizations", "vendor").glob("*/vendor.json")):
        for name, known in json.loads(note.read_text("utf-8"))["files"].items():
            file = note.with_name(name)
            yield name, file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == known["sha256"]


def shipped_files() -> int:
    folders = ("cypher", "visualizations", "seed_data")
    return sum(path.is_file() for folder in folders for path in asset(folder).rglob("*"))


def database_server(services: Services) -> str:
    """What database answers, and at which version of the schema."""
    return f"{services.health.server()}, schema {services.health.schema_version()}"


def rendered_map(drawing: Drawing) -> str:
    """A map as one self-contained HTML file."""
    return render_handout(drawing)


def presets() -> list[str]:
    """The names of the sample districts."""
    return sorted(path.parent.name for path in asset("seed_data").glob("*/district.json"))


def preset_folder(preset: str) -> Path:
    return asset("seed_data", preset)


def today() -> str:
    """Today in the local time zone, as an ISO date."""
    return date.today().isoformat()


def folder_rules(settings: Settings) -> FolderRules:
    return FolderRules(read_folder, subtypes(settings.subtypes_file), today())


def subtypes(extension: Path | None) -> Subtypes:
    """The ontology's subtypes, and those of a JSON file {kind: [{"key", "ja", "en"}, …]}."""
    if extension is None:
        return ONTOLOGY_SUBTYPES
    try:
        added = json.loads(extension.read_text("utf-8-sig"))
        extra = {kind: tuple(Term(**term) for term in terms) for kind, terms in added.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise InvalidValue(
            column="GRAPH_SERVICE_SUBTYPES", value=extension.name, expected=str(error)
        ) from error
    return {kind: (*known, *extra.get(kind, ())) for kind, known in ONTOLOGY_SUBTYPES.items()}


def local_viewer(settings: Settings) -> Viewer:
    """Whoever runs a command on this machine is its coordinator."""
    return Viewer(settings.who, "coordinator")
