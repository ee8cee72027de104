"""Names in free texts: found and replaced however they are written, and nothing else with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.domain.mentions import Spelled, held, mentioned, replaced, spellings

KINO = spellings("露里キノ(91歳)", "つゆさと きの")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("露里キノさんが届ける", "ご本人さんが届ける"),
        ("露里キノ(91歳)が届ける", "ご本人が届ける"),
        ("露里キノ（91歳）が届ける", "ご本人が届ける"),
        ("露里 キノと露里　ｷﾉ", "ご本人とご本人"),
        ("露里・キノ", "ご本人"),
        ("つゆさときのさん、ﾂﾕｻﾄ ｷﾉさん", "ご本人さん、ご本人さん"),
        ("露里。キノコ汁", "露里。キノコ汁"),
        ("露里さん", "露里さん"),
        ("ガ行のｶﾞと露里キノ", "ガ行のｶﾞとご本人"),
        ("", ""),
    ],
)
def test_a_name_is_replaced_however_it_is_written(text: str, left: str) -> None:
    assert replaced(text, dict.fromkeys(KINO, "ご本人")) == left
    assert mentioned(text, KINO) == (text != left)


def test_of_many_names_those_in_a_text_are_found() -> None:
    known = {*KINO, "虹垣とね"}
    assert held("きょう 露里キノさんと虹垣 トネさん", known, {len(one) for one in known}) == {
        "露里きの",
        "虹垣とね",
    }
    assert held("", known, {4}) == set()


def test_short_names_are_not_looked_for() -> None:
    assert spellings("娘(76歳)") == ("娘(76歳)",)
    assert spellings("花", "はな") == ()
    assert spellings("豆や", shortest=3) == ()


@pytest.mark.parametrize(
    "name",
    [
        *(
            "自治会長",
            "会長さん",
            "民生委員",
            "民生委員・児童委員",
            "店主",
            "宮司",
            "生活支援コーディネーター",
        ),
        *(
            "施設の職員",
            "職員の知人",
            "老人クラブ会長",
            "商店(推定)",
            "自治会長(72歳)",
            "ｹｱﾏﾈｼﾞｬｰ",
            "care manager",
        ),
    ],
)
def test_words_for_roles_alone_name_nobody(name: str) -> None:
    assert spellings(name) == ()
    assert spellings(name, "にじせ とき") == ("にじせとき",), "how somebody is read is how they are called"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("虹瀬トキ 自治会長", "虹瀬トキ自治会長に聞く"),
        ("虹瀬トキ(自治会長)", "虹瀬トキさんに聞く"),
        ("自治会長(虹瀬トキ)", "虹瀬トキさんに聞く"),
        ("会長【虹瀬トキ】", "虹瀬トキさんに聞く"),
        ("ひだまり自治会長", "ひだまり自治会長に聞く"),
        ("宮司トキ", "宮司トキさんに聞く"),
        ("米屋", "米屋に聞く"),
        ("Park", "Parkに聞く"),
        ("紙箱づくりの女性(104歳)", "紙箱づくりの女性に聞く"),
    ],
)
def test_whatever_else_is_there_makes_it_a_name(name: str, text: str) -> None:
    assert mentioned(text, spellings(name))


def test_a_role_with_a_name_in_brackets_is_still_a_role() -> None:
    assert not mentioned("自治会長に聞く", spellings("自治会長(虹瀬トキ)"))
    assert not mentioned("自治会長がひだまり地区で話す", spellings("自治会長(ひだまり地区)"))


def test_the_longest_name_is_read_at_once() -> None:
    """Words that can be cut in several ways are read in one: else this would take for ever."""
    name = "民生委員児童委員" * 60 + "x"
    assert spellings(name) == (name,)


def test_a_longer_name_that_may_stand_keeps_the_shorter_in_it() -> None:
    instead = {
        **dict.fromkeys(spellings("露里キノ"), "ご本人"),
        **dict.fromkeys(spellings("露里キノ商店"), None),
    }
    assert replaced("露里キノ商店の露里キノさん", instead) == "露里キノ商店のご本人さん"


@given(st.text())
def test_a_text_without_names_stays_as_it_is(text: str) -> None:
    spelled = Spelled.of(text)
    assert len(spelled.plain) == len(spelled.starts) == len(spelled.ends)
    assert replaced(text, {"ご存じない名前": "x"}) == text
