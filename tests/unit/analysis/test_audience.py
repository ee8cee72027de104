"""Which rows carry a path in a search for whom, sentence by sentence."""

from __future__ import annotations

from typing import Any

import pytest

from graph_service.domain.district import District
from tests.unit.small import answer, consent, district, reaches, warned

WIDE = ("council", "public")


def consented(*recipients: str, **changes: Any) -> District:
    """The usual district, its holder having consented; every other row is open to everybody."""
    return open_district(consents=[consent("holder", *recipients, **changes)])


def open_district(**changes: Any) -> District:
    usual: dict[str, Any] = {
        name: {"audience": "public"}
        for name in ("holder", "mediator", "shop", "first", "second", "of_need", "of_resource")
    }
    for name, change in changes.items():
        usual[name] = {**usual[name], **change} if name in usual else change
    return district(**usual)


@pytest.mark.parametrize("audience", ["own", "case", "office"])
@pytest.mark.parametrize("row", ["mediator", "shop", "first", "second", "of_need", "of_resource"])
def test_for_office_or_narrower_all_rows_carry(audience: str, row: str) -> None:
    assert reaches(open_district(**{row: {"audience": "own"}}), audience=audience)


@pytest.mark.parametrize("audience", WIDE)
def test_a_resident_carries_in_a_wider_search_only_with_a_consent(audience: str) -> None:
    """Not even where every row is open to everybody."""
    found = answer(open_district(), audience=audience)
    assert found.resources == ()
    assert warned(found, "need_not_open") == ("holder",)
    assert reaches(consented("public"), audience=audience)


@pytest.mark.parametrize(
    ("recipients", "council", "public"),
    [
        (["public"], True, True),
        (["council"], True, False),
        (["office"], False, False),
        (["case", "own"], False, False),
        (["ひだまり自治会"], False, False),
        (["ひだまり自治会", "council"], True, False),
    ],
)
def test_a_consent_covers_an_audience_that_is_listed_or_narrower(
    recipients: list[str], council: bool, public: bool
) -> None:
    assert reaches(consented(*recipients), audience="council") is council
    assert reaches(consented(*recipients), audience="public") is public


@pytest.mark.parametrize("purpose", ["meeting", "publication", "other"])
def test_a_search_needs_a_consent_to_mediation(purpose: str) -> None:
    assert not reaches(consented("public", purpose=purpose), audience="council")


@pytest.mark.parametrize(
    ("on", "dates", "holds"),
    [
        ("2026-01-01", {}, True),
        ("2025-12-31", {}, False),
        ("2027-01-01", {}, True),
        ("2027-01-02", {}, False),
        ("2026-05-31", {"revoked_on": "2026-06-01"}, True),
        ("2026-06-01", {"revoked_on": "2026-06-01"}, False),
        ("2026-06-02", {"revoked_on": "2026-06-01"}, False),
    ],
)
def test_a_consent_holds_from_its_first_to_its_last_day_until_revoked(
    on: str, dates: dict[str, str], holds: bool
) -> None:
    assert reaches(consented("public", **dates), audience="council", as_of=on) is holds


def test_a_second_consent_holds_where_the_first_was_revoked() -> None:
    consents = [
        consent("holder", "public", id="c1", revoked_on="2026-02-01"),
        consent("holder", "council", id="c2", given_on="2026-03-01"),
    ]
    assert reaches(open_district(consents=consents), audience="council")


@pytest.mark.parametrize(
    "row", ["mediator", "shop", "second", "of_resource"], ids=["mediator", "receiver", "tie", "resource"]
)
@pytest.mark.parametrize(
    ("own", "asked", "carries"),
    [
        (None, "council", True),
        (None, "public", False),
        ("council", "council", True),
        ("council", "public", False),
        ("public", "public", True),
        ("office", "council", False),
        ("own", "council", False),
    ],
)
def test_a_row_carries_if_its_own_audience_is_at_least_as_wide(
    row: str, own: str | None, asked: str, carries: bool
) -> None:
    consents = [consent("holder", "public")]
    assert reaches(open_district(consents=consents, **{row: {"audience": own}}), audience=asked) is carries


@pytest.mark.parametrize("row", ["mediator", "shop", "of_resource"])
def test_a_consent_covers_a_row_that_its_audience_does_not(row: str) -> None:
    actor = "mediator" if row == "mediator" else "shop"
    consents = [consent("holder", "public"), consent(actor, "public")]
    assert reaches(open_district(consents=consents, **{row: {"audience": "own"}}), audience="public")


@pytest.mark.parametrize(
    ("consenting", "carries"), [((), False), (("mediator",), False), (("mediator", "shop"), True)]
)
def test_a_tie_between_others_is_covered_when_both_its_ends_are(
    consenting: tuple[str, ...], carries: bool
) -> None:
    consents = [consent(actor, "public") for actor in ("holder", *consenting)]
    given = open_district(consents=consents, second={"audience": "own"})
    assert reaches(given, audience="public") is carries


def test_a_tie_that_touches_a_resident_is_covered_by_the_residents_consent() -> None:
    """Whatever its own audience, which by default is office."""
    for audience in (None, "own", "office"):
        given = open_district(consents=[consent("holder", "council")], first={"audience": audience})
        assert reaches(given, audience="council")


def test_a_tie_needs_the_consent_of_each_resident_that_it_touches() -> None:
    resident = {"kind": "resident", "subtype": None}
    only_holder = open_district(mediator=resident, consents=[consent("holder", "public")])
    both = open_district(
        mediator=resident, consents=[consent("holder", "public"), consent("mediator", "public")]
    )
    assert not reaches(only_holder, audience="council")
    assert reaches(both, audience="council")


@pytest.mark.parametrize(
    ("own", "asked", "carries"),
    [(None, "council", False), ("council", "council", True), ("council", "public", False)],
)
def test_the_need_of_a_body_is_for_the_office_unless_it_says_otherwise(
    own: str | None, asked: str, carries: bool
) -> None:
    given = open_district(holder={"kind": "organization"}, of_need={"audience": own})
    assert reaches(given, audience=asked) is carries


def test_the_resource_of_a_resident_without_consent_is_not_even_named() -> None:
    """Residents never carry without a consent: the answer for a council must not tell what they hold."""
    given = open_district(shop={"kind": "resident"}, consents=[consent("holder", "public")])
    found = answer(given, audience="council")
    assert found.resources == ()
    assert warned(found, "no_way") == ()


class TestWhoseConsentTheNextStepLacks:
    RESIDENT = {"kind": "resident", "subtype": None}  # noqa: RUF012 (read only)

    def missing(self, *consents: dict[str, Any]) -> set[str]:
        return set(
            warned(answer(district(mediator=self.RESIDENT, consents=list(consents))), "consent_missing")
        )

    def test_residents_on_the_paths_are_listed(self) -> None:
        assert self.missing() == {"holder", "mediator"}

    def test_who_consented_is_not(self) -> None:
        assert self.missing(consent("holder", "council")) == {"mediator"}
        assert self.missing(consent("holder", "council"), consent("mediator", "council")) == set()

    def test_an_expired_or_other_consent_is_none(self) -> None:
        expired = consent("holder", "council", expires_on="2026-10-31")
        assert self.missing(expired) == {"holder", "mediator"}
        assert self.missing(consent("holder", "council", purpose="meeting")) == {"holder", "mediator"}

    def test_residents_beside_the_paths_are_not_listed(self) -> None:
        aside = [{"id": "aside", "kind": "resident", "name": "a"}]
        found = answer(district(actors=aside))
        assert warned(found, "consent_missing") == ("holder",)
