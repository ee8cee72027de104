"""The kinds of ties between actors, each with its wording in both directions. Part of the ontology."""

from __future__ import annotations

from dataclasses import dataclass

from graph_service.domain.terms import Language

PERSON = ("resident", "professional")
BODY = ("organization", "shrine", "shop", "facility")
ANYBODY = (*PERSON, *BODY)


@dataclass(frozen=True)
class TieKind:
    """A kind of tie between two actors.

    `name` is its short name, (ja, en). `forward` is the wording from `from` to `to`, (ja, en), with the
    fields {a} (who knows) and {b} (who is known); `reverse` the wording from `to` to `from`. `ends` are the
    usual kinds of its ends: they serve forms and warnings and refuse nothing. `carries` is False for a tie
    that is never part of a path: using a shop or a shrine is not knowing it, and says nothing of belief.
    """

    key: str
    name: tuple[str, str]
    forward: tuple[str, str]
    reverse: tuple[str, str]
    ends: tuple[tuple[str, ...], tuple[str, ...]]
    directed: bool = True
    carries: bool = True

    @property
    def relationship(self) -> str:
        """The Neo4j relationship type."""
        return self.key.upper()

    def words(self, language: Language, *, forward: bool) -> str:
        """The wording in the direction of travel, with the fields {a} and {b}."""
        return (self.forward if forward else self.reverse)[language == "en"]


def mutual(
    key: str, name: tuple[str, str], words: tuple[str, str], first: tuple[str, ...], second: tuple[str, ...]
) -> TieKind:
    """A tie without direction: both ends say the same."""
    return TieKind(key, name, words, words, (first, second), directed=False)


TIE_KINDS: dict[str, TieKind] = {
    tie.key: tie
    for tie in (
        mutual(
            "family_of",
            ("家族", "family"),
            ("{a}と{b}は家族", "{a} and {b} are family"),
            ("resident",),
            ("resident",),
        ),
        mutual(
            "neighbour_of",
            ("近所", "neighbours"),
            ("{a}と{b}は近所どうし", "{a} and {b} are neighbours"),
            ("resident", *BODY),
            ("resident", *BODY),
        ),
        mutual(
            "knows",
            ("知り合い", "acquainted"),
            ("{a}と{b}は知り合い", "{a} and {b} know each other"),
            ANYBODY,
            ANYBODY,
        ),
        mutual(
            "cooperates_with",
            ("協力", "cooperation"),
            ("{a}と{b}は協力している", "{a} and {b} work together"),
            (*BODY, "professional"),
            (*BODY, "professional"),
        ),
        TieKind(
            "helps",
            ("手助け", "help"),
            ("{a}は{b}を手伝っている", "{a} helps {b}"),
            ("{a}は{b}に手伝ってもらっている", "{a} is helped by {b}"),
            (ANYBODY, ANYBODY),
        ),
        TieKind(
            "cares_for",
            ("世話", "care"),
            ("{a}は{b}の世話をしている", "{a} cares for {b}"),
            ("{a}は{b}の世話を受けている", "{a} is cared for by {b}"),
            ((*PERSON, "facility"), ("resident",)),
        ),
        TieKind(
            "lives_in",
            ("入居", "residence"),
            ("{a}は{b}で暮らしている", "{a} lives in {b}"),
            ("{a}には{b}が暮らしている", "{a} is home to {b}"),
            (("resident",), ("facility",)),
        ),
        TieKind(
            "member_of",
            ("所属", "membership"),
            ("{a}は{b}の一員", "{a} is a member of {b}"),
            ("{a}の一員に{b}がいる", "{a} has {b} as a member"),
            (ANYBODY, ("organization", "facility")),
        ),
        TieKind(
            "works_at",
            ("勤務", "work"),
            ("{a}は{b}で働いている", "{a} works at {b}"),
            ("{a}では{b}が働いている", "{a} has {b} on its staff"),
            (PERSON, BODY),
        ),
        TieKind(
            "runs",
            ("運営", "running"),
            ("{a}は{b}を運営している", "{a} runs {b}"),
            ("{a}は{b}が運営している", "{a} is run by {b}"),
            ((*PERSON, "organization"), BODY),
        ),
        TieKind(
            "introduced",
            ("紹介", "introduction"),
            ("{a}は{b}を紹介したことがある", "{a} has introduced {b}"),
            ("{a}は{b}に紹介されたことがある", "{a} has been introduced by {b}"),
            (ANYBODY, ANYBODY),
        ),
        TieKind(
            "uses",
            ("利用", "use"),
            ("{a}は{b}を利用している", "{a} uses {b}"),
            ("{a}は{b}が利用している", "{a} is used by {b}"),
            (("resident",), BODY),
            carries=False,
        ),
    )
}
