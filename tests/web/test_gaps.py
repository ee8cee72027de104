"""The page of gaps and who may see it."""

from __future__ import annotations

import pytest
from markupsafe import escape

from graph_service.application.gaps import ask_gaps
from graph_service.application.viewers import Viewer
from graph_service.domain.errors import NotAllowed
from graph_service.domain.gaps import GapQuestion
from graph_service.domain.policy import DEFAULT_POLICY
from tests.web.service import API_TOKEN, Service


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_page_says_each_gap_and_its_deed(language: str) -> None:
    service = Service()
    with service.caller(authorization=f"Bearer {API_TOKEN}") as caller:
        data = caller.get("/api/v1/gaps", params={"lang": language}).json()
        page = caller.get("/gaps", params={"lang": language})
    assert page.status_code == 200
    assert data["gaps"]
    for gap in data["gaps"]:
        assert escape(gap["words"]) in page.text
        assert escape(gap["deed"]) in page.text


def test_a_council_member_is_not_told_who_needs_what() -> None:
    with pytest.raises(NotAllowed):
        ask_gaps(Service().store, GapQuestion(), DEFAULT_POLICY, Viewer("member", "council"), "2026-11-01")
