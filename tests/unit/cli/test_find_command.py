"""`find --folder` as a person or another program runs it."""

from __future__ import annotations

import json

from tests.unit.cli.test_paths_command import PAPER_BOX, run


def test_hits_as_json_and_nothing_else() -> None:
    done = run("find", "ﾍﾟﾝ立て", "--folder", PAPER_BOX, "--json", "--limit", 1)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout) == {
        "query": "ﾍﾟﾝ立て",
        "hits": [
            {
                **{"table": "themes", "id": "theme-pen-stand", "title": "ペン立て", "kind": "", "beside": ""},
                **{"why": "name", "words": "名前"},
            }
        ],
        "more": True,
    }


def test_hits_as_text_in_both_languages() -> None:
    japanese = run("find", "筆立て", "--folder", PAPER_BOX).stdout.decode()
    assert "絵馬を書くペン立て(資源・神社・res-shrine) — テーマ「ペン立て」の別の言い方「筆立て」" in japanese
    english = run("find", "筆立て", "--folder", PAPER_BOX, GRAPH_SERVICE_LANG="en").stdout.decode()
    assert "(resource, 神社, res-shrine) — theme “ペン立て”, its synonym “筆立て”" in english
    offer = "(need, 紙箱づくりの女性(104歳), need-paper-boxes)"
    assert f"{offer} — of a theme near “絵馬を書くペン立て”, which might take it" in english
    assert "3 found" in english


def test_nothing_found_and_a_wrong_limit() -> None:
    assert "見つかりませんでした" in run("find", "無いことば", "--folder", PAPER_BOX).stdout.decode()
    refused = run("find", "神社", "--folder", PAPER_BOX, "--limit", 0)
    assert (refused.returncode, refused.stdout) == (2, b"")
