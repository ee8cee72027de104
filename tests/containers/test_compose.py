"""The compose file: up, used, refused, restarted, backed up, down."""

from __future__ import annotations

import json
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from graph_service.adapters.assets import asset
from tests.containers.docker import ROOT, Project, docker, essence, eventually

pytestmark = pytest.mark.timeout(1500)

NEED = "need-paper-boxes"
STATUS = "print(open('/proc/1/status').read())"
CHANGE_PASSWORD = """
import os, neo4j
env = os.environ
auth = (env["GRAPH_SERVICE_BOLT_USER"], env["GRAPH_SERVICE_BOLT_PASSWORD"])
with neo4j.GraphDatabase.driver(env["GRAPH_SERVICE_BOLT_URI"], auth=auth) as driver:
    statement = "ALTER CURRENT USER SET PASSWORD FROM $old TO $new"
    driver.execute_query(statement, old=auth[1], new=input(), database_="system")
"""


def expected() -> list[tuple[str, list[tuple[list[str], int]]]]:
    """The same question to the folder, without any database."""
    folder = str(asset("seed_data", "paper-box"))
    words = (sys.executable, "-m", "graph_service", "paths", NEED, "--folder", folder, "--json")
    return essence(json.loads(subprocess.run(words, cwd=ROOT, check=True, capture_output=True).stdout))


def test_without_a_password_nothing_starts(project: Project, tmp_path: Path) -> None:
    stranger = Project(tmp_path, project.image)
    try:
        said = stranger.refused(ROOT / ".env.example", "up", "-d", "--no-build")
        assert "NEO4J_PASSWORD" in said
        assert not docker("ps", "--all", "--quiet", "--filter", f"name={stranger.name}")
    finally:
        stranger.compose("down", "--volumes")


def test_the_printed_address_opens_the_page_once(project: Project) -> None:
    address = project.address()
    with httpx.Client(follow_redirects=True, timeout=30, headers={"Accept-Language": "ja"}) as client:
        page = client.get(address)
        assert page.status_code == 200
        assert "紙の小物入れ" in page.text
        assert client.get(f"{project.base}/needs/{NEED}").status_code == 200
    assert httpx.get(address, follow_redirects=True).status_code == 401
    project.compose("restart", "service")
    project.wait_until_ready()
    assert project.address() != address


def test_the_paths_are_those_of_the_folder(project: Project) -> None:
    assert project.paths(NEED) == expected()
    assert len(expected()) == 3


def test_programs_come_in_with_the_token_of_the_file_and_with_no_other(project: Project) -> None:
    token = project.inside("cat", "/data/api-token").strip()
    url = f"{project.base}/api/v1/needs/{NEED}/paths"
    assert httpx.get(url, headers={"Authorization": f"Bearer {token}"}).status_code == 200
    assert httpx.get(url, headers={"Authorization": "Bearer guessed"}).status_code == 401
    assert httpx.get(url).status_code == 401


def test_another_host_is_refused(project: Project) -> None:
    for host in ("district.example", f"district.example:{project.port}", f"10.0.0.1:{project.port}"):
        assert httpx.get(f"{project.base}/healthz", headers={"Host": host}).status_code == 421


def test_only_the_service_has_a_port_and_only_on_this_machine(project: Project) -> None:
    assert not project.container("neo4j")["HostConfig"]["PortBindings"]
    bound = project.container("service")["HostConfig"]["PortBindings"]
    assert bound == {f"{project.port}/tcp": [{"HostIp": "127.0.0.1", "HostPort": str(project.port)}]}


def test_the_database_has_no_way_out(project: Project) -> None:
    networks = project.container("neo4j")["NetworkSettings"]["Networks"]
    assert list(networks) == [f"{project.name}_database"]
    assert json.loads(docker("network", "inspect", f"{project.name}_database"))[0]["Internal"] is True


def test_the_service_has_no_rights(project: Project) -> None:
    lines = project.inside("python", "-c", STATUS).splitlines()
    status = dict(line.split(":", 1) for line in lines if ":" in line)
    assert set(status["Uid"].split()) == set(status["Gid"].split()) == {"10001"}
    assert {int(status[name], 16) for name in ("CapEff", "CapPrm", "CapBnd", "CapAmb")} == {0}
    assert status["NoNewPrivs"].strip() == "1"
    for path in ("/opt/graph-service/x", "/etc/x"):
        tried = project.refused(project.settings, "exec", "-T", "-u", "0", "service", "touch", path)
        assert "Read-only file system" in tried


@pytest.mark.parametrize("service", ["neo4j", "service"])
def test_both_say_that_they_are_well(project: Project, service: str) -> None:
    assert eventually(120, lambda: project.healthy(service), lambda: str(project.container(service)["State"]))


def test_a_folder_of_ones_own_is_loaded(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "district"
    shutil.copytree(asset("seed_data", "paper-box"), folder)
    tmp_path.chmod(0o755)
    mount = f"{folder}:/district:ro"
    said = project.compose("run", "--rm", "-T", "-v", mount, "service", "load", "/district", "--json")
    loaded = json.loads(said[said.index("{") :])
    assert (loaded["added"], loaded["updated"]) == (0, 0)
    assert loaded["unchanged"] > 0


def test_a_restart_of_everything_at_once_keeps_the_data(project: Project) -> None:
    before = project.container("neo4j")["State"]["StartedAt"]
    project.compose("restart")
    project.wait_until_ready()
    assert project.container("neo4j")["State"]["StartedAt"] != before
    assert project.paths(NEED) == expected()


def test_the_password_is_changed_as_the_manual_says(project: Project, tmp_path: Path) -> None:
    new = secrets.token_hex(24)
    typed = tmp_path / "typed"
    typed.write_text(new + "\n")
    with typed.open("rb") as given:
        project.compose("exec", "-T", "service", "python", "-c", CHANGE_PASSWORD, stdin=given)
    project.set_password(new)
    project.up()
    assert project.paths(NEED) == expected()


def test_a_backup_comes_back(project: Project, tmp_path: Path) -> None:
    tar = ("run", "--rm", "--no-deps", "-T", "--entrypoint", "tar", "neo4j", "-C", "/data")
    backup = tmp_path / "backup.tar"
    project.compose("stop")
    with backup.open("wb") as file:
        project.compose(*tar, "-cf", "-", ".", stdout=file)
    project.compose("down", "--volumes")
    with backup.open("rb") as file:
        project.compose(*tar, "-xf", "-", stdin=file)
    project.up()
    assert project.paths(NEED) == expected()
