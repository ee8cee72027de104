"""What a user can get wrong before anything runs: one plain sentence in their language, and exit code 2."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph_service.config import settings_from
from graph_service.domain.errors import InvalidValue
from graph_service.domain.wording import say
from tests.unit.cli.command import run, run_apart
from tests.unit.cli.test_paths_command import PAPER_BOX

NO_FOLDER = {"ja": "フォルダーではありません", "en": "it is not a folder"}
BOLT = {"ja": "bolt:// か neo4j:// で始まるアドレス", "en": "an address that begins with bolt://"}
MAP_FILE = {"ja": "HTML ファイルの名前", "en": "the name of an HTML file"}
NO_PARENT = {"ja": "置く先のフォルダーがありません", "en": "its folder does not exist"}

CASES: dict[str, tuple[tuple[str, ...], dict[str, str], str, dict[str, str]]] = {
    "data folder": (("paths", "x"), {"DATA_DIR": "{file}"}, "GRAPH_SERVICE_DATA_DIR", NO_FOLDER),
    "below a file": (("serve",), {"DATA_DIR": "{file}/data"}, "GRAPH_SERVICE_DATA_DIR", NO_FOLDER),
    "address": (("address",), {"DATA_DIR": "{file}"}, "GRAPH_SERVICE_DATA_DIR", NO_FOLDER),
    "engine": (("engine", "status"), {"DATA_DIR": "{file}"}, "GRAPH_SERVICE_DATA_DIR", NO_FOLDER),
    "cache folder": (("paths", "x"), {"CACHE_DIR": "{file}"}, "GRAPH_SERVICE_CACHE_DIR", NO_FOLDER),
    "web address": (("paths", "x"), {"BOLT_URI": "http://127.0.0.1:7474"}, "http://127.0.0.1", BOLT),
    "no scheme": (("doctor",), {"BOLT_URI": "127.0.0.1:7687"}, "GRAPH_SERVICE_BOLT_URI", BOLT),
    "no host": (("serve",), {"BOLT_URI": "bolt://"}, "GRAPH_SERVICE_BOLT_URI", BOLT),
    "no port": (("serve",), {"BOLT_URI": "bolt://127.0.0.1:x"}, "GRAPH_SERVICE_BOLT_URI", BOLT),
    "map": (("map", "--folder", str(PAPER_BOX), "-o", ""), {}, "-o", MAP_FILE),
    "map nowhere": (("map", "-o", "{file}/map.html"), {}, "-o", NO_PARENT),
    "demo": (("demo", "--output", "{file}"), {}, "-o", NO_FOLDER),
    "demo below a file": (("demo", "-o", "{file}/x"), {}, "-o", NO_FOLDER),
}


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_one_plain_sentence(name: str, language: str, tmp_path: Path) -> None:
    words, settings, named, expected = CASES[name]
    file = tmp_path / "file"
    file.touch()
    given = {"DATA_DIR": str(tmp_path / "data"), "LANG": language, **settings}
    environment = {f"GRAPH_SERVICE_{key}": value.format(file=file) for key, value in given.items()}
    done = run(*(word.format(file=file) for word in words), **environment)
    said = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout) == (2, b"")
    assert named in said[0]
    assert expected[language] in said[0]
    assert "Traceback" not in "".join(said)
    # `serve` and `demo` say at their end that they stopped
    assert said[1:] in ([], [say("serve_stopped", "ja" if language == "ja" else "en")])


def test_a_password_in_an_address_is_not_repeated() -> None:
    with pytest.raises(InvalidValue) as raised:
        settings_from({"GRAPH_SERVICE_BOLT_URI": "http://neo4j:himitsu@127.0.0.1"})
    assert "himitsu" not in str(raised.value)


@pytest.mark.parametrize("uri", ["bolt://localhost", "neo4j+s://db.example:7687", "bolt+ssc://[::1]:7687"])
def test_addresses_of_servers(uri: str) -> None:
    assert settings_from({"GRAPH_SERVICE_BOLT_URI": uri}).bolt_uri == uri


@pytest.mark.timeout(60)
def test_a_pipe_among_the_files_is_said_and_not_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        return  # this system has none
    os.mkfifo(tmp_path / "actors.csv")
    done = run_apart("paths", "x", "--folder", tmp_path)
    assert done.returncode == 2
    assert "actors.csv: 読めません(普通のファイルではありません)。" in done.stderr.decode()


def test_warnings_stand_below_a_heading(tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text("id,kind,name\nhana,resident,花\n", "utf-8")
    (tmp_path / "actor.csv").touch()
    done = run("map", "--folder", tmp_path, "-o", tmp_path / "map.html")
    said = done.stderr.decode().splitlines()
    assert done.returncode == 0
    assert said[:2] == [
        "注意(1 件。読み込みは続けました):",
        "  actor.csv: この名前のファイルは使わないので、中身は取り込んでいません。",
    ]
