"""What takes long to make is made once; of many the last few are kept."""

from __future__ import annotations

from graph_service.application.recent import MOST_KEPT, Recent


def test_what_is_made_of_the_same_is_made_once() -> None:
    made: list[int] = []

    def make(number: int) -> int:
        made.append(number)
        return number

    recent: Recent[int] = Recent()
    for number in (1, 2, 1, 1):
        assert recent.find(number, lambda number=number: make(number)) == number  # type: ignore[misc]
    assert made == [1, 2]


def test_the_one_unused_for_longest_goes_first() -> None:
    recent: Recent[int] = Recent()
    for number in range(MOST_KEPT):
        recent.find(number, lambda: 0)
    recent.find(0, lambda: 1)
    recent.find(MOST_KEPT, lambda: 0)
    assert 0 in recent.present
    assert 1 not in recent.present
    assert len(recent.present) == MOST_KEPT
