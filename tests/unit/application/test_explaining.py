"""Reasons, fallbacks, counts, cuts and scripts in words: who may hear what, and nothing left unsaid."""

from __future__ import annotations

from typing import Any

import pytest

from graph_service.application.districts import FolderSource
from graph_service.application.maps import draw_need
from graph_service.application.narration import as_data
from graph_service.application.narrator import MOST_NAMED, Narrator
from graph_service.application.questions import Answered, ask_paths
from graph_service.application.scripts import Script, Scripts
from graph_service.application.viewers import Role, Viewer
from graph_service.domain.answers import MANY, Cut, PathsAnswer, Question, Reason, Ways
from graph_service.domain.district import District
from graph_service.domain.policy import DEFAULT_POLICY
from graph_service.domain.terms import Language
from tests.unit.small import ON, actor, ask, consent, district, resource, tie

FULL = {"capacity": 1, "capacity_left": 0}
PEOPLE: dict[str, Any] = {
    "holder": {"name": "佐藤花"},
    "mediator": {"name": "山本正", "kind": "resident", "subtype": None},
    "shop": {"name": "ひだまり商店"},
    "of_need": {"title": "小箱をもらってほしい"},
    "of_resource": {"title": "小箱の受け取り", "use": "お客さんに配る"},
}


def asked(given: District, role: Role = "coordinator", **question: Any) -> Answered[PathsAnswer]:
    viewer = Viewer("x", role)
    return ask_paths(
        FolderSource(given), Question(need="need", **{"as_of": ON, **question}), DEFAULT_POLICY, viewer, ON
    )


def reasons(answered: Answered[PathsAnswer], language: Language = "ja") -> list[tuple[str, str]]:
    narrator = Narrator(answered.records, language)
    return [narrator.reason(reason) for reason in answered.answer.reasons]


def named(**changes: Any) -> District:
    """The usual district with names; a dict changes a row further."""
    rows = {
        name: {**PEOPLE.get(name, {}), **change}
        for name, change in changes.items()
        if isinstance(change, dict)
    }
    others = {name: change for name, change in changes.items() if not isinstance(change, dict)}
    return district(**{**PEOPLE, **rows, **others})


# --- reasons ----------------------------------------------------------------------------------------------


def test_a_reason_names_whom_it_concerns_and_where_it_would_lead() -> None:
    found = asked(named(mediator={"willing": "no"}))
    assert reasons(found) == [
        (
            "山本正が間に入れればひだまり商店の「小箱の受け取り」へつながりますが、いまは協力が難しいと記録されています。",
            "事情が変わっていないか、無理のない形で山本正に聞いてみてください。",
        )
    ]
    ((words, deed),) = reasons(found, "en")
    assert "山本正" in words
    assert "“小箱の受け取り” (ひだまり商店)" in words
    assert deed.startswith("Ask 山本正")


def test_a_full_resource_is_asked_after_at_whoever_has_it() -> None:
    ((words, deed),) = reasons(asked(named(of_resource=FULL)))
    assert words == "ひだまり商店の「小箱の受け取り」が合いますが、いまは空きがありません。"
    assert deed == "空く見込みがあるか、ひだまり商店に聞いてみてください。"


def test_a_tie_is_named_by_its_ends() -> None:
    ((words, deed),) = reasons(asked(named(second={"basis": "inferred"})))
    assert words.startswith("山本正とひだまり商店のつながりは推測です。")
    assert deed == "山本正とひだまり商店が実際に知り合いかどうか、確かめてみてください。"


def test_several_things_are_listed_with_whom_they_concern() -> None:
    given = named(mediator={"willing": "no"}, second={"basis": "inferred"}, of_resource=FULL)
    ((words, _),) = reasons(asked(given))
    assert words == (
        "ひだまり商店の「小箱の受け取り」へは、いくつかのことが重なってつながりません:"
        "空きがない、山本正はいま協力が難しい、山本正とひだまり商店のつながりは推測。"
    )


def test_of_many_the_first_are_named() -> None:
    count = MOST_NAMED + 2
    shops = [actor(f"s{n}", "shop") for n in range(count)]
    given = named(
        of_resource=FULL,
        actors=shops,
        ties=[tie("mediator", shop["id"]) for shop in shops],
        resources=[resource(f"r{n}", actor=f"s{n}", **FULL) for n in range(count)],
    )
    found = asked(given)
    ((words, _),) = reasons(found)
    assert "ほか 3 件" in words
    assert len(found.answer.reasons[0].ids) == count + 1


