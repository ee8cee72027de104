"""What a guest stands for, as papers say it."""

from __future__ import annotations

from graph_service.application.meeting_words import sides_in_words


def test_questions_with_the_same_ends_are_said_together() -> None:
    standing = [(1, "need"), (1, "resource"), (2, "need"), (3, "resource"), (3, "need")]
    assert sides_in_words(standing, "ja") == "議題1・3のニーズと資源の両側、議題2のニーズの側"
    assert sides_in_words(standing, "en") == "both sides of question 1, 3, the need's side of question 2"
    assert sides_in_words([(2, "resource")], "ja") == "議題2の資源の側"
