"""The synthetic districts hold what they promise, judged by the program itself."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

import networkx as nx
import numpy as np
import pytest

from graph_service.adapters.assets import asset
from graph_service.adapters.folder import read_folder
from graph_service.analysis.audience import carrying
from graph_service.analysis.costs import BARRED, day_of_question, tie_codes
from graph_service.analysis.matching import fits
from graph_service.analysis.paths import find_paths
from graph_service.analysis.snapshot import Need, Snapshot, day_number
from graph_service.application.districts import FolderRules, FolderSource, read_district
from graph_service.domain.answers import PathsAnswer, Question
from graph_service.domain.district import District
from graph_service.domain.faults import Fault
from graph_service.domain.ontology import SUBTYPES
from graph_service.domain.parsing import ONTOLOGY_SUBTYPES
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.tie_kinds import TIE_KINDS
from seed_data.generate import PRESETS, build, files_of, words, write
from seed_data.generate.scale import synthetic, write_folder
from seed_data.generate.themes import read_leaves

AS_OF = "2026-11-01"
SETTLED = {"matched", "followed_up", "withdrawn"}
KEYS = sorted(PRESETS)
each_district = pytest.mark.parametrize("key", KEYS)


def read(folder: Path) -> tuple[District, list[Fault]]:
    return read_district(folder, FolderRules(read_folder, ONTOLOGY_SUBTYPES, AS_OF))


@cache
def committed(key: str) -> tuple[District, list[Fault]]:
    return read(asset("seed_data", key))


def planted(key: str) -> dict:
    return json.loads(asset("seed_data", key, "planted.json").read_text("utf-8"))


def values(key: str, table: str) -> list[dict]:
    return [dict(row.values) for row in committed(key)[0].of(table)]


def snapshot_of(district: District) -> Snapshot:
    return FolderSource(district).snapshot()


# ---- the files


@each_district
def test_the_generator_reproduces_the_committed_files_byte_for_byte(key):
    folder = asset("seed_data", key)
    files = files_of(build(PRESETS[key]))
    assert {path.name for path in folder.iterdir()} == set(files)
    for name, content in files.items():
        # a checkout may have turned the line ends into those of its system
        assert (folder / name).read_bytes().replace(b"\r\n", b"\n") == content, name


@each_district
def test_a_district_says_that_it_is_invented(key):
    info = committed(key)[0].info
    assert info is not None
    assert info.fictional and info.as_of == AS_OF and info.municipality_code == ""
    assert "架空データ" in info.name and "架空データ" in info.credits[0]


@each_district
def test_there_are_no_faults_and_only_the_planted_warnings(key):
    district, odd = committed(key)
    lines = {
        (file, row.line): row.values
        for file, rows in ((f"{name}.csv", district.of(name)) for name in district.rows)
        for row in rows
    }
    found = []
    for warning in odd:
        row = lines[warning.file, warning.row]
        identity = row.get("id") or row["actor"]
        found.append({"code": warning.code, "file": warning.file, "id": identity})
    assert sorted(found, key=str) == sorted(planted(key)["warnings"], key=str)
    assert len({warning["code"] for warning in found}) == 7


@each_district
def test_a_district_without_gaps_has_no_warnings_either(key, tmp_path):
    write(build(PRESETS[key], gaps=False), tmp_path)
    assert read(tmp_path)[1] == []


# ---- the calibration

LIMITS = {
    "urban": {"bodies": (200, 300), "needs": (80, 120), "resources": (100, 150), "ties": (1000, 1500)},
    "rural": {"bodies": (90, 130), "needs": (40, 80), "resources": (60, 100), "ties": (400, 900)},
}


@each_district
def test_counts_lie_within_the_calibration(key):
    limits, actors = LIMITS[key], values(key, "actors")
    residents = [row["id"] for row in actors if row["kind"] == "resident"]
    assert limits["bodies"][0] <= len(actors) - len(residents) <= limits["bodies"][1]
    for table in ("needs", "resources", "ties"):
        assert limits[table][0] <= len(values(key, table)) <= limits[table][1], table
    traders = {row["id"] for row in values(key, "actors") if row.get("sole_trader")}
    consenting = {row["actor"] for row in values(key, "consents")} - traders
    assert consenting <= set(residents)
    assert 30 <= len(consenting) <= 80


@each_district
def test_shares_lie_within_the_calibration(key):
    ties, needs, resources = (values(key, table) for table in ("ties", "needs", "resources"))
    assert 0.18 <= share(ties, lambda row: (row["confirmed_on"] or "") < "2025-11-01") <= 0.22
    assert 0.08 <= share(resources, lambda row: row["capacity_left"] == 0) <= 0.12
    assert 0.15 <= share(needs, lambda row: not row["professional_origin"]) <= 0.25
    places = [row["id"] for row in values(key, "actors") if row["kind"] in ("shrine", "shop", "facility")]
    tied = {row[end] for row in ties for end in ("from", "to")}
    isolated = [place for place in places if place not in tied]
    assert 0.10 <= len(isolated) / len(places) <= 0.15
    assert sorted(isolated) == planted(key)["isolated"]


def share(rows, is_so) -> float:
    return sum(map(is_so, rows)) / len(rows)


@each_district
def test_every_state_of_things_occurs(key):
    actors, ties, needs, asks = (values(key, table) for table in ("actors", "ties", "needs", "asks"))
    assert {row["kind"] for row in ties} == set(TIE_KINDS)
    assert {row["basis"] for row in ties} >= {"self", "inferred", "hearsay", "open_data", "document"}
    assert {row["subtype"] for row in actors} == set(SUBTYPES)
    assert {row["decision"] for row in needs} == {None, "pass", "hold", "reject"}
    assert {row["status"] for row in needs} >= {"received", "searching", "asking", "matched", "followed_up"}
    assert {row["answer"] for row in asks} == {None, "accepted", "declined", "no_answer"}
    assert any(row["quality"] == "strained" for row in ties) and any(row["valid_to"] for row in ties)
    shops = [row for row in actors if row["kind"] == "shop"]
    assert any(row["contact"] for row in shops) and any(not row["contact"] for row in shops)
    pairs = [frozenset((row["from"], row["to"])) for row in ties]
    assert len(pairs) - len(set(pairs)) >= 6, "parallel ties"
    assert {row["status"] for row in values(key, "care")} == {"none", "checklist", "support", "care"}
    assert {row["layer"] for row in values(key, "areas")} == {"1", "2"}


@each_district
def test_flawed_needs_are_held_or_rejected(key):
    flawed = [row for row in values(key, "needs") if row["pity_based"] or row["disuse_risk"]]
    assert any(row["pity_based"] for row in flawed) and any(row["disuse_risk"] for row in flawed)
    assert {row["decision"] for row in flawed} == {"hold", "reject"}


@each_district
def test_consents_and_outcomes_are_as_incomplete_as_they_are(key):
    consents, outcomes = values(key, "consents"), values(key, "outcomes")
    assert sum(bool(row["revoked_on"]) for row in consents) == 1
    assert 2 <= sum(row["expires_on"] < AS_OF for row in consents) <= len(consents) / 5
    assert len(outcomes) == len(values(key, "matches")) >= 4
    assert 1 <= sum(bool(row["followup_on"]) for row in outcomes) < len(outcomes) / 2


@each_district
def test_hubs_are_overloaded_and_asks_overdue(key):
    actors, asks = values(key, "actors"), values(key, "asks")
    waiting = [ask["actor"] for ask in asks if not ask["answer"]]
    full = [
        row["subtype"]
        for row in actors
        if row["asks_max"] is not None
        and (row["asks_elsewhere"] or 0) + waiting.count(row["id"]) >= row["asks_max"]
    ]
    assert "sc" in full and len(full) >= 3
    assert any(not ask["answer"] and ask["asked_on"] <= "2026-10-18" for ask in asks)


@each_district
def test_nobody_is_asked_before_the_need_was_checked(key):
    checked = {row["id"]: row["checked_on"] for row in values(key, "needs") if row["checked_on"]}
    created = {row["id"]: row["created_on"] for row in values(key, "needs")}
    assert all(created[need] < day for need, day in checked.items())
    assert all(
        checked[ask["need"]] < ask["asked_on"] for ask in values(key, "asks") if ask["need"] in checked
    )
    assert all(checked[match["need"]] < match["agreed_on"] for match in values(key, "matches"))


@each_district
def test_themes_have_three_levels_and_synonyms(key):
    graph = nx.DiGraph((row["id"], up) for row in values(key, "themes") for up in row["broader"] or ())
    assert nx.dag_longest_path_length(graph) == 2
    assert any(row["synonyms"] for row in values(key, "themes"))
    assert any(len(row["broader"] or ()) == 2 for row in values(key, "themes"))


@each_district
def test_matches_follow_ties_that_are_there(key):
    tied = {frozenset((row["from"], row["to"])) for row in values(key, "ties")}
    givers = {row["id"]: row["actor"] for row in values(key, "resources")}
    holders = {row["id"]: row["actor"] for row in values(key, "needs")}
    for match in values(key, "matches"):
        path = match["path"]
        assert (path[0], path[-1]) == (holders[match["need"]], givers[match["resource"]])
        assert all(frozenset(step) in tied for step in pairwise(path))


# ---- invented names


def either(parts) -> str:
    return "(?:" + "|".join(map(re.escape, parts)) + ")"


SURNAME = either(p for p, _ in words.SURNAME_FIRST) + either(p for p, _ in words.SURNAME_SECOND)
PLACE = either(words.PLACE_FIRST) + either(words.PLACE_SECOND)
PERSON = f"{SURNAME}{either(words.GIVEN_FIRST)}{either(words.GIVEN_SECOND)}(?:\\(.+\\))?"


@each_district
def test_every_name_is_composed_of_invented_parts(key):
    parts = {"town": re.escape(PRESETS[key].town), "place": PLACE, "surname": SURNAME}
    for row in values(key, "actors"):
        known = words.BODY_NAMES.get(row["subtype"])
        given = [*known, *(leaf.body for leaf in read_leaves().values() if leaf.body)] if known else [PERSON]
        templates = [template.format(**parts) if known else template for template in given]
        assert any(re.fullmatch(template, row["name"]) for template in templates), row["name"]
        assert not (row.get("address") or row.get("phone"))
    names = [row["name"] for row in values(key, "actors")]
    assert len(names) == len(set(names))


@each_district
def test_places_are_on_open_sea_and_nobodys_home_has_one(key):
    located = [row for row in values(key, "actors") if row.get("lat") or row.get("lon")]
    assert {row["kind"] for row in located} == {"organization", "shrine", "shop", "facility"}
    for row in located:  # 30 north, 150 east: the nearest island is more than 700 km away
        assert abs(row["lat"] - 30) < 0.1
        assert abs(row["lon"] - 150) < 0.1
    by_area: dict[str, set[object]] = {row["area"]: set() for row in located}
    for row in located:
        by_area[row["area"]].add((row["lat"], row["lon"]))
    assert sorted(by_area) == sorted(row["id"] for row in values(key, "areas") if row.get("parent"))
    assert all(len(places) > 8 for places in by_area.values())


PREFECTURES = re.findall(
    r"\S+",
    "北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 "
    "栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 "
    "石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 "
    "滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 "
    "岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 "
    "佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県 ",
)


@each_district
def test_no_real_place_is_named(key):
    text = "".join(path.read_text("utf-8") for path in asset("seed_data", key).iterdir())
    assert [name for name in PREFECTURES if name in text or f"{name[:-1]}市" in text] == []


# ---- the gaps


@dataclass
class Gaps:
    """The gaps of classes 1 to 5, by asking for the paths of every open need."""

    snapshot: Snapshot
    most: int = 3

    def ask(self, need: str, snapshot: Snapshot | None = None, most: int | None = None) -> PathsAnswer:
        question = Question(need, as_of=AS_OF, max_mediators=self.most if most is None else most)
        return find_paths(snapshot or self.snapshot, question, DEFAULT_POLICY)

    def open_needs(self) -> list[Need]:
        needs = self.snapshot.needs.values()
        return [need for need in needs if need.decision == "pass" and need.status not in SETTLED]

    @cached_property
    def answers(self) -> dict[str, PathsAnswer]:
        return {need.id: self.ask(need.id) for need in self.open_needs()}

    def matching(self, need: Need) -> list[str]:
        carried = carrying(self.snapshot, "office", AS_OF)
        return [fit.resource.id for fit in fits(self.snapshot, need, DEFAULT_POLICY, AS_OF, carried)]

    def no_resource(self) -> set[str]:
        return {need.id for need in self.open_needs() if not self.matching(need)}

    def no_way(self) -> dict[str, set[str]]:
        unreached = (need for need in self.open_needs() if not self.answers[need.id].resources)
        return {need.id: set(self.matching(need)) for need in unreached if self.matching(need)}

    def hangs_on_one(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for need, answer in self.answers.items():
            mediators = answer.resources[0].alternatives[0].mediators if answer.resources else ()
            for actor in mediators:
                if not self.ask(need, without(self.snapshot, actor)).resources:
                    found.setdefault(actor, set()).add(need)
        return found

    def unused(self, answers: dict[str, PathsAnswer] | None = None) -> set[str]:
        reached = {
            paths.resource for answer in (answers or self.answers).values() for paths in answer.resources
        }
        return {r.id for r in self.snapshot.resources.values() if r.capacity_left != 0} - reached

    def stale(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for need, answer in self.answers.items():
            for step in answer.resources[0].alternatives[0].steps if answer.resources else ():
                if {w.code for w in step.warnings} & {"tie_stale", "tie_never_confirmed"}:
                    found.setdefault(need, set()).add(step.tie)
        return found


def without(snapshot: Snapshot, actor: str) -> Snapshot:
    """The same district where `actor` mediates for nobody: no asks left, which nothing overrides."""
    limits = snapshot.actors.asks_max.copy()
    limits[snapshot.actors.ids.place(actor)] = 0
    return replace(snapshot, actors=replace(snapshot.actors, asks_max=limits))


@cache
def gaps_of(key: str) -> Gaps:
    return Gaps(snapshot_of(committed(key)[0]))


def of_class(key: str, gap_class: str) -> list[dict]:
    return [gap for gap in planted(key)["gaps"] if gap["class"] == gap_class]


@each_district
def test_several_of_every_class_are_planted(key):
    for gap_class in ("no_resource", "no_way", "hangs_on_one", "unused", "stale"):
        assert len(of_class(key, gap_class)) >= 3, gap_class


@each_district
def test_the_needs_without_a_resource_are_the_planted_ones(key):
    assert gaps_of(key).no_resource() == {gap["needs"][0] for gap in of_class(key, "no_resource")}


@each_district
def test_the_needs_without_a_way_are_the_planted_ones(key):
    expected = {gap["needs"][0]: set(gap["resources"]) for gap in of_class(key, "no_way")}
    assert gaps_of(key).no_way() == expected


@each_district
def test_what_hangs_on_one_is_what_was_planted(key):
    expected = {gap["actors"][0]: set(gap["needs"]) for gap in of_class(key, "hangs_on_one")}
    assert gaps_of(key).hangs_on_one() == expected


@each_district
def test_the_unused_resources_are_the_planted_ones_whoever_is_asked(key):
    gaps = gaps_of(key)
    expected = {gap["resources"][0] for gap in of_class(key, "unused")}
    assert gaps.unused() == expected
    passed = [need.id for need in gaps.snapshot.needs.values() if need.decision == "pass"]
    assert gaps.unused({need: gaps.ask(need) for need in passed}) == expected


@each_district
def test_the_stale_best_ways_are_the_planted_ones(key):
    expected = {gap["needs"][0]: set(gap["ties"]) for gap in of_class(key, "stale")}
    assert gaps_of(key).stale() == expected


@each_district
def test_each_planted_gap_is_of_the_kind_that_it_tells(key):
    gaps, snapshot = gaps_of(key), gaps_of(key).snapshot
    stories = {gap["story"]: gap for gap in planted(key)["gaps"] if gap["class"] == "no_way"}
    far = stories["too_far"]["needs"][0]
    assert not gaps.ask(far, most=4).resources
    assert len(gaps.ask(far, most=5).resources[0].alternatives[0].mediators) == 5
    relieved = unblocked(snapshot, stories["no_asks_left"]["actors"][0], asks_max=-1)
    assert gaps.ask(stories["no_asks_left"]["needs"][0], relieved).resources
    persuaded = unblocked(snapshot, stories["unwilling"]["actors"][0], willing=0)
    assert gaps.ask(stories["unwilling"]["needs"][0], persuaded).resources
    forgiven = replace(
        snapshot, asks={i: ask for i, ask in snapshot.asks.items() if ask.answer != "declined"}
    )
    assert gaps.ask(stories["declined_to_introduce"]["needs"][0], forgiven).resources
    known = replace(snapshot, ties=replace(snapshot.ties, basis=np.zeros_like(snapshot.ties.basis)))
    assert gaps.ask(stories["inferred_only"]["needs"][0], known).resources
    assert not gaps.ask(stories["island"]["needs"][0], known, most=7).resources
    limit = next(gap for gap in planted(key)["gaps"] if gap["story"] == "only_within_the_limit")
    assert gaps.ask(limit["needs"][0], without(snapshot, limit["actors"][0]), most=4).resources


def unblocked(snapshot: Snapshot, actor: str, **cells: int) -> Snapshot:
    columns = {name: getattr(snapshot.actors, name).copy() for name in cells}
    for name, value in cells.items():
        columns[name][snapshot.actors.ids.place(actor)] = value
    return replace(snapshot, actors=replace(snapshot.actors, **columns))


@each_district
def test_the_cut_vertices_are_the_planted_ones_and_one_is_a_coordinator(key):
    found = sorted(nx.articulation_points(network_of(gaps_of(key).snapshot)))
    assert found == sorted(planted(key)["cut_vertices"])
    assert 2 <= len(found) <= 4
    assert any(actor.startswith("sc-") for actor in found)


def network_of(snapshot: Snapshot) -> nx.Graph:
    codes = tie_codes(snapshot, day_of_question(AS_OF, DEFAULT_POLICY))
    ids, ties = snapshot.actors.ids, snapshot.ties
    carry = np.flatnonzero(codes < BARRED)
    return nx.Graph((ids[int(ties.source[t])], ids[int(ties.target[t])]) for t in carry)


# ---- no gaps


@cache
def whole(key: str, folder: Path) -> Gaps:
    write(build(PRESETS[key], gaps=False), folder)
    return Gaps(snapshot_of(read(folder)[0]))


@pytest.fixture(scope="module")
def folders(tmp_path_factory) -> dict[str, Path]:
    return {key: tmp_path_factory.mktemp(key) for key in KEYS}


@each_district
def test_a_district_built_without_gaps_has_none(key, folders):
    gaps = whole(key, folders[key])
    assert gaps.open_needs()
    assert (gaps.no_resource(), gaps.no_way(), gaps.hangs_on_one(), gaps.unused(), gaps.stale()) == (
        *(set(), {}, {}),
        *(set(), {}),
    )


@each_district
def test_without_gaps_every_open_need_has_two_ways_that_share_no_mediator(key, folders):
    gaps = whole(key, folders[key])
    fresh = only_fresh(gaps.snapshot)
    for need in gaps.open_needs():
        ways = list(disjoint_ways(gaps, fresh, need.id))
        assert len(ways) >= 2 or () in ways, need.id


def only_fresh(snapshot: Snapshot) -> Snapshot:
    """The district in which what was not confirmed within 12 months has ended."""
    ended = snapshot.ties.valid_to.copy()
    ended[snapshot.ties.confirmed_on < day_number("2025-11-01")] = day_number("2020-01-01")
    return replace(snapshot, ties=replace(snapshot.ties, valid_to=ended))


def disjoint_ways(gaps: Gaps, snapshot: Snapshot, need: str) -> Iterator[tuple[str, ...]]:
    """The best way, then the best one without its mediators."""
    for _ in range(2):
        answer = gaps.ask(need, snapshot)
        if not answer.resources:
            return
        mediators = answer.resources[0].alternatives[0].mediators
        yield mediators
        for actor in mediators:
            snapshot = without(snapshot, actor)


# ---- at scale


def test_the_scale_district_is_legal_connected_to_its_hubs_and_the_same_for_the_same_seed(tmp_path):
    write_folder(synthetic(2000, 3, seed=7), tmp_path)
    district, odd = read(tmp_path)
    assert odd == []
    assert (len(district.of("actors")), len(district.of("ties"))) == (2000, 6000)
    again, other = synthetic(2000, 3, seed=7), synthetic(2000, 3, seed=8)
    assert again == synthetic(2000, 3, seed=7) != other
    graph = network_of(snapshot_of(district))
    degrees = sorted((degree for _, degree in graph.degree), reverse=True)
    assert degrees[0] > 30 and len(max(nx.connected_components(graph), key=len)) > 1900
    gaps = Gaps(snapshot_of(district))
    matched = [need for need in gaps.open_needs() if gaps.matching(need)][:20]
    assert sum(bool(gaps.ask(need.id).resources) for need in matched) >= 8


def test_the_scale_folder_holds_no_pair_twice(tmp_path):
    write_folder(synthetic(500, 4, seed=1), tmp_path)
    with (tmp_path / "ties.csv").open(encoding="utf-8", newline="") as file:
        pairs = [frozenset((row["from"], row["to"])) for row in csv.DictReader(file)]
    assert len(pairs) == len(set(pairs)) == 2000
