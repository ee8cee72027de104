"""The file that is handed out: whole in itself, silent on the network, and every text in it stays text."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import cycle
from string import Formatter
from typing import Any

import pytest

from graph_service.adapters.assets import asset
from graph_service.adapters.maps import look, render_handout, shapes
from graph_service.analysis.bubbles import bubbles
from graph_service.analysis.layout import arranged
from graph_service.domain.drawing import (
    LINE_FAMILY,
    Drawing,
    DrawnLine,
    DrawnNode,
    DrawnPath,
    DrawnStep,
)
from graph_service.domain.tie_kinds import TIE_KINDS
from tests.sentences import sentences_of

EVIL = (
    "<script>alert(1)</script>", "</script><script>alert(2)</script>", '"><img src=x onerror=alert(3)>',
    "' onmouseover='alert(4)", "\u202eevil \u2066rtl", "あ" * 500, "👩‍👩‍👧‍👦🎁",
    'href="javascript:alert(5)" <a href="//evil">', '=HYPERLINK("x")', "{{ 7*7 }}{% raw %}", "\x00\x07\ud800",
    "</style><style>*{display:none}", "<!--", "]]>", "\u2028\u2029", "", "&lt;b&gt;",
    "</svg><svg onload=alert(7)>",
    "*b* _i_", "%s {} {0}", "</title>",
)  # fmt: skip


def sample() -> Drawing:
    nodes = (
        DrawnNode("id-need", "need", "小物入れをもらってほしい", "ひだまり", offers=True),
        DrawnNode("id-maker", "resident", "紙箱づくりの女性(104歳)", "ひだまり", note="紙箱が好き"),
        DrawnNode("id-daughter", "resident", "娘(76歳)", "駅前"),
        DrawnNode("id-sc", "professional", "生活支援コーディネーター", "駅前"),
        DrawnNode("id-shrine", "shrine", "神社", "宮前"),
        DrawnNode("id-stand", "resource", "絵馬を書くペン立て", "宮前"),
        DrawnNode("id-nameless", "shop", "", ""),
    )
    lines = (
        DrawnLine("id-maker", "id-need", "has_need", "願い", directed=True),
        DrawnLine("id-maker", "id-daughter", "family_of", "親子", 3),
        DrawnLine("id-daughter", "id-maker", "cares_for", "世話をしている", 2, directed=True),
        DrawnLine("id-daughter", "id-sc", "knows", "知り合い", 1, stale=True),
        DrawnLine("id-sc", "id-shrine", "cooperates_with", "協力", 2, quality="strained"),
        DrawnLine("id-shrine", "id-stand", "receives", "もらいたい", directed=True),
    )
    steps = (
        DrawnStep("id-maker", "id-daughter", "娘に頼む", "親子・強い"),
        DrawnStep("id-daughter", "id-sc", "佐藤さんに見せる", "知り合い", ("本人の同意を確かめる",)),
        DrawnStep("id-sc", "id-shrine", "神社に頼む"),
    )
    stations = ("id-need", "id-maker", "id-daughter", "id-sc", "id-shrine", "id-stand")
    paths = (
        DrawnPath("神社:ペン立てに", stations, steps, "3段階・要確認", "ペン立てにする"),
        DrawnPath("娘のところまで", stations[:3], steps[:1]),
    )
    return Drawing(
        "小物入れを届ける道", "架空地区", "ja", "2026-11-01", "office", True, nodes, lines, paths,
        (("資料にあること", "女性と娘"), ("推定", "店")), ("架空データです。",),
    )  # fmt: skip


def evil() -> Drawing:
    """The sample with every text, ids too, replaced by hostile ones."""
    texts, drawing = cycle(EVIL), sample()
    name = {node.id: f"{next(texts)}{index}" for index, node in enumerate(drawing.nodes)}
    return replace(
        drawing,
        title=EVIL[20] + EVIL[1], subtitle=EVIL[2], as_of=EVIL[1],
        nodes=tuple(
            replace(node, id=name[node.id], label=next(texts), note=next(texts), area=next(texts))
            for node in drawing.nodes
        ),
        lines=tuple(
            replace(line, source=name[line.source], target=name[line.target], words=next(texts))
            for line in drawing.lines
        ),
        paths=tuple(
            DrawnPath(
                next(texts), tuple(name[node] for node in path.nodes),
                tuple(
                    DrawnStep(name[s.source], name[s.target], next(texts), next(texts), (next(texts),))
                    for s in path.steps
                ),
                next(texts), next(texts),
            )
            for path in drawing.paths
        ),
        origins=tuple((text, text) for text in EVIL), credits=EVIL,
    )  # fmt: skip


class Page(HTMLParser):
    """What a browser would make of the file: elements, attributes, scripts, visible text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.text = ""
        self._open: dict[str, str | None] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self._open = dict(attrs) if tag == "script" else None

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self.scripts.append((self._open, data))
            self._open = None
        else:
            self.text += data

    def json(self, name: str) -> Any:
        return next(json.loads(text) for about, text in self.scripts if about.get("id") == name)

    @property
    def policy(self) -> str:
        return next(
            value for tag, name, value in self.attributes if tag == "meta" and "default-src" in value and name
        )


