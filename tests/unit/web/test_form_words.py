"""Every column that a form can show has a name."""

from __future__ import annotations

import pytest

from graph_service.domain.tables import TABLES
from graph_service.web.columns import OWN_LABELS, label_code
from tests.sentences import SENTENCES


@pytest.mark.parametrize(
    "table", [name for name in TABLES if name not in ("places", "exports", "publications")]
)
def test_every_column_has_a_name(table: str) -> None:
    missing = [name for name in TABLES[table].by_name if label_code(table, name) not in SENTENCES]
    assert missing == []


def test_own_names_are_of_columns_that_exist() -> None:
    for table, names in OWN_LABELS.items():
        assert names <= set(TABLES[table].by_name)
