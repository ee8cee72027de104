"""What an installation compiles: the catalogues of `graph_service/domain/wording/catalogues.py`."""

from __future__ import annotations

import sys
from typing import Any, get_args

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface):
    """Compiles the catalogues where they stand, for a wheel and for an installation of the clone itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, self.root)
        from graph_service.domain.terms import Language
        from graph_service.domain.wording.catalogues import compiled, compiled_file

        for language in get_args(Language):
            compiled_file(language).write_bytes(compiled(language))