@pytest.fixture(scope="module", params=["sample", "evil"])
def drawn(request: pytest.FixtureRequest) -> tuple[Drawing, str]:
    drawing = arranged(sample() if request.param == "sample" else evil())
    return drawing, render_handout(drawing)


def test_the_file_can_be_written_and_is_a_whole_page(drawn: tuple[Drawing, str]) -> None:
    drawing, html = drawn
    assert html.startswith("<!doctype html>\n")
    assert f'<html lang="{drawing.language}"' in html
    assert len(html.encode("utf-8")) < 1_000_000


def test_only_our_elements_are_there(drawn: tuple[Drawing, str]) -> None:
    _, html = drawn
    page, plain = Page(html), Page(render_handout(arranged(sample())))
    assert set(page.tags) <= set(plain.tags)
    assert not {"a", "img", "iframe", "object", "embed", "link", "base", "form"} & set(page.tags)
    assert page.tags.count("script") == 5
    assert page.tags.count("style") == 3
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]


def test_nothing_points_elsewhere(drawn: tuple[Drawing, str]) -> None:
    page = Page(drawn[1])
    for tag, name, value in page.attributes:
        if name in ("href", "src", "srcset", "action", "data", "poster", "xlink:href"):
            assert (tag, value[:3]) == ("use", "#i-")
    assert "url(" not in asset("visualizations", "static", "handout.css").read_text("utf-8")
    assert "sourceMappingURL" not in drawn[1]


def test_the_policy_allows_exactly_the_two_scripts(drawn: tuple[Drawing, str]) -> None:
    page = Page(drawn[1])
    rules = dict(rule.split(" ", 1) for rule in page.policy.split("; "))
    assert rules["default-src"] == "'none'"
    code = [text for about, text in page.scripts if not about.get("type")]
    digests = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in code}
    assert rules["script-src"].split() == [
        f"'sha256-{digest}'" for digest in re.findall("'sha256-([^']+)'", rules["script-src"])
    ]
    assert set(re.findall("'sha256-([^']+)'", rules["script-src"])) == digests
    assert len(digests) == 2


def test_every_text_is_there_as_text() -> None:
    drawing = arranged(evil())
    page = Page(render_handout(drawing))
    for text in EVIL:
        shown = re.sub("[\x00\x07\ud800]", "", text)
        assert shown in page.text


def test_the_model_is_the_drawing(drawn: tuple[Drawing, str]) -> None:
    drawing, html = drawn
    page = Page(html)
    nodes, edges, model = page.json("nodes"), page.json("edges"), page.json("model")
    assert [(node["x"], node["y"]) for node in nodes] == [(node.x, node.y) for node in drawing.nodes]
    assert [node["id"] for node in nodes] == list(range(len(drawing.nodes)))
    assert len(edges) == len(drawing.lines)  # parallel ties too
    assert [edge["arrows"] == "to" for edge in edges] == [line.directed for line in drawing.lines]
    assert [[hop["number"] for hop in way["hops"]] for way in model["ways"]] == [[0, 1, 2, 3, 0], [0, 1]]
    assert set(model["icons"]) == set(look.kinds_in(drawing))


def test_an_empty_label_shows_nothing_and_no_id_leaves_the_house() -> None:
    html = render_handout(arranged(sample()))
    assert "id-maker" not in html
    assert "id-nameless" not in html
    assert Page(html).json("nodes")[-1]["label"] == " "


