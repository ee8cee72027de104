"""The built wheel in an empty environment: what a user gets, with no clone beside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    words = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(words, check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`graph-service` as installed from the wheel and the plain part of the lock alone."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    plain = home / "plain.txt"
    plain.write_text(dev.locked(dev=False), "utf-8")
    pip = [
        str(scripts / "python"),
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
        "--no-deps",
    ]
    subprocess.run([*pip, "--require-hashes", "-r", str(plain)], check=True)
    subprocess.run([*pip, str(wheel)], check=True)
    return scripts / "graph-service"


def run(command: Path, data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "GRAPH_SERVICE_DATA_DIR": str(data)}
    environment.pop("PYTHONPATH", None)
    return subprocess.run(
        [str(command), *words], cwd=data, env=environment, capture_output=True, encoding="utf-8", timeout=240
    )


@pytest.mark.neo4j
@pytest.mark.timeout(600)
def test_doctor_and_the_main_job(command: Path, tmp_path: Path) -> None:
    doctor = run(command, tmp_path, "doctor", "--json")
    findings = json.loads(doctor.stdout)
    assert doctor.returncode == 0, doctor.stdout + doctor.stderr
    assert [finding["check"] for finding in findings if finding["ok"]] == [
        *("doctor_python", "doctor_files", "doctor_data", "doctor_cache", "doctor_database")
    ]
    assert run(command, tmp_path, "seed").returncode == 0
    paths = json.loads(run(command, tmp_path, "paths", "need-paper-boxes", "--json").stdout)
    assert {found["actor"] for found in paths["resources"]} == {"shrine", "shop", "confectioner"}
    written = run(command, tmp_path, "map", "--need", "need-paper-boxes", "-o", "map.html")
    assert (written.returncode, (tmp_path / "map.html").stat().st_size > 500_000) == (0, True)


def test_wheel_carries_its_folders_and_licences(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    names = archive.namelist()
    for wanted in (
        "graph_service/data/cypher/journal/next.cypher",
        "graph_service/data/visualizations/vendor/vis-network/LICENSE-MIT",
        "graph_service/data/seed_data/paper-box/actors.csv",
        "graph_service/adapters/engine/jars.lock.toml",
        "graph_service/locale/ja/LC_MESSAGES/web.po",
        "graph_service/locale/ja/LC_MESSAGES/graph_service.mo",
        "graph_service/locale/en/LC_MESSAGES/graph_service.mo",
        "graph_service/py.typed",
    ):
        assert wanted in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if name.endswith(".jar") or "tests/" in name or "benchmarks/" in name]
    (metadata,) = (name for name in names if name.endswith(".dist-info/METADATA"))
    assert b"igraph" not in archive.read(metadata)  # GPL, for benchmarks alone
