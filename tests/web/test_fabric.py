"""The page of the fabric says what the API says, and who may see it."""

from __future__ import annotations

import pytest
from markupsafe import escape

from graph_service.application.viewers import Viewer
from tests.web.pages import faults, read
from tests.web.service import API_TOKEN, Service


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("audience", ["", "office", "council"])
def test_the_page_says_what_the_api_says(language: str, audience: str) -> None:
    service, asked = Service(), {"lang": language, "audience": audience}
    with service.caller(authorization=f"Bearer {API_TOKEN}") as caller:
        found = caller.get("/api/v1/fabric", params=asked).json()
        page = caller.get("/gaps/fabric", params=asked)
    assert page.status_code == 200
    assert faults(read(page.text)) == []
    text = read(page.text).text
    for section in (found["isolated"], found["unlinked"], *found["with_us"], *found["without_us"]):
        assert section["title"] in text and section["words"] in text
        assert str(escape(section["deed"])) in page.text
        for finding in section["findings"]:
            assert "".join(finding["words"].split()) in "".join(text.split())


@pytest.mark.parametrize("role", ["council", "public"])
@pytest.mark.parametrize("address", ["/gaps/fabric", "/api/v1/fabric"])
def test_a_council_member_is_refused(role: str, address: str) -> None:
    service = Service()
    service.access.viewer = Viewer("member", role)  # type: ignore[arg-type]
    with service.caller(authorization=f"Bearer {API_TOKEN}") as caller:
        assert caller.get(address).status_code == 403


def test_above_the_limit_the_page_asks_for_an_area(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph_service.analysis.fabric.MOST_ACTORS", 3)
    with Service().caller(authorization=f"Bearer {API_TOKEN}") as caller:
        page = caller.get("/gaps/fabric")
    assert page.status_code == 200
    assert "地区を選んでください" in page.text
    assert faults(read(page.text)) == []
