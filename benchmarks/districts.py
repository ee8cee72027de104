"""Synthetic districts as folders."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from graph_service.application.districts import read_district
from graph_service.bootstrap import folder_rules
from graph_service.config import settings_from
from graph_service.domain.district import District
from seed_data.generate.scale import synthetic, write_folder

TIES_EACH = 3
SEED = 20261101


def district_folder(home: Path, actors: int) -> Path:
    """The folder of a synthetic district of so many actors with three ties each."""
    folder = home / f"{actors}-actors"
    write_folder(synthetic(actors, TIES_EACH, SEED), folder)
    return folder


def parsed(folder: Path, environment: Mapping[str, str] = os.environ) -> District:
    return read_district(folder, folder_rules(settings_from(environment)))[0]
