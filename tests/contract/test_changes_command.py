"""`confirm`, `undo` and `history` over the fake and a real store."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from graph_service.adapters.assets import asset
from graph_service.application.services import Services
from graph_service.bootstrap import services_on
from graph_service.cli import app as command_line
from graph_service.cli import changes
from graph_service.config import settings_from
from tests.contract.conftest import AnyStore
from tests.contract.rows import RULES, load_of, sample

Run = Callable[..., Result]


@pytest.fixture
def run(store: AnyStore, monkeypatch: pytest.MonkeyPatch) -> Run:
    store.load(load_of(sample(asset("seed_data", "paper-box"))))
    services = services_on(store, lambda: RULES, lambda: "2026-11-23")

    @contextmanager
    def opened(*_: Any) -> Iterator[Services]:
        yield services

    monkeypatch.setattr(changes, "opened", opened)

    def run_it(*arguments: str, language: str = "ja") -> Result:
        settings = replace(settings_from({}), who="sato", language=language)
        return CliRunner().invoke(command_line.app, arguments, obj=settings)

    return run_it


def test_confirm_says_what_it_confirmed(store: AnyStore, run: Run) -> None:
    done = run("confirm", "shop", "coordinator|knows|shrine", "res-shop")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "2026-11-01 に確かめたと記録しました(変更 2):"
    assert lines[2] == "  つながり「生活支援コーディネーターと神社は知り合い」(coordinator|knows|shrine)"
    assert [line.split("「")[0].strip() for line in lines[1:]] == ["人・団体", "つながり", "資源"]
    assert (
        store.describe({"resources": {"res-shop"}})["resources"]["res-shop"].values["confirmed_by"] == "sato"
    )
    again = run("confirm", "shop", language="en")
    assert "Already noted as confirmed on 2026-11-01" in again.stdout
    assert store.change_number() == 2


def test_confirm_as_json(run: Run) -> None:
    records = [{"table": "actors", "id": "shop"}]
    assert json.loads(run("confirm", "shop", "--json").stdout) == {
        **{"confirmed_on": "2026-11-01", "change": 2, "records": records}
    }
    assert json.loads(run("confirm", "shop", "--json").stdout)["change"] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("confirm", "shop", "nobody"), "ID「nobody」の人・団体、つながり、資源はありません。"),
        (("confirm", "need-company"), "ID「need-company」の人・団体、つながり、資源はありません。"),
        (("confirm", "shop", "--table", "needs"), "--table の値「needs」は使えません"),
        (("undo",), "変更 1 は元に戻せません。フォルダーの取り込みは"),
        (("undo", "9"), "ID「9」の変更はありません。"),
        (("history", "actors", "nobody"), "ID「nobody」の人・団体はありません。"),
        (("history", "robots", "x"), "TABLE の値「robots」は使えません"),
    ],
)
def test_what_is_refused(store: AnyStore, run: Run, arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert store.change_number() == 1


def test_the_last_change_is_undone_and_told(store: AnyStore, run: Run) -> None:
    before = store.describe({"actors": {"shop"}})["actors"]["shop"].values
    run("confirm", "shop")
    undone = run("undo")
    assert undone.stdout.splitlines() == ["変更 2 を元に戻しました(変更 3):", "  人・団体「shop」"]
    assert store.describe({"actors": {"shop"}})["actors"]["shop"].values == before
    records = [{"table": "actors", "id": "shop"}]
    assert json.loads(run("undo", "3", "--json").stdout) == {"undone": 3, "change": 4, "records": records}
    entries = json.loads(run("history", "actors", "shop", "--json").stdout)
    assert [(entry["change"], entry["purpose"]) for entry in entries] == [
        *((4, "undo"), (3, "undo"), (2, "edit"), (1, "load"))
    ]
    assert entries[2]["changed"]["confirmed_by"]["after"] == "sato"
    text = run("history", "actors", "shop").stdout
    assert "confirmed_on: " in text
    assert "「test」の取り込みで記録" in text