@pytest.mark.parametrize(
    ("rows", "question", "code", "hears"),
    [
        ({"asks": [ask("k", "mediator", answer="declined")]}, {}, "through_declined", "coordinator office"),
        ({"of_resource": FULL}, {}, "resource_full", "coordinator office council"),
        (
            {"of_resource": {"eligible": ["care"]}, "care": [{"actor": "holder", "status": "support"}]},
            {},
            "resource_not_eligible",
            "coordinator",
        ),
        ({"second": {"audience": "office"}}, {}, "with_consent", "coordinator office"),
        (
            {"second": {"audience": "office"}, "mediator": {"willing": "no"}},
            {},
            "several",
            "coordinator office",
        ),
    ],
)
def test_who_hears_a_reason(rows: dict[str, Any], question: dict[str, Any], code: str, hears: str) -> None:
    """A council's viewer learns nothing of asks, consents or care classes, not even by a reason."""
    holder = [consent("holder", "council")]
    for role in ("coordinator", "office", "council"):
        found = asked(district(consents=holder, **rows), role, audience="council", **question)  # type: ignore[arg-type]
        codes = [reason.code for reason in found.answer.reasons]
        assert codes == ([code] if role in hears.split() else [])


def test_a_reason_says_no_name_that_the_viewer_may_not_read() -> None:
    given = named(
        consents=[consent("holder", "council"), consent("mediator", "council")], mediator={"willing": "no"}
    )
    ((words, deed),) = reasons(asked(given, "council", audience="council"))
    assert "山本正" not in words + deed
    assert "(非公開の人・団体)" in words


def test_the_data_of_a_reason() -> None:
    (reason,) = as_data(asked(named(of_resource=FULL)), "ja")["reasons"]
    assert list(reason) == ["code", "words", "deed", "ids"]
    assert (reason["code"], reason["ids"]) == ("resource_full", ["res"])


# --- fallbacks, counts, cuts, the weakest step ------------------------------------------------------------


def test_what_to_do_if_somebody_says_no() -> None:
    given = named(actors=[actor("other", name="鈴木")], ties=[tie("holder", "other"), tie("other", "shop")])
    found = asked(given)
    narrator = Narrator(found.records, "ja")
    (fallback,) = found.answer.resources[0].ways.fallbacks
    assert narrator.fallback(fallback) in ("山本正が断ったら:鈴木 を通る道", "鈴木が断ったら:山本正 を通る道")
    alone = asked(named())
    (fallback,) = alone.answer.resources[0].ways.fallbacks
    assert Narrator(alone.records, "ja").fallback(fallback) == "山本正が断ったら:ほかの道は見つかっていません"
    direct = asked(named(ties=[tie("holder", "shop", strength=0, quality="strained", confirmed_on=None)]))
    (fallback,) = direct.answer.resources[0].ways.fallbacks
    assert "直接お願いする" in Narrator(direct.records, "ja").fallback(fallback)


def test_counts_and_cuts_in_words() -> None:
    narrator = Narrator(asked(named()).records, "ja")
    question = asked(named()).answer.question
    assert narrator.count(Ways(())) == ""
    assert narrator.count(Ways((), count=12)) == "道は全部で 12 通り"
    assert narrator.count(Ways((), count=MANY)) == "道は 100 通りより多い"
    assert narrator.cut(Cut("alternatives", ("res",)), question) == (
        "ここに出したほかにも道があります:ひだまり商店の「小箱の受け取り」"
    )
    assert narrator.cut(Cut("max_mediators", ("res",)), question).startswith("仲立ちを 3 人より増やすと")
    assert narrator.cut(Cut("alternatives", ("shop",)), question, "actors").endswith(":ひだまり商店")


def test_the_names_of_a_cut_are_read_from_the_records() -> None:
    """Also those of resources that are not reached at all."""
    further = [actor("m1"), actor("far", "shop", name="遠い店")]
    given = named(
        actors=further,
        ties=[tie("shop", "m1"), tie("m1", "far")],
        resources=[resource("lost", actor="far", title="遠い棚")],
    )
    found = asked(given, max_mediators=1)
    (cut,) = (cut for cut in found.answer.cuts if "lost" in cut.ids)
    assert "遠い店の「遠い棚」" in Narrator(found.records, "ja").cut(cut, found.answer.question)


def test_the_weakest_step_is_named_unless_all_are_as_good() -> None:
    weak = asked(named(second={"strength": 1}))
    (way,) = weak.answer.resources[0].alternatives
    assert Narrator(weak.records, "ja").weakest(way) == "いちばん弱いところ:2. 山本正 → ひだまり商店"
    even = asked(named())
    (way,) = even.answer.resources[0].alternatives
    assert Narrator(even.records, "ja").weakest(way) == ""


# --- what to say ------------------------------------------------------------------------------------------


def scripts(answered: Answered[PathsAnswer], language: Language = "ja") -> list[Script | None]:
    """The scripts of the best path."""
    made = Scripts.of_answer(answered.answer, Narrator(answered.records, language))
    best = answered.answer.resources[0].alternatives[0]
    return [made.at("res", best, place) for place in range(len(best.steps))]


CONSENTED = [consent("holder", "public"), consent("mediator", "public")]


def longer(**changes: Any) -> District:
    """holder - 山本正 - 民生委員 - ひだまり商店"""
    minsei = actor("minsei", name="高橋民子", subtype="minsei")
    return named(
        second={"to": "minsei"},
        actors=[minsei],
        ties=[tie("minsei", "shop", kind="cooperates_with")],
        **{"consents": CONSENTED, **changes},
    )


