"""Settings, read once from the environment. Every variable begins with GRAPH_SERVICE_."""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs

from graph_service.domain.errors import InvalidValue
from graph_service.domain.terms import Language

PREFIX = "GRAPH_SERVICE_"
APP = "graph-service"


@dataclass(frozen=True)
class Settings:
    """How this installation runs. An empty `bolt_uri` means the embedded Neo4j."""

    data_dir: Path
    cache_dir: Path
    bolt_uri: str = ""
    bolt_user: str = "neo4j"
    bolt_password: str = field(default="", repr=False)
    bolt_database: str = "neo4j"
    heap_mb: int = 512
    bundle: Path | None = None
    subtypes_file: Path | None = None
    language: Language = "ja"
    who: str = ""
    in_container: bool = False

    @property
    def embedded(self) -> bool:
        return not self.bolt_uri


def settings_from(environment: Mapping[str, str]) -> Settings:
    """The settings of an environment. Raises InvalidValue naming the variable."""

    def text(name: str, default: str = "") -> str:
        return environment.get(PREFIX + name, "").strip() or default

    return Settings(
        data_dir=Path(text("DATA_DIR") or platformdirs.user_data_dir(APP, appauthor=False)).absolute(),
        cache_dir=Path(text("CACHE_DIR") or platformdirs.user_cache_dir(APP, appauthor=False)).absolute(),
        bolt_uri=bolt_uri(text("BOLT_URI")),
        bolt_user=text("BOLT_USER", "neo4j"),
        bolt_password=text("BOLT_PASSWORD"),
        bolt_database=text("BOLT_DATABASE", "neo4j"),
        heap_mb=whole("HEAP_MB", text("HEAP_MB", "512"), 256, 65_536),
        bundle=Path(text("ENGINE_BUNDLE")) if text("ENGINE_BUNDLE") else None,
        subtypes_file=Path(text("SUBTYPES")) if text("SUBTYPES") else None,
        language=language(text("LANG", "ja")),
        who=text("WHO") or user_name(),
        in_container=text("IN_CONTAINER") == "1",
    )


def whole(name: str, text: str, least: int, most: int) -> int:
    if not (text.isascii() and text.isdigit()) or not least <= int(text) <= most:
        raise InvalidValue(column=PREFIX + name, value=text, expected=f"{least}-{most}")
    return int(text)


BOLT_SCHEMES = frozenset(f"{scheme}{tls}" for scheme in ("bolt", "neo4j") for tls in ("", "+s", "+ssc"))


def bolt_uri(text: str) -> str:
    """The address of a Neo4j server, or "". Raises InvalidValue for what is no such address."""
    try:
        parts = urlsplit(text)
        known = parts.scheme in BOLT_SCHEMES and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:  # a port that is no number
        known = None
    if text and not known:
        # without what may be a password in it
        shown = text if "@" not in text else text.partition("://")[0] + "://…"
        raise InvalidValue(column=PREFIX + "BOLT_URI", value=shown, expected=("expected_bolt_uri",))
    return text


def language(text: str) -> Language:
    if text == "ja":
        return "ja"
    if text == "en":
        return "en"
    raise InvalidValue(column=PREFIX + "LANG", value=text, expected="ja, en")


def user_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user, as in some containers
        return "unknown"
