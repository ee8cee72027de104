"""Which real Neo4j the tests run on: a given server, else a container, else the embedded engine."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from graph_service.adapters.bolt import BoltAddress, answers
from graph_service.adapters.engine import NEO4J_VERSION, EmbeddedEngine
from graph_service.application.progress import silent
from graph_service.bootstrap import address_of
from graph_service.config import settings_from

IMAGE = f"neo4j:{NEO4J_VERSION}-community"
PASSWORD = "only-for-tests"

Choice = Literal["server", "container", "embedded"]


def choose(environment: Mapping[str, str], container_possible: Callable[[], bool]) -> Choice:
    """The first that there is: a server by GRAPH_SERVICE_TEST_NEO4J_URI, a container, the embedded engine.

    GRAPH_SERVICE_TEST_ENGINE names one outright; then there is no falling back.
    """
    named = environment.get("GRAPH_SERVICE_TEST_ENGINE", "")
    if named in ("server", "container", "embedded"):
        return named
    if named:
        raise ValueError(f"GRAPH_SERVICE_TEST_ENGINE={named}")
    if environment.get("GRAPH_SERVICE_TEST_NEO4J_URI"):
        return "server"
    return "container" if container_possible() else "embedded"


def container_possible() -> bool:
    """Whether a Docker daemon answers and has, or can get, the image. The program alone means nothing.

    Asked in a process of its own: docker's client leaves its socket open where no daemon answers, which
    the tests would count as a warning.
    """
    asked = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.databases"], check=False, timeout=600
    )
    return asked.returncode == 0


def daemon_has_image() -> bool:
    import docker
    from docker.errors import DockerException

    try:
        client = docker.from_env(timeout=5)
    except DockerException:
        return False
    try:
        client.ping()
        if not client.images.list(name=IMAGE):
            client.images.pull(IMAGE)
    except (DockerException, OSError):
        return False
    finally:
        client.close()
    return True


@contextmanager
def database(home: Path) -> Iterator[BoltAddress]:
    """A running Neo4j for a test run."""
    choice = choose(os.environ, container_possible)
    if choice == "server":
        env = os.environ
        user, password = (
            env.get("GRAPH_SERVICE_TEST_NEO4J_USER", "neo4j"),
            env["GRAPH_SERVICE_TEST_NEO4J_PASSWORD"],
        )
        yield BoltAddress(env["GRAPH_SERVICE_TEST_NEO4J_URI"], user, password)
    elif choice == "container":
        with container() as address:
            yield address
    else:
        with embedded(home) as address:
            yield address


@contextmanager
def container() -> Iterator[BoltAddress]:
    from testcontainers.community.neo4j import Neo4jContainer

    with Neo4jContainer(IMAGE, password=PASSWORD) as running:
        yield BoltAddress(running.get_connection_url(), "neo4j", PASSWORD)


@contextmanager
def embedded(home: Path) -> Iterator[BoltAddress]:
    engine = EmbeddedEngine(
        home,
        settings_from(os.environ).cache_dir,
        silent,
        answers=lambda server: answers(address_of(server)),
    )
    try:
        yield address_of(engine.join())
    finally:
        engine.leave()


if __name__ == "__main__":
    sys.exit(0 if daemon_has_image() else 1)