def test_what_to_say_to_each_person_asked() -> None:
    first, second, last = scripts(asked(longer()))
    assert first == Script(
        "山本正",
        "",
        "お世話になっております。ひとつご相談させてください。佐藤花さんの「小箱をもらってほしい」という件です。"
        "山本正さんと高橋民子さんは知り合いとうかがいました。一度、高橋民子さんにつないでいただくことはできますでしょうか。"
        "お話だけでも聞いていただけたらと思っております。考えているのは、ひだまり商店で「お客さんに配る」という形です。"
        "まだ決まったことではありませんので、ご無理でしたら遠慮なくおっしゃってください。",
    )
    assert second is not None
    assert last is not None
    assert "山本正さんにご紹介いただきました。地域の方から、「小箱をもらってほしい」" in second.words
    assert "高橋民子さんとひだまり商店は協力しているとうかがいました。" in second.words
    assert "お力をお借りできないか" in last.words
    assert "つないでいただく" not in last.words


def test_a_resident_is_named_to_those_alone_who_know_them() -> None:
    _, *further = scripts(asked(longer()))
    assert all(script is not None and "佐藤花" not in script.text for script in further)


def test_where_consent_is_lacking_it_is_asked_first() -> None:
    for script in scripts(asked(longer(consents=[]))):
        assert script is not None
        assert script.before == "先に、佐藤花の同意を確かめてください。"
        assert script.text.startswith(script.before + "\n")


def test_a_body_that_has_the_need_is_named_to_everybody() -> None:
    _, second, _ = scripts(asked(longer(holder={"kind": "organization", "name": "折り紙の会"})))
    assert second is not None
    assert "折り紙の会の「小箱をもらってほしい」という件です。" in second.words


def test_nothing_is_said_to_or_of_whom_the_viewer_may_not_read() -> None:
    """For the council the path leads over a resident whose row is the office's: they have no script."""
    found = asked(longer(), "council", audience="council")
    first, second, last = scripts(found)
    assert first is None
    for script in (second, last):
        assert script is not None
        assert "佐藤花" not in script.text
        assert "山本正" not in script.text
        assert "小箱をもらってほしい" not in script.text
        assert "非公開" not in script.text


def test_a_resident_who_has_the_resource_is_not_named_to_strangers() -> None:
    first, second, _ = scripts(asked(longer(shop={"kind": "resident", "name": "小川"})))
    assert first is not None
    assert second is not None
    assert "小川" not in first.words
    assert "小川さん" in second.words


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_script_promises_nothing_and_may_be_declined(language: Language) -> None:
    closing = {"ja": "ご無理でしたら遠慮なく", "en": "please feel free to say no"}[language]
    for script in scripts(asked(longer()), language):
        assert script is not None
        assert closing in script.words
        assert not any(word in script.words for word in ("必ず", "約束", "will be", "promise"))


@pytest.mark.parametrize(
    ("name", "said"), [("山本正", "山本正さん"), ("娘(76歳)", "娘(76歳)"), ("山本先生", "山本先生")]
)
def test_people_are_named_with_respect(name: str, said: str) -> None:
    first, *_ = scripts(asked(longer(mediator={"name": name})))
    assert first is not None
    assert f"{said}と高橋民子さんは知り合い" in first.words


def test_a_reason_of_several_things_is_confided_as_its_most_private() -> None:
    told = Reason("several", data={"things": {"resource_not_eligible": ()}})
    assert Viewer("x", "office").may_hear((told,)) == ()
    assert Viewer("x", "coordinator").may_hear((told,)) == (told,)


# --- the map ----------------------------------------------------------------------------------------------


def origins(given: District, **question: Any) -> list[tuple[str, str]]:
    source = FolderSource(given)
    asking = Question(need="need", **{"as_of": ON, **question})
    found = ask_paths(source, asking, DEFAULT_POLICY, Viewer("x", "coordinator"), ON)
    return list(draw_need(source, found, DEFAULT_POLICY, "ja").origins)


def test_a_map_without_a_path_says_why() -> None:
    (heading, text), *rest = origins(named(of_resource=FULL))
    assert heading == "道がないわけ"
    assert text.startswith("ひだまり商店の「小箱の受け取り」が合いますが")
    assert text.endswith("空く見込みがあるか、ひだまり商店に聞いてみてください。")
    assert [heading for heading, _ in rest] == []
    assert all(heading != "道がないわけ" for heading, _ in origins(named()))


def test_a_map_tells_its_audience_nothing_that_is_confided() -> None:
    """Whoever asks may hear whose consent is needed; the map is for the council."""
    found = asked(named(consents=[consent("holder", "council")]), audience="council")
    assert [reason.code for reason in found.answer.reasons] == ["with_consent"]
    said = origins(named(consents=[consent("holder", "council")]), audience="council")
    assert all("山本正" not in text and "同意があれば" not in text for _, text in said)
