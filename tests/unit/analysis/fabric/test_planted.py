"""What is planted in small districts is found, and nothing else; what may not be told of is in no count."""

from __future__ import annotations

import json
from itertools import combinations

import pytest

from graph_service.adapters.assets import asset
from graph_service.adapters.folder import read_folder
from graph_service.analysis import fabric as fabric_package
from graph_service.application.districts import FolderRules, read_district
from graph_service.domain.district import District, Row
from graph_service.domain.fabric import Asked, FabricQuestion
from graph_service.domain.parsing import ONTOLOGY_SUBTYPES
from graph_service.domain.policy import DEFAULT_POLICY
from tests.strategies import Values, as_district
from tests.unit.analysis.fabric.house import answered, rows
from tests.unit.analysis.test_reach import snapshot_of
from tests.unit.small import ON, actor, tie

Pair = tuple[str, str]


def circle(name: str) -> tuple[list[Values], list[Pair]]:
    """Four residents and a body, each tied to each."""
    ids = [f"{name}{n}" for n in range(4)]
    body = actor(f"{name}-club", "organization", area="area-low")
    pairs = list(combinations((*ids, f"{name}-club"), 2))
    return [body, *(actor(one, "resident", area="area-low") for one in ids)], pairs


def two_circles(*more: Pair, actors: tuple[Values, ...] = ()) -> District:
    (one, ones), (other, others) = circle("a"), circle("b")
    return rows([*one, *other, *actors], [*ones, *others, *more])


def test_two_circles_without_a_tie_are_apart() -> None:
    found = answered(two_circles()).whole
    assert found is not None
    assert [circle.bodies for circle in found.circles.circles] == [("a-club",), ("b-club",)]
    assert [circle.area for circle in found.circles.circles] == ["area-low", "area-low"]
    (apart,) = found.circles.apart
    assert (apart.one, apart.other, apart.between) == (0, 1, ())
    assert found.circles.joined == ()
    assert found.breaking.actors == ()


def test_who_stands_alone_between_two_circles_is_named() -> None:
    """The broker belongs to the first circle: without them nothing joins the two."""
    met = [("a0", "b0"), ("a0", "b1")]
    found = answered(two_circles(*met)).whole
    assert found is not None
    (joined,) = found.circles.joined
    assert joined.actors == ("a0",)
    assert found.circles.apart == ()
    assert found.breaking.actors == ("a0",)
    assert found.breaking.after < found.breaking.before == 1


def test_one_tie_between_two_circles_is_named_by_both_ends() -> None:
    found = answered(two_circles(("a0", "b0"))).whole
    assert found is not None
    (joined,) = found.circles.joined
    assert joined.actors == ("a0", "b0")


def test_what_only_the_coordinator_joins_falls_apart_without() -> None:
    coordinator = actor("us", "professional", subtype="sc", area="area-low")
    ties = [("us", one) for one in ("a0", "a1", "b0", "b1", "b2")]
    found = answered(two_circles(*ties, actors=(coordinator,)))
    assert found.whole is not None and found.without_us is not None
    assert found.whole.circles.apart == ()
    assert [one.actors for one in found.whole.circles.joined] == [("us",)]
    assert len(found.without_us.circles.apart) == 1
    assert found.whole.breaking.actors[0] == "us"
    assert found.without_us.breaking.actors == ()
    assert found.without_us.actors == found.whole.actors - 1


SERVED = ("care", "home", "us", "nobody", "club", "friend", "relative", "user")


def residents() -> District:
    """One resident for each way to be tied; the name says to what."""
    others = [
        actor("nurse", "professional", subtype="nurse"),
        actor("sc", "professional", subtype="sc"),
        actor("facility", "facility"),
        actor("jichikai", "organization"),
        actor("shop", "shop"),
    ]
    ties = [
        tie("care", "nurse", kind="cares_for"),
        tie("home", "facility", kind="lives_in"),
        tie("us", "sc"),
        tie("club", "facility", kind="member_of"),
        tie("friend", "shop"),
        tie("relative", "nurse", kind="family_of"),
        tie("user", "shop", kind="uses"),
    ]
    given = rows([*others, *(actor(one, "resident") for one in SERVED)], [])
    return District(given.info, {**given.rows, "ties": as_rows(ties)})


