"""Settings in, a running application out: the only module that names concrete adapters. Tests use it too."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from graph_service.adapters.folder import read_folder
from graph_service.application.districts import FolderRules
from graph_service.application.viewers import Viewer
from graph_service.config import Settings
from graph_service.domain.errors import InvalidValue
from graph_service.domain.parsing import ONTOLOGY_SUBTYPES, Subtypes
from graph_service.domain.terms import Term


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
