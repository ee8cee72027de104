"""Writes the answers of the API's examples anew, from the running program: `-m tests.web.renew_examples`.

Read what changed before it is committed: a test holds the file against the program, nothing else does.
"""

from __future__ import annotations

import json

from graph_service.web import examples
from tests.web.service import API_TOKEN, ROOT, Service

FILE = "graph_service/web/paths_example.json"
MAP_FILE = "graph_service/web/explore_example.json"


def answers() -> dict[str, dict[str, object]]:
    """The answer to each question in each language."""
    found: dict[str, dict[str, object]] = {}
    with Service().caller(authorization=f"Bearer {API_TOKEN}") as caller:
        for name, asked in examples.QUESTIONS.items():
            address = asked.path.replace("{id}", asked.id)
            for language in ("ja", "en"):
                answer = caller.get(address, params={**asked.query, "lang": language})
                assert answer.status_code == 200, answer.text
                found.setdefault(name, {})[language] = answer.json()
    return found


def map_answers() -> dict[str, dict[str, object]]:
    """A view of the map and a panel in each language."""
    addresses = {"map": "/api/v1/map", "panel": f"/api/v1/map/symbols/{examples.SYMBOL}"}
    queries = {"map": examples.MAP_QUERY, "panel": {}}
    found: dict[str, dict[str, object]] = {}
    with Service().caller(authorization=f"Bearer {API_TOKEN}") as caller:
        for name, address in addresses.items():
            for language in ("ja", "en"):
                answer = caller.get(address, params={**queries[name], "lang": language})
                assert answer.status_code == 200, answer.text
                found.setdefault(name, {})[language] = answer.json()
    return found


if __name__ == "__main__":
    for file, found in ((FILE, answers()), (MAP_FILE, map_answers())):
        text = json.dumps(found, ensure_ascii=False, indent=1)
        (ROOT / file).write_text(text + "\n", "utf-8")