def as_rows(values: list[Values]) -> tuple[Row, ...]:
    return as_district({"ties": values}).rows["ties"]


def test_residents_tied_to_services_alone_are_found() -> None:
    found = answered(residents())
    assert [one.actor for one in found.isolated] == ["care", "home", "nobody", "us", "user"]
    by_name = {one.actor: one for one in found.isolated}
    assert by_name["us"].central and not by_name["care"].central and not by_name["nobody"].central
    assert by_name["care"].services == ("nurse",) and by_name["care"].latest == "2026-10-01"
    assert by_name["nobody"].services == () and by_name["nobody"].latest == ""


def test_bodies_without_ties_are_found_also_where_ties_lead_out_of_the_area() -> None:
    actors = [actor(one, "shop", area=f"area-{where}") for one, where in (("in", "low"), ("out", "other"))]
    given = rows([*actors, actor("alone", "shrine", area="area-low")], [("in", "out")])
    assert answered(given, "area-top").unlinked == ("alone",)
    assert answered(given).unlinked == ("alone",)


def test_ties_that_ended_or_are_guessed_are_no_ties_but_tell_that_somebody_asked() -> None:
    ended = answered(rows([actor("a", "shop"), actor("b", "shop")], [("a", "b")], valid_to=ON))
    assert ended.unlinked == ("a", "b")
    assert ended.asked == {"shop": Asked(2, 2, 2, "2026-10-01")}
    guessed = answered(rows([actor("a", "shop"), actor("b", "shop")], [("a", "b")], basis="inferred"))
    assert guessed.unlinked == ("a", "b")
    assert guessed.asked == {"shop": Asked(2, 0, 0, "")}


def test_what_is_confirmed_after_the_day_is_not_known_yet() -> None:
    found = answered(rows([actor("a", "shop"), actor("b", "shop")], [("a", "b")], confirmed_on="2026-12-01"))
    assert found.asked["shop"].asked == 0


@pytest.mark.parametrize("audience", ["own", "office"])
def test_who_is_marked_for_fewer_is_in_no_count(audience: str) -> None:
    hidden = actor("hidden", "resident", audience="own")
    given = rows([hidden, actor("seen", "resident"), actor("shop", "shop")], [("hidden", "seen")])
    found = answered(given, audience=audience)
    assert found.residents == (2 if audience == "own" else 1)
    isolated = [one.actor for one in found.isolated]
    assert isolated == ([] if audience == "own" else ["seen"])


def test_a_viewer_of_some_areas_is_told_of_those() -> None:
    actors = [actor("low", "shop", area="area-low"), actor("other", "shop", area="area-other"), actor("x")]
    question = FabricQuestion(ON, "", "own", among=("area-low",))
    found = fabric_package.find_fabric(snapshot_of(rows(actors, [])), question, DEFAULT_POLICY)
    assert found.actors == 1 and found.unlinked == ("low",)


def test_an_area_without_anybody_is_answered() -> None:
    found = answered(rows([actor("a", "shop")], []), "area-other")
    assert found.actors == 0 and found.whole is not None
    assert found.whole.reaching.actors == () and found.whole.sectors.kinds == ()


def test_too_many_are_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fabric_package, "MOST_ACTORS", 9)
    found = answered(two_circles())
    assert found.actors == 10 and found.asked["resident"].actors == 8
    assert found.whole is found.without_us is None
    assert answered(two_circles(), "area-other").whole is not None


@pytest.mark.parametrize("preset", ["urban", "rural"])
def test_the_isolated_places_of_the_samples_are_all_found(preset: str) -> None:
    given, _ = read_district(
        asset("seed_data", preset), FolderRules(read_folder, ONTOLOGY_SUBTYPES, "2026-11-01")
    )
    planted = json.loads(asset("seed_data", preset, "planted.json").read_text("utf-8"))
    assert list(answered(given).unlinked) == sorted(planted["isolated"])
