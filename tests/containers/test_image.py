"""The image by itself."""

from __future__ import annotations

import json

import pytest

from tests.containers.docker import docker, essence, inspected

pytestmark = pytest.mark.timeout(1500)

PACKAGES = (
    "import json; from importlib.metadata import distributions as d; print(json.dumps([x.name for x in d()]))"
)
SAMPLE = "from graph_service.adapters.assets import asset; print(asset('seed_data', 'paper-box'))"
LOCKED_DOWN = ("run", "--rm", "--read-only", "--network", "none", "--cap-drop", "ALL")


def test_it_holds_the_program_and_no_tools(image: str) -> None:
    found = {
        name.lower()
        for name in json.loads(docker(*LOCKED_DOWN, "--entrypoint", "python", image, "-c", PACKAGES))
    }
    assert {"graph-service", "neo4j", "uvicorn"} <= found
    assert not {"pytest", "mypy", "testcontainers", "uv"} & found


def test_it_holds_no_secret_and_nothing_of_the_repository_but_what_it_needs(image: str) -> None:
    look = "/ -xdev ( -name .env -o -name .git -o -name requirements.lock )"
    assert docker("run", "--rm", "--user", "0", "--entrypoint", "find", image, *look.split()).strip() == ""
    told = docker("history", "--no-trunc", image) + json.dumps(inspected(image)["Config"])
    assert "PASSWORD" not in told


def test_it_is_not_root(image: str) -> None:
    assert inspected(image)["Config"]["User"] == "10001:10001"
    assert docker(*LOCKED_DOWN, "--entrypoint", "id", image, "-u").strip() == "10001"


def test_it_answers_from_its_own_sample_without_network_or_disk(image: str) -> None:
    folder = docker(*LOCKED_DOWN, "--entrypoint", "python", image, "-c", SAMPLE).strip()
    answer = docker(*LOCKED_DOWN, image, "paths", "need-paper-boxes", "--folder", folder, "--json")
    assert len(essence(json.loads(answer))) == 3
