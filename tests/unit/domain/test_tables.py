"""The file format is the one that was promised: columns, in order, and what is required."""

from __future__ import annotations

import pytest

from graph_service.domain.cells import Day, Flag, Reference, Whole
from graph_service.domain.ontology import keys
from graph_service.domain.search_columns import SEARCH_COLUMNS
from graph_service.domain.tables import FORMAT_VERSION, TABLES, tie_id

FORMAT = {
    "actors": (
        "id kind name",
        "subtype kana area address phone corporate_number sole_trader office_number contact willing"
        " asks_max asks_elsewhere audience source source_key confirmed_on confirmed_by lat lon note",
    ),
    "ties": (
        "from to kind",
        "id strength quality basis confirmed_on confirmed_by valid_from valid_to audience source note",
    ),
    "themes": ("id name", "broader synonyms valid_to"),
    "needs": (
        "id actor direction title theme",
        "words keeps_doing identified_by via professional_origin pity_based disuse_risk checked_by checked_on"
        " decision reason status created_on audience note",
    ),
    "resources": (
        "id actor direction title theme",
        "use eligible areas days fee scheme capacity capacity_left conditions source source_key confirmed_on"
        " confirmed_by valid_from valid_to audience",
    ),
    "asks": ("id need actor asked_on", "resource asked_by answer answered_on reason"),
    "matches": ("id need resource agreed_on", "path purpose roles terms next_on ends_on result"),
    "outcomes": (
        "id match measure baseline_on baseline",
        "followup_on followup judged_by words thanks thanks_from consent",
    ),
    "consents": (
        "id actor purpose recipients given_on expires_on",
        "items method proxy revoked_on evidence",
    ),
    "care": ("actor status", "as_of"),
    "areas": ("id name", "parent layer municipality_code valid_to"),
    "searches": ("id need searched_on found", "searched_by conditions reasons tried"),
    "replies": ("id need given_on", "kind to given_by text next_on"),
    "developments": (
        "id needs search opened_on missing",
        "together form lead state next_on resource ended_on reason note",
    ),
    "efforts": ("id spent_on minutes", "activity need by note"),
    "places": ("actor", "x y"),
    "meetings": ("id title held_on", "kind area place hours invited attended gaps note next_on"),
    "decisions": ("id meeting question", "agenda gap decision owner due_on done_on result"),
    "publications": ("id meeting made_on counts", "made_by seed"),
    "exports": ("id made_on audience", "made_by recipient purpose until view sha256"),
}


def test_the_files() -> None:
    assert set(TABLES) == set(FORMAT)
    assert FORMAT_VERSION == 1
    assert [table.file for table in TABLES.values()] == [f"{name}.csv" for name in TABLES]


@pytest.mark.parametrize("name", FORMAT)
def test_the_columns(name: str) -> None:
    required, optional = (names.split() for names in FORMAT[name])
    columns = TABLES[name].columns
    assert [column.name for column in columns if column.required] == required
    assert sorted(column.name for column in columns if not column.required) == sorted(optional)


VOCABULARIES = {
    "actor_kind": "resident organization shrine shop facility professional",
    "tie_kind": "family_of neighbour_of knows cooperates_with helps cares_for lives_in member_of works_at"
    " runs introduced uses",
    "quality": "good neutral strained",
    "basis": "self direct_observed hearsay meeting document open_data inferred",
    "willing": "yes no unknown",
    "audience": "own case office council public",
    "need_direction": "wants offers",
    "resource_direction": "gives receives",
    "via": "care_conference care_plan visit resident other",
    "decision": "pass hold reject",
    "need_status": "received checked searching asking matched unmet followed_up withdrawn",
    "care_status": "none checklist support care",
    "answer": "accepted declined no_answer",
    "purpose": "mediation meeting publication other",
    "reply_kind": "matched unmet followed_up withdrawn interim",
    "development_form": "informal activity_a activity_b activity_c activity_d other",
    "development_state": "gathering preparing trial established given_up",
    "activity": "needs resources network matching development meeting reply other",
    "meeting_kind": "layer_1 layer_2 care_case care_promotion support other",
    "agenda": "needs development matching network informing support",
    "layer": "1 2 3",
    "strength": "3 2 1 0",
}


@pytest.mark.parametrize("name", VOCABULARIES)
def test_the_vocabularies(name: str) -> None:
    assert keys(name) == tuple(VOCABULARIES[name].split())


def test_columns_of_one_name_are_of_one_type() -> None:
    """A date is a date everywhere, so that one word means one thing."""
    expected = {
        **dict.fromkeys(
            ("asked_on", "agreed_on", "confirmed_on", "checked_on", "valid_from", "valid_to"), Day
        ),
        **dict.fromkeys(("given_on", "expires_on", "revoked_on", "created_on", "ends_on", "as_of"), Day),
        **dict.fromkeys(("pity_based", "disuse_risk", "professional_origin"), Flag),
        **dict.fromkeys(("capacity", "capacity_left", "asks_max", "asks_elsewhere", "strength"), Whole),
        **dict.fromkeys(("area", "parent", "theme", "need", "match", "from", "to", "actor"), Reference),
    }
    for table in TABLES.values():
        for column in table.columns:
            assert isinstance(column.type, expected.get(column.name, object)), (table.name, column.name)


def test_what_is_referred_to_is_written_first() -> None:
    order = list(TABLES)
    for table in TABLES.values():
        for column in table.columns:
            target = getattr(getattr(column.type, "item", column.type), "table", None)
            if target and target != table.name:
                assert order.index(target) < order.index(table.name), (table.name, column.name)


def test_kept_columns_begin_with_x() -> None:
    table = TABLES["actors"]
    kept = table.column("x_mine")
    assert kept is not None
    assert not kept.required
    assert table.column("y_mine") is None
    assert table.column("X_mine") is None


def test_an_empty_id_of_a_tie() -> None:
    assert tie_id({"from": "a", "kind": "knows", "to": "b"}) == "a|knows|b"


def test_the_search_reads_columns_that_exist_and_no_names_or_notes() -> None:
    for name, columns in SEARCH_COLUMNS.items():
        known = set(TABLES[name].by_name) | {"has_contact"}
        assert set(columns) <= known
        assert not set(columns) & {"name", "title", "kana", "address", "phone", "note", "words", "contact"}
