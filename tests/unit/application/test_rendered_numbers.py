"""What can be worked out from all numbers of council files together, read back from the HTML that is sent."""

from __future__ import annotations

import html
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_service.adapters.assets import asset
from graph_service.analysis.one_file import for_one_file
from graph_service.analysis.tallies import Tallies, tallies, waiting
from graph_service.analysis.tallies import residents as counted_residents
from graph_service.application.area_names import area_names
from graph_service.application.districts import FolderSource
from graph_service.application.handing_out import Hand, drawn
from graph_service.application.shared_views import View
from graph_service.application.tally_tables import Namer
from graph_service.bootstrap import RENDERERS
from graph_service.domain.district import District
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.wording import say
from tests.effort import many
from tests.unit.analysis.test_disclosure import assert_nothing_follows
from tests.unit.application.test_handing_out import COORDINATOR, TODAY, wish
from tests.unit.folders import read
from tests.unit.small import actor, district, need, theme

HAND = Hand(COORDINATOR, DEFAULT_POLICY, "ja", TODAY)
LIMIT = DEFAULT_POLICY.smallest_count
Cell = tuple[str, str]
Said = tuple[str, frozenset[Cell], int]
"""Of whom (people or needs), of which areas and themes together, how many."""
ANY = ""


@dataclass(frozen=True)
class Printed:
    """A table as a reader sees it."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables_of(page: str) -> Iterator[Printed]:
    for section in re.findall(r'<section class="tally">.*?</section>', page, re.S):
        title, head, body = (
            re.findall(pattern, section, re.S)[0]
            for pattern in (r"<h2.*?</h2>", r"<thead>.*?</thead>", r"<tbody>.*?</tbody>")
        )
        rows = tuple(tuple(cells(row)) for row in re.findall(r"<tr>.*?</tr>", body, re.S))
        yield Printed(plain(title), tuple(cells(head)), rows)


def cells(row: str) -> list[str]:
    return [plain(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.S)]


def plain(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", text)).strip()


class Reader:
    """Somebody who has the files and knows which areas and themes a name stands for."""

    def __init__(self, source: FolderSource, counts: Tallies) -> None:
        snapshot = source.snapshot()
        found = source.describe({"areas": snapshot.areas, "themes": set(snapshot.broader)})
        themes = {i: str(one.values["name"]) for i, one in found["themes"].items()}
        self.namer = Namer({**themes, **area_names(found["areas"], "ja")}, "ja")
        rows, columns = (counts.needs.rows, counts.needs.columns) if counts.needs else ((), ())
        self.people = {self.namer.area(group): group for group in counts.residents}
        self.rows = {self.namer.area(group): group for group in rows}
        self.columns = {self.namer.theme(group): group for group in columns}
        assert len(self.rows) == len(rows) and len(self.columns) == len(columns)
        self.areas = frozenset(member for group in rows for member in group.members)
        self.themes = frozenset(member for group in columns for member in group.members)

    def told(self, page: str) -> Iterator[Said]:
        """Everything that the tables of a file say, in single areas and themes."""
        for table in tables_of(page):
            if table.title == say("tally_by_area", "ja"):
                yield from self.by_area(table)
            else:
                assert table.title == say("tally_needs", "ja")
                yield from self.of_needs(table)

    def by_area(self, table: Printed) -> Iterator[Said]:
        for row in table.rows:
            for column, cell in zip(table.head[1:], row[1:], strict=True):
                if cell == "–":
                    continue
                if column == say("tally_column_people", "ja"):
                    yield "people", pairs(self.people[row[0]].members, [ANY]), number(cell)
                else:
                    yield "needs", pairs(self.rows[row[0]].members, self.themes), number(cell)

    def of_needs(self, table: Printed) -> Iterator[Said]:
        only = self.one_area(table)
        for row in table.rows:
            column = self.columns.get(row[0])
            themes = column.members if column else self.themes
            for head, cell in zip(table.head[1:], row[1:], strict=True):
                areas = self.rows[head].members if head in self.rows else only
                if cell != "–":
                    yield "needs", pairs(areas, themes), number(cell)

    def one_area(self, table: Printed) -> frozenset[str]:
        """The area that a list is of, as its last line says; else all."""
        for name, group in self.rows.items():
            if table.rows[-1][0] == say("tally_together", "ja", area=name):
                return group.members
        return self.areas


def pairs(areas: Iterator[str] | frozenset[str], themes: list[str] | frozenset[str]) -> frozenset[Cell]:
    return frozenset(product(areas, themes))


def number(text: str) -> int:
    return int(text.replace(",", ""))


def truth(source: FolderSource) -> dict[str, Counter[Cell]]:
    snapshot = source.snapshot()
    people = Counter((snapshot.area_of(one), ANY) for one in counted_residents(snapshot))
    needs = Counter((snapshot.area_of(holder), one.theme) for one, holder in waiting(snapshot))
    return {"people": people, "needs": needs}


def all_views(source: FolderSource) -> list[View]:
    """The whole, each area, and a need of each theme: whoever collects has them all."""
    snapshot = source.snapshot()
    of_theme = {one.theme: one.id for one in snapshot.needs.values()}
    areas = [View(area=area) for area in snapshot.areas]
    return [View(), *areas, *(View(need=one) for one in sorted(of_theme.values()))]


def assert_nothing_follows_from_files(given: District, audience: str = "council") -> int:
    """How many numbers were read back."""
    source = FolderSource(given)
    counts, true = tallies(source.snapshot(), LIMIT), truth(source)
    reader, said = Reader(source, counts), list[Said]()
    for view in all_views(source):
        drawing = drawn(source, wish(view, audience), HAND)
        # where symbols stand says nothing in the list and the tables, and takes long to work out
        page = RENDERERS.html(drawing if view.need else for_one_file(drawing, "secret"))
        told = list(reader.told(page))
        assert symbols(page) <= {(kind, count) for kind, _, count in told}, "a symbol says what no table says"
        said += told
    for kind, together, count in said:
        assert count >= LIMIT
        assert count == sum(true[kind][cell] for cell in together), (kind, count)
    for kind in ("people", "needs"):
        equations = list(dict.fromkeys((cells, count) for k, cells, count in said if k == kind))
        keys = sorted({*true[kind], *(cell for cells, _ in equations for cell in cells)})
        assert_nothing_follows(keys, [(set(cells), count) for cells, count in equations], true[kind])
    return len(said)


def symbols(page: str) -> set[tuple[str, int]]:
    """The numbers that stand on the map and in its list, by what they count."""
    words = {kind: say(f"handout_{code}", "ja", count="#") for kind, code in KINDS.items()}
    found = set()
    for kind, word in words.items():
        pattern = re.escape(word).replace(re.escape("#"), r"([\d,]+)").replace("#", r"([\d,]+)")
        found |= {(kind, number(one)) for one in re.findall(pattern, page)}
        found |= {(kind, number(one)) for one in re.findall(f"{IN_BUBBLES[kind]} ([0-9,]+)", page)}
    return found


KINDS: Mapping[str, str] = {"people": "residents", "needs": "needs"}
IN_BUBBLES = {"people": "住民", "needs": "困りごと"}
"""What the note of a bubble calls them; a district of more than 300 symbols has bubbles."""


@pytest.mark.parametrize("preset", ["urban", "rural"])
def test_nothing_follows_from_all_files_of_a_sample(preset: str) -> None:
    assert assert_nothing_follows_from_files(read(asset("seed_data", preset))[0]) > 20


@st.composite
def small_districts(draw: st.DrawFn) -> District:
    """Some areas of one town, some themes below others; few or no people and needs in many of them."""
    areas = [{"id": "town", "name": "町"}]
    areas += [
        {"id": f"a{n}", "name": f"地区{n % 3}", "parent": "town"} for n in range(draw(st.integers(1, 4)))
    ]
    themes = [
        theme("food"),
        theme("talk"),
        theme("meals", "food"),
        theme("shop", "food"),
        theme("tea", "talk"),
    ]
    actors, needs = [], []
    for area in (*(one["id"] for one in areas), None):
        for _ in range(draw(FEW_OR_MANY)):
            actors.append(actor(f"r{len(actors)}", "resident", area=area))
    for one in list(actors):
        for about in draw(st.lists(st.sampled_from(["food", "meals", "shop", "tea"]), max_size=3)):
            needs.append(need(id=f"n{len(needs)}", actor=one["id"], theme=about))
    found = district(actors=actors, themes=themes, areas=areas)
    rows = {**found.rows, "needs": (*found.rows["needs"], *(replace_row(found, one) for one in needs))}
    return replace(found, rows=rows)


FEW_OR_MANY = st.one_of(st.integers(0, 4), st.integers(0, 9))


def replace_row(given: District, values: Mapping[str, object]) -> object:
    return replace(given.rows["needs"][0], values=values)


@settings(deadline=None, max_examples=many(20))
@given(small_districts())
def test_nothing_follows_from_all_files_of_a_small_district(given: District) -> None:
    assert_nothing_follows_from_files(given)


def test_a_number_too_many_would_be_found_out() -> None:
    """The check itself works: one cell of few, printed beside its table, is seen."""
    given = read(asset("seed_data", "urban"))[0]
    source = FolderSource(given)
    few = next((cell, n) for cell, n in truth(source)["needs"].items() if 0 < n < LIMIT)
    keys = sorted(truth(source)["needs"])
    whole = (set(keys), sum(truth(source)["needs"].values()))
    with pytest.raises(AssertionError):
        assert_nothing_follows(keys, [whole, ({*keys} - {few[0]}, whole[1] - few[1])], truth(source)["needs"])


@pytest.mark.parametrize("preset", ["urban", "rural"])
@pytest.mark.parametrize("audience", ["council", "public"])
def test_the_order_of_rows_is_in_no_file(preset: str, audience: str) -> None:
    """Rows in another order, the same secret: the same bytes."""
    given = read(asset("seed_data", preset))[0]
    dice = random.Random(5)
    mixed = {name: tuple(dice.sample(rows, len(rows))) for name, rows in given.rows.items()}
    views = all_views(FolderSource(given))
    for view in (views[0], views[2], views[-1]):
        files = []
        for one in (given, replace(given, rows=mixed)):
            drawing = for_one_file(drawn(FolderSource(one), wish(view, audience), HAND), "secret")
            files.append((RENDERERS.html(drawing), RENDERERS.svg(drawing)))
        assert files[0] == files[1]
