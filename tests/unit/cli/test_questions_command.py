"""`paths` under conditions, `between` and `reach` as a person or another program runs them."""

from __future__ import annotations

import json
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from graph_service.cli.options import Scoped, ScopeOptions, scoped
from graph_service.domain.answers import NO_CONDITIONS, Scope, Stop
from tests.unit.cli.test_paths_command import PAPER_BOX, run

FOLDER = ("--folder", PAPER_BOX)
NEED = "need-paper-boxes"


def data_of(*arguments: object) -> Any:
    done = run(*arguments, *FOLDER, "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    return json.loads(done.stdout)


# --- the options as the search gets them ------------------------------------------------------------------


def parsed(*arguments: str) -> Scope:
    """The scope that a command of its own gets from these arguments."""
    found: list[Scope] = []

    def command(context: typer.Context, scope: Scope, plain: str = "") -> None:
        found.append(scope)

    app = typer.Typer()
    app.command(cls=Scoped)(scoped(command))
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return found[0]


def test_no_options_are_the_usual_scope() -> None:
    assert parsed() == Scope() == parsed("--plain", "x")
    assert parsed().conditions == NO_CONDITIONS


def test_every_option_reaches_the_scope() -> None:
    scope = parsed(
        *("--max-mediators", "5", "--alternatives", "7", "--as-of", "2026-11-01", "--audience", "council"),
        *("--leave-out", "a", "--leave-out", "b", "--leave-out-kind", "shop", "--leave-out-tie", "knows"),
        *("--leave-out-area", "hill", "--min-strength", "2", "--confirmed-since", "2026-01-01"),
        *("--tie-audience", "office", "--tie-audience", "public", "--without-us", "--count"),
        *("--via", "c", "--via-in-order"),
    )
    under = scope.conditions
    assert (scope.max_mediators, scope.alternatives) == (5, 7)
    assert (scope.as_of, scope.audience, scope.counted) == ("2026-11-01", "council", True)
    assert (under.leave_out, under.leave_out_kind) == (("a", "b"), ("shop",))
    assert (under.leave_out_tie, under.leave_out_area) == (("knows",), ("hill",))
    assert (under.min_strength, under.confirmed_since) == (2, "2026-01-01")
    assert (under.tie_audience, under.without_us) == (("office", "public"), True)
    assert (under.via, under.via_in_order) == ((Stop(actor="c"),), True)


@pytest.mark.parametrize(
    ("arguments", "stops"),
    [
        (["--via", "a", "--via-kind", "shop", "--via", "b"], ["a", "shop", "b"]),
        (["--via-kind=shop", "--via=a", "--via-kind", "shrine"], ["shop", "a", "shrine"]),
        (["--via", "b", "--via", "a"], ["b", "a"]),
        # a value that looks like an option is a value
        (["--leave-out", "--via", "--via-kind", "shop", "--via=--via-kind"], ["shop", "--via-kind"]),
        (["--via-kind", "shop", "--plain=--via", "--via", "a"], ["shop", "a"]),
    ],
)
def test_stops_keep_the_order_of_the_command_line(arguments: list[str], stops: list[str]) -> None:
    found = parsed(*arguments).conditions.via
    assert [stop.actor or stop.kind for stop in found] == stops
    assert [bool(stop.kind) for stop in found] == [stop in ("shop", "shrine") for stop in stops]


def test_an_option_that_is_not_there_is_refused() -> None:
    result = CliRunner().invoke(command_app(), ["--via-kinds", "x"])
    assert result.exit_code == 2


def command_app() -> typer.Typer:
    app = typer.Typer()
    app.command(cls=Scoped)(scoped(lambda context, scope: None))
    return app


def test_a_list_that_was_given_does_not_stay() -> None:
    assert parsed("--leave-out", "a").conditions.leave_out == ("a",)
    assert parsed().conditions.leave_out == ()
    assert ScopeOptions().leave_out == []


# --- the commands -----------------------------------------------------------------------------------------


def ways(data: Any, group: str = "resources") -> list[list[str]]:
    return [way["actors"] for found in data[group] for way in found["alternatives"]]


def test_paths_under_conditions() -> None:
    plain = ways(data_of("paths", NEED))
    assert any("coordinator" in way for way in plain)
    without = data_of("paths", NEED, "--without-us", "--leave-out", "jichikai", "--count")
    assert ways(without)
    assert not any({"coordinator", "jichikai"} & set(way[1:-1]) for way in ways(without))
    assert all(isinstance(found["count"], int) for found in without["resources"])
    turned = [
        data_of("paths", NEED, *stops, "--via-in-order")
        for stops in (
            ("--via", "chair", "--via-kind=organization"),
            ("--via-kind", "organization", "--via=chair"),
        )
    ]
    assert all(way.index("chair") < way.index("jichikai") for way in ways(turned[0]) if "jichikai" in way)
    assert ways(turned[0])
    assert ways(turned[0]) != ways(turned[1])


def test_the_conditions_are_said() -> None:
    done = run("paths", NEED, *FOLDER, "--without-us", "--via-kind", "organization", "--count")
    text = done.stdout.decode()
    assert "条件:団体・会(種類)を経由、生活支援コーディネーターと地域包括支援センターを通らない" in text
    assert "道は全部で" in text


def test_several_needs_are_a_list_of_answers() -> None:
    both = data_of("paths", NEED, NEED, "--alternatives", 1)
    one = data_of("paths", NEED, "--alternatives", 1)
    assert both == [one, one]


def test_an_actor_instead_of_a_need() -> None:
    data = data_of("paths", "--from-actor", "daughter-76")
    assert data["actor"] == "daughter-76"
    assert {way[0] for way in ways(data)} == {"daughter-76"}
    done = run("paths", "--from-actor", "daughter-76", *FOLDER)
    assert "娘(76歳)がつながれる資源" in done.stdout.decode()


def test_between_actors() -> None:
    data = data_of("between", "--from", "woman-104", "--from", "staff", "--to", "shrine", "--to", "shop")
    assert (data["from"], data["to"], data["need"]) == (["woman-104", "staff"], ["shrine", "shop"], None)
    assert {found["actor"] for found in data["ends"]} == {"shrine", "shop"}
    assert {way[0] for way in ways(data, "ends")} == {"woman-104", "staff"}
    text = run("between", "--need", NEED, "--to", "shrine", *FOLDER).stdout.decode()
    assert "紙箱づくりの女性(104歳)から神社への道" in text
    assert "ニーズ「紙の小物入れをもらってくれる人を探す」のため" in text
    assert "いちばんの道" in text


def test_who_can_reach_a_resource() -> None:
    data = data_of("reach", "res-shrine")
    paths = data_of("paths", NEED)
    (shrine,) = [found for found in paths["resources"] if found["resource"] == "res-shrine"]
    assert [found["need"] for found in data["needs"]] == [NEED]
    assert data["needs"][0]["alternatives"] == shrine["alternatives"]
    assert data["needs"][0]["fallbacks"] == shrine["fallbacks"]
    text = run("reach", "res-shrine", *FOLDER, GRAPH_SERVICE_LANG="en").stdout.decode()
    assert "Needs that can reach “絵馬を書くペン立て” (神社)" in text
    none = run("reach", "res-shrine", "--max-mediators", 0, *FOLDER).stdout.decode()
    assert "いまの条件でつながるニーズはありません。" in none
    assert "合うニーズですが、仲立ち 0 人以内ではつながりません:紙の小物入れ" in none


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("paths",), "--from-actor"),
        (("paths", NEED, "--from-actor", "staff"), "--from-actor"),
        (("paths", NEED, "--leave-out", "nobody"), "nobody"),
        (("paths", NEED, "--via-kind", "robot"), "robot"),
        (("paths", NEED, *("--via", "staff") * 4), "0-3"),
        (("paths", NEED, "--min-strength", "strong"), "--min-strength"),
        (("paths", NEED, "--confirmed-since", "2026-02-30"), "2026-02-30"),
        (("between", "--from", "staff"), "--to"),
        (("between", "--to", "staff"), "1-50"),
        (("between", "--from", "staff", "--to", "staff"), "始まりと終わりは別の人・団体"),
        (("reach", "nobody"), "nobody"),
        (("reach",), "resource_id"),
    ],
)
def test_wrong_input_is_exit_2(arguments: tuple[str, ...], message: str) -> None:
    done = run(*arguments, *FOLDER, "--json")
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