def test_parallel_ties_bend_apart() -> None:
    drawing = arranged(sample())
    bends = [curve.bend for curve in shapes.curves(drawing)]
    # The second is recorded the other way round: the same turn from there is the other side.
    assert bends[1] != 0
    assert bends[1] == bends[2]
    middles = [curve.at(0.5) for curve in shapes.curves(drawing)[1:3]]
    assert middles[0] != pytest.approx(middles[1], abs=5)


def test_the_paper_shows_one_path_and_hides_the_others() -> None:
    html = render_handout(arranged(sample()))
    svg = html[html.index('<svg class="map"') :]
    svg = svg[: svg.index("</svg>")]
    assert svg.count('class="way" data-way="0">') == 2
    assert svg.count('class="way" data-way="1" hidden="">') == 2
    assert re.findall(r'class="number"[^>]*>(\d)<', svg) == ["1", "2", "3", "1"]
    assert "paint-order" not in html
    assert "<image" not in svg


def test_a_map_to_look_at_leads_to_where_it_is_put_on_record() -> None:
    looked_at = render_handout(arranged(sample()), '/handout?view=need:"<x>')
    assert 'data-print="a3"' in render_handout(arranged(sample()))
    assert 'data-print="' not in looked_at
    assert 'href="/handout?view=need:&#34;&lt;x&gt;" target="_top"' in looked_at


def test_the_list_says_what_the_map_shows() -> None:
    text = Page(render_handout(arranged(sample()))).text
    listed = text[text.index("文字で読む(全 7 件)") :]
    for node in sample().nodes:
        assert node.label in listed
    assert "親子" in listed
    assert "1年以上 未確認" in listed
    assert "地区の記録なし" in listed


def test_fiction_is_marked_only_where_it_is_fiction() -> None:
    assert "架空データ</strong>" in render_handout(arranged(sample()))
    assert "架空データ</strong>" not in render_handout(arranged(replace(sample(), fictional=False)))


def test_english_and_japanese_pages_hold_no_word_of_the_other() -> None:
    english = replace(
        sample(), language="en", nodes=sample().nodes[:0], lines=(), paths=(), origins=(), credits=()
    )
    page = Page(render_handout(replace(english, title="Map", subtitle="")))
    assert "Fictional data" in page.text
    visible = re.sub(r"<style.*?</style>", "", page.text)
    assert not re.search("[ぁ-んァ-ン一-龥]", visible.split("}")[-1])


def test_bubbles_are_drawn_in_the_same_format() -> None:
    drawing = bubbles(sample())
    page = Page(render_handout(drawing))
    nodes = page.json("nodes")
    assert {node["group"] for node in nodes} == {"area"}
    assert all(node["image"].startswith("data:image/svg+xml,") for node in nodes)
    assert "ひだまりと駅前のあいだのつながり 2 本" in page.text
    assert [text for text, _, _ in page.json("model")["counts"]]


def test_symbols_wear_the_colours_of_the_palette() -> None:
    kinds = look.palette()["kinds"]
    assert set(kinds) == set(look.SYMBOLS)
    for symbol in look.SYMBOLS:
        fills = re.findall(r'fill="(#[0-9A-F]{6})"', look.svg_of(symbol))
        assert fills == [kinds[symbol]["fill"], kinds[symbol]["glyph"]], symbol
        assert "<text" not in look.svg_of(symbol)  # glyphs are outlines


def test_vendored_files_are_the_locked_ones() -> None:
    folder = asset("visualizations", "vendor", "vis-network")
    locked = json.loads((folder / "vendor.json").read_text("utf-8"))
    for name, file in locked["files"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == file["sha256"], name


def test_every_kind_of_tie_has_its_line() -> None:
    assert set(TIE_KINDS) <= set(LINE_FAMILY)
    assert set(LINE_FAMILY.values()) == set(look.FAMILIES)
    for family in look.FAMILIES:
        assert f"map_line_{family}" in sentences_of("maps")


def test_both_languages_take_the_same_fields() -> None:
    def fields(text: str) -> set[str | None]:
        return {field for _, field, _, _ in Formatter().parse(text) if field}

    for code, sentence in sentences_of("maps").items():
        assert set(sentence) == {"ja", "en"}, code
        assert fields(sentence["ja"]) == fields(sentence["en"]), code
