"""What Neo4j consists of: its version and the locked jars."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

NEO4J_VERSION = "5.26.30"
ROOTS = ("org.neo4j:neo4j", "org.neo4j.app:neo4j-server")
LOCK = Path(__file__).with_name("jars.lock.toml")


@dataclass(frozen=True)
class Jar:
    """One file of a Maven artifact, with the checksum that it must have."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str

    @property
    def file(self) -> str:
        """Its file name, unique within the lock."""
        classifier = f"-{self.classifier}" if self.classifier else ""
        return f"{self.artifact}-{self.version}{classifier}.jar"


def locked_jars(text: str) -> tuple[Jar, ...]:
    """The jars of a lock file in the form that jgo writes, in its order, which is that of the class path.

    KeyError: an entry without a checksum. ValueError: not TOML, two jars of one name, or no jar.
    """
    entries = tomllib.loads(text)["dependencies"]
    if odd := [entry["artifactId"] for entry in entries if entry["packaging"] != "jar"]:
        raise ValueError(odd)
    jars = tuple(
        Jar(e["groupId"], e["artifactId"], e["version"], e.get("classifier", ""), e["sha256"])
        for e in entries
    )
    # Compared without case: on Windows and macOS names that differ only in case are one file.
    if len({jar.file.lower() for jar in jars}) < len(jars):
        raise ValueError(sorted(jar.file for jar in jars))
    return jars


@cache
def locked() -> tuple[Jar, ...]:
    """The jars of this version."""
    return locked_jars(LOCK.read_text("utf-8"))


def fingerprint(jars: tuple[Jar, ...]) -> str:
    """Sixteen hex digits that differ for another set or order of jars.

    Of the content, not of the file: Git may change the file's line ends.
    """
    return hashlib.sha256("\n".join(f"{jar.file} {jar.sha256}" for jar in jars).encode()).hexdigest()[:16]
