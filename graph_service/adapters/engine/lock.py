"""Renews `jars.lock.toml`: `python -m graph_service.adapters.engine.lock`, after a change of NEO4J_VERSION.

Needs the network and about two minutes. The file is in the form that jgo writes and names no host.
"""

from __future__ import annotations

import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from jgo.constants import VERSION as JGO_VERSION
from jgo.env import LockFile
from jgo.maven import MavenContext, PythonResolver

from graph_service.adapters.engine.jars import LOCK, NEO4J_VERSION, ROOTS, locked_jars
from graph_service.adapters.engine.sources import TIMEOUT_S


def renew(version: str, target: Path) -> None:
    """Resolves Neo4j `version`, fetches every jar once for its checksum and writes the lock to `target`."""
    with tempfile.TemporaryDirectory() as folder:
        context = MavenContext(resolver=PythonResolver(), repo_cache=Path(folder), timeout=TIMEOUT_S)
        needed = _resolved(context, version)
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda dependency: dependency.artifact.resolve(), needed))
        # Java takes in the jars that a jar's manifest names, right behind it. Where that changes the order of
        # the class path it rejects the class-data archive; behind all others nothing is left to take in.
        needed.sort(key=lambda dependency: _names_jars(dependency.artifact.resolve()))
        lock = LockFile.from_resolved_dependencies(needed)
        lock.jgo_version = JGO_VERSION
        lock.save(target)
    locked_jars(target.read_text("utf-8"))


def _resolved(context: MavenContext, version: str) -> list[Any]:
    roots = [context.create_dependency(f"{root}:{version}") for root in ROOTS]
    named, transitive = context.resolver.resolve(roots)
    return [*named, *(found for found in transitive if found.scope in ("compile", "runtime"))]


def _names_jars(path: Path) -> bool:
    with zipfile.ZipFile(path) as jar:
        found = "META-INF/MANIFEST.MF" in jar.namelist()
        return found and b"\nClass-Path:" in jar.read("META-INF/MANIFEST.MF")


if __name__ == "__main__":
    renew(NEO4J_VERSION, LOCK)
