"""Where a jar comes from: Maven, or a bundle for a machine without network."""

from __future__ import annotations

import errno
import os
import shutil
import time
import zipfile
from collections.abc import Callable
from hashlib import file_digest
from pathlib import Path

from jgo.maven import MavenContext, PythonResolver

from graph_service.adapters.engine.jars import Jar
from graph_service.domain.errors import EngineIncomplete

TRIES = 3
PAUSE_S = 1.0
TIMEOUT_S = 60

Source = Callable[[Jar, Path], Path]
"""Brings a jar to a path inside the given empty folder; OSError or RuntimeError if it cannot."""


def maven(jar: Jar, folder: Path) -> Path:
    """From Maven's central repository."""
    context = MavenContext(resolver=PythonResolver(), repo_cache=folder, timeout=TIMEOUT_S)
    component = context.project(jar.group, jar.artifact).at_version(jar.version)
    found: Path = component.artifact(classifier=jar.classifier).resolve()
    return found


def bundle(path: Path) -> Source:
    """From a folder or zip that holds the same files, at any depth; EngineIncomplete if it cannot be read."""
    try:
        return _zipped(path) if path.is_file() else _unpacked(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise EngineIncomplete(part=path.name, reason=str(error)) from error


def _unpacked(path: Path) -> Source:
    places = {found.name: found for found in path.rglob("*.jar")}

    def bring(jar: Jar, folder: Path) -> Path:
        return Path(shutil.copyfile(places.get(jar.file, path / jar.file), folder / jar.file))

    return bring


def _zipped(path: Path) -> Source:
    with zipfile.ZipFile(path) as archive:
        places = {name.rpartition("/")[2]: name for name in archive.namelist()}

    def bring(jar: Jar, folder: Path) -> Path:
        target = folder / jar.file
        if jar.file not in places:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path / jar.file))
        with (
            zipfile.ZipFile(path) as archive,
            archive.open(places[jar.file]) as packed,
            target.open("wb") as out,
        ):
            shutil.copyfileobj(packed, out)
        return target

    return bring


def install(jar: Jar, source: Source, scratch: Path, target: Path) -> None:
    """Puts a jar at `target`, whole and checked, or raises EngineIncomplete after a few tries."""
    for tries_left in reversed(range(TRIES)):
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir(parents=True)
        try:
            _check(jar, found := source(jar, scratch))
        except (OSError, RuntimeError, zipfile.BadZipFile) as error:
            if not tries_left:
                raise EngineIncomplete(part=jar.file, reason=str(error)) from error
            time.sleep(PAUSE_S)
        else:
            found.replace(target)
            break
    shutil.rmtree(scratch, ignore_errors=True)


def _check(jar: Jar, found: Path) -> None:
    with found.open("r+b") as content:
        sha256 = file_digest(content, "sha256").hexdigest()
        # Its name will say that it is whole; so it must not be cut short by a loss of power.
        os.fsync(content.fileno())
    if sha256 != jar.sha256:
        raise OSError(f"sha256 {sha256} ≠ {jar.sha256}")
