"""`paths --folder` as a person or another program runs it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from graph_service.bootstrap import preset_folder
from graph_service.domain.policy import DEFAULT_POLICY
from tests.reference import expected
from tests.unit.cli.command import Done, run, run_apart
from tests.unit.folders import SOUND, read, write

PAPER_BOX = preset_folder("paper-box")


def paths(folder: Path, *arguments: object, need: str = "need", **environment: str) -> Done:
    return run("paths", need, "--folder", folder, *arguments, **environment)


def test_the_paper_boxes_as_json_and_nothing_else() -> None:
    """Three resources, each with its path, and the costs of the plain reckoning."""
    done = run_apart("paths", "need-paper-boxes", "--folder", PAPER_BOX, "--json")
    assert done.returncode == 0
    data = json.loads(done.stdout)
    assert {found["resource"] for found in data["resources"]} == {
        "res-shrine",
        "res-shop",
        "res-confectioner",
    }
    assert data["as_of"] == "2026-11-01"
    wanted = expected(read(PAPER_BOX)[0], "need-paper-boxes", "2026-11-01")
    assert [
        [(way["actors"], way["ties"], way["cost"]) for way in found["alternatives"]]
        for found in data["resources"]
    ] == [[(list(way.actors), list(way.ties), way.cost) for way in found.ways] for found in wanted.resources]
    assert all(step["words"] for r in data["resources"] for w in r["alternatives"] for step in w["steps"])


def test_the_paper_boxes_as_text_and_in_english() -> None:
    done = paths(PAPER_BOX, need="need-paper-boxes")
    text = done.stdout.decode()
    assert done.returncode == 0
    assert all(name in text for name in ("神社", "商店(推定)", "菓子店(推定)", "娘(76歳)"))
    english = paths(PAPER_BOX, need="need-paper-boxes", GRAPH_SERVICE_LANG="en")
    assert "Paths for" in english.stdout.decode()


def test_options_reach_the_search() -> None:
    done = paths(
        *(PAPER_BOX, "--json", "--max-mediators", 2, "--alternatives", 1, "--as-of", "2027-12-01"),
        *("--audience", "council"),
        need="need-paper-boxes",
    )
    data = json.loads(done.stdout)
    wanted = expected(read(PAPER_BOX)[0], "need-paper-boxes", "2027-12-01", "council", 2, 1)
    assert data["as_of"] == "2027-12-01"
    assert [found["resource"] for found in data["resources"]] == [
        found.resource for found in wanted.resources
    ]


def test_warnings_about_the_folder_go_to_stderr(tmp_path: Path) -> None:
    write(tmp_path, {"care.csv": "actor,status\nshop,care\n"})
    done = paths(tmp_path, "--json", "--as-of", "2026-11-01")
    assert done.returncode == 0
    assert json.loads(done.stdout)["need"] == "need"
    assert "care.csv 2 行目 [actor]" in done.stderr.decode()


def test_an_empty_answer_is_an_answer(tmp_path: Path) -> None:
    write(tmp_path, {"resources.csv": None, "asks.csv": None, "matches.csv": None, "outcomes.csv": None})
    done = paths(tmp_path, "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["resources"] == []


def test_a_need_that_is_not_checked_is_exit_2_with_a_message_and_no_output() -> None:
    done = paths(PAPER_BOX, "--json", need="need-company")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "まだ確認が済んでいません" in done.stderr.decode()
    assert "確認した専門職" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "need", "message"),
    [
        ([], "nobody", "nobody"),
        (["--as-of", "2026-02-30"], "need", "2026-02-30"),
        (["--max-mediators", "many"], "need", "--max-mediators"),
        (["--unknown-option"], "need", "--unknown-option"),
    ],
)
def test_wrong_input_is_exit_2(tmp_path: Path, arguments: list[str], need: str, message: str) -> None:
    done = paths(write(tmp_path, {}), "--json", *arguments, need=need)
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


@pytest.mark.parametrize("as_of", ["0001-01-01"])
def test_the_first_day_there_is(tmp_path: Path, as_of: str) -> None:
    done = paths(write(tmp_path, {}), "--json", "--as-of", as_of)
    assert done.returncode == 0
    assert json.loads(done.stdout)["as_of"] == as_of


def test_faults_are_listed_with_their_places(tmp_path: Path) -> None:
    write(tmp_path, {"care.csv": "actor,status\nhana,old\n", "areas.csv": SOUND["areas.csv"].encode("cp932")})
    done = paths(tmp_path, "--json")
    message = done.stderr.decode()
    assert (done.returncode, done.stdout) == (2, b"")
    assert "care.csv 2 行目 [status]" in message
    assert "areas.csv" in message
    assert "UTF-8" in message


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    done = paths(tmp_path / "nowhere", "--json")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "nowhere" in done.stderr.decode()


def test_a_name_cannot_command_the_terminal(tmp_path: Path) -> None:
    """Control characters of a name are not sent to the terminal of whoever reads the answer."""
    write(tmp_path, {"actors.csv": SOUND["actors.csv"].replace("店", "\x1b[2J\x1b]0;owned\x07<script>=1+1")})
    done = paths(tmp_path, "--as-of", "2026-11-01")
    assert b"\x1b" not in done.stdout
    assert b"\x07" not in done.stdout + done.stderr
    faulty = paths(write(tmp_path, {"care.csv": "actor,status\nhana,\x1b[2J\n"}))
    assert b"\x1b" not in faulty.stderr


def test_output_is_utf8_whatever_the_console_says(tmp_path: Path) -> None:
    asked = ("paths", "need", "--folder", write(tmp_path, {}), "--json", "--as-of", "2026-11-01")
    done = run_apart(*asked, PYTHONIOENCODING="cp932", LANG="C")
    assert json.loads(done.stdout.decode("utf-8"))["need"] == "need"


def test_the_policy_is_printed() -> None:
    done = run("policy", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["ask_open"] == 0.85
    assert "strength_3" in run("policy").stdout.decode()


def test_the_policy_is_printed_for_neo4j_browser() -> None:
    """Read back without Neo4j; the contract suite has Neo4j itself read the lines."""
    lines = run("policy", "--cypher").stdout.decode().splitlines()
    matched = [re.match(r":param (\w+) => .+;$|// ", line) for line in lines]
    assert [found and found[1] for found in matched] == [None, "policy", "need", "as_of"]
    policy = lines[1].removeprefix(":param policy => ").removesuffix(";")
    assert json.loads(re.sub(r"(\w+):", r'"\1":', policy)) == DEFAULT_POLICY.as_data()
    assert json.loads(run("policy", "--cypher", "--json").stdout) == DEFAULT_POLICY.as_data()


def test_a_wrong_setting_is_exit_2_and_named() -> None:
    done = run("policy", GRAPH_SERVICE_LANG="fr")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "GRAPH_SERVICE_LANG" in done.stderr.decode()


def test_no_path_is_explained_and_ends_in_a_deed() -> None:
    done = paths(PAPER_BOX, "--max-mediators", 0, need="need-paper-boxes")
    text = done.stdout.decode()
    assert "・ 仲立ちを 1 人まで増やせば" in text
    assert "→ 次の一手:仲立ちを 1 人までにして、もう一度探してください。" in text


def test_what_to_say_is_told_on_request() -> None:
    told = paths(PAPER_BOX, "--scripts", need="need-paper-boxes").stdout.decode()
    assert "◇ 自治会長への頼み方" in told
    assert "娘(76歳)にご紹介いただきました。" in told
    assert "↪ 自治会長が断ったら:" in told
    assert "← いちばん弱いところ" in told
    assert "への頼み方" not in paths(PAPER_BOX, need="need-paper-boxes").stdout.decode()
