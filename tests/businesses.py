"""Which businesses are one person's, so that their name is a person's: the cases for every paper."""

from __future__ import annotations

from typing import Any

BUSINESSES: tuple[tuple[dict[str, Any], bool], ...] = (
    ({"sole_trader": True}, True),
    ({"sole_trader": False}, False),
    ({"corporate_number": "1234567890123"}, False),
    ({"corporate_number": "1234567890123", "sole_trader": True}, True),
    ({}, True),
    ({"kind": "organization"}, False),
    ({"kind": "organization", "sole_trader": True}, True),
    ({"kind": "facility", "sole_trader": True}, True),
)
"""Columns of an actor (a shop where they do not say), and whether it is one person's business."""
