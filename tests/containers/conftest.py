"""The image, built once; one installation from it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest

from tests.containers.docker import Project, docker, run


@pytest.fixture(scope="session")
def image() -> Iterator[str]:
    """The image of the service, from the Dockerfile."""
    tag = f"graph-service:test-{secrets.token_hex(4)}"
    docker("build", "--network", "host", "--quiet", "--tag", tag, ".")
    yield tag
    docker("image", "rm", "--force", tag)


@pytest.fixture(scope="session")
def project(image: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """An installation with the sample district in it. Nothing of it is left behind."""
    made = Project(tmp_path_factory.mktemp("project"), image)
    try:
        made.up()
        made.inside("graph-service", "seed")
        yield made
    finally:
        made.compose("down", "--volumes", "--timeout", "30")
        assert not run("docker", "ps", "--all", "--quiet", "--filter", f"name={made.name}")
        assert not run("docker", "volume", "ls", "--quiet", "--filter", f"name={made.name}")
