"""One spelling: what is typed is found however it was written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.domain.spelling import NAME_FORMS, plain, plain_words

JAPANESE = st.text(
    st.characters(min_codepoint=0x3000, max_codepoint=0x30FF) | st.sampled_from("か\u3099ｶﾞ・ ")
)


@given(st.text() | JAPANESE)
def test_what_is_plain_stays(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text() | JAPANESE)
def test_no_space_and_no_control_is_left(text: str) -> None:
    assert not [
        one
        for one in plain(text)
        if unicodedata.category(one)[0] == "Z" or unicodedata.category(one) in ("Cc", "Cf", "Cs")
    ]


@given(st.text() | JAPANESE)
def test_the_words_of_a_query_are_its_plain_spelling(text: str) -> None:
    assert plain("".join(plain_words(text))) == plain(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *[("髙橋", "高橋"), ("山﨑", "山崎"), ("渡邊", "渡辺"), ("渡邉", "渡辺"), ("金澤", "金沢")],
        *[("長濱", "長浜"), ("長濵", "長浜"), ("𠮷田", "吉田"), ("齋藤", "斎藤"), ("齊藤", "斉藤")],
        *[("齋藤", "斉藤"), ("中嶋", "中島"), ("冨田", "富田"), ("廣瀨", "広瀬"), ("櫻井", "桜井")],
        *[("黑川", "黒川"), ("眞鍋", "真鍋"), ("國分", "国分"), ("栁田", "柳田"), ("塚本", "塚本")],
        *[("葛\U000e0100城", "葛城"), ("ﾜﾀﾅﾍﾞ", "わたなべ"), ("ワタナベ", "わたなべ")],
        *[
            ("ヴィラ", "ゔぃら"),
            ("ＮＰＯ", "npo"),
            ("㈱花", "(株)花"),
            ("１丁目", "1丁目"),
            ("田村 花", "田村花"),
        ],
        *[("田村　花", "田村花"), ("見守り・配食", "見守り配食"), ("か\u3099", "が"), ("霞ヶ関", "霞ケ関")],
        ("は\u200bな\u202e", "はな"),
    ],
)
def test_each_variant_finds_the_other(one: str, other: str) -> None:
    assert plain(one) == plain(other)
    assert plain(one)


@pytest.mark.parametrize("form", NAME_FORMS)
def test_every_form_of_a_name_is_folded(form: str) -> None:
    assert plain(form) == plain(NAME_FORMS[form])


@pytest.mark.parametrize(
    ("one", "other"),
    [("はな", "ばな"), ("おばさん", "おばあさん"), ("川", "河"), ("大", "犬"), ("\ue000", "\ue001")],
)
def test_what_differs_stays_apart(one: str, other: str) -> None:
    assert plain(one) != plain(other)
