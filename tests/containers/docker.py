"""Docker and Compose as a person calls them: by their programs."""

from __future__ import annotations

import json
import os
import re
import secrets
import socket
import subprocess
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import IO, Any, TypeVar

import httpx

from tests.databases import IMAGE

ROOT = Path(__file__).parents[2]
OTHER_MAKE = Path(__file__).with_name("neo4j_of_another_make.yml")
OURS = ("NEO4J_", "GRAPH_SERVICE_", "COMPOSE_")
"""What the files under test take from the environment: the machine's own values must not reach them."""

Found = TypeVar("Found")


def attempt(
    *words: str, stdin: IO[bytes] | None = None, stdout: IO[bytes] | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs a program in the root, whatever comes of it."""
    return subprocess.run(
        words,
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if not name.startswith(OURS)},
        stdin=stdin or subprocess.DEVNULL,
        stdout=stdout or subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def run(*words: str, stdin: IO[bytes] | None = None, stdout: IO[bytes] | None = None) -> str:
    """The output of a program that must succeed."""
    done = attempt(*words, stdin=stdin, stdout=stdout)
    assert done.returncode == 0, f"{words}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout or ""


def docker(*words: str) -> str:
    return run("docker", *words)


def inspected(thing: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(docker("inspect", thing))[0]
    return found


@cache
def composer() -> tuple[str, ...]:
    """Compose v2 where there is one, else the docker-compose of old."""
    newer = ("docker", "compose")
    return newer if attempt(*newer, "version").returncode == 0 else ("docker-compose",)


def image_is_neo4js() -> bool:
    """Whether the image of the database is Neo4j's own. Fetches it if need be."""
    if attempt("docker", "image", "inspect", IMAGE).returncode != 0:
        docker("pull", "--quiet", IMAGE)
    return any(entry.startswith("NEO4J_EDITION=") for entry in inspected(IMAGE)["Config"]["Env"] or ())


def free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        port: int = opened.getsockname()[1]
        return port


def eventually(seconds: float, ask: Callable[[], Found | None], otherwise: Callable[[], str]) -> Found:
    """Asks again until there is an answer; fails after `seconds` with what `otherwise` says."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = ask()
        if found:
            return found
        time.sleep(1)
    raise AssertionError(otherwise())


class Project:
    """One installation by docker-compose.yml, under a name, a port and a password of its own."""

    def __init__(self, folder: Path, image: str) -> None:
        self.name = f"graph-service-test-{secrets.token_hex(4)}"
        self.port, self.image = free_port(), image
        self.settings = folder / ".env"
        self.files = ("docker-compose.yml", *(() if image_is_neo4js() else (str(OTHER_MAKE),)))
        self.set_password(secrets.token_hex(24))

    def set_password(self, password: str) -> None:
        """Writes the settings as a person does: the example, filled in."""
        self.password = password
        example = (ROOT / ".env.example").read_text("utf-8")
        assert "\nNEO4J_PASSWORD=\n" in example
        filled = example.replace("\nNEO4J_PASSWORD=\n", f"\nNEO4J_PASSWORD={password}\n")
        own = f"GRAPH_SERVICE_PORT={self.port}\nGRAPH_SERVICE_IMAGE={self.image}\n"
        self.settings.write_text(filled + own, "utf-8")

    def words(self, settings: Path) -> tuple[str, ...]:
        files = [word for file in self.files for word in ("-f", file)]
        return (*composer(), "--env-file", str(settings), "-p", self.name, *files)

    def compose(self, *words: str, stdin: IO[bytes] | None = None, stdout: IO[bytes] | None = None) -> str:
        return run(*self.words(self.settings), *words, stdin=stdin, stdout=stdout)

    def refused(self, settings: Path, *words: str) -> str:
        """What Compose says when it refuses; fails if it does not."""
        done = attempt(*self.words(settings), *words)
        assert done.returncode != 0, done.stdout
        return done.stdout + done.stderr

    def inside(self, *words: str) -> str:
        """Runs a command in the service's container."""
        return self.compose("exec", "-T", "service", *words)

    def container(self, service: str) -> dict[str, Any]:
        return inspected(self.compose("ps", "-q", service).strip())

    def up(self) -> None:
        """Brings everything up and waits until the database answers the service."""
        self.compose("up", "-d", "--no-build")
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        eventually(240, self.is_ready, lambda: self.compose("logs", "--no-color"))

    def is_ready(self) -> bool:
        try:
            return httpx.get(f"{self.base}/readyz", timeout=5).status_code == 200
        except httpx.HTTPError:
            return False

    def healthy(self, service: str) -> bool:
        return bool(self.container(service)["State"]["Health"]["Status"] == "healthy")

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def address(self) -> str:
        """The address with the one-time token that the service printed when it last started."""
        return eventually(60, self.printed_address, lambda: self.compose("logs", "--no-color"))

    def printed_address(self) -> str | None:
        state = self.container("service")
        log = docker("logs", "--since", state["State"]["StartedAt"], state["Id"])
        found: list[str] = re.findall(rf"{re.escape(self.base)}/\?token=\S+", log)
        return found[-1] if found else None

    def paths(self, need: str) -> list[tuple[str, list[tuple[list[str], int]]]]:
        """The paths of a need over HTTP, for somebody who opened the printed address; see `essence`."""
        with httpx.Client(follow_redirects=True, timeout=30) as client:
            assert client.get(self.address()).status_code == 200
            answer = client.get(f"{self.base}/api/v1/needs/{need}/paths")
        assert answer.status_code == 200, answer.text
        return essence(answer.json())


def essence(answer: dict[str, Any]) -> list[tuple[str, list[tuple[list[str], int]]]]:
    """Which resources, over whom, at what cost."""
    return [
        (found["resource"], [(way["actors"], way["cost"]) for way in found["alternatives"]])
        for found in answer["resources"]
    ]
