"""What a printer gets: how many sheets a page takes, and how large they are, read from its PDF."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Page

POINTS_A_MM = 72 / 25.4
BOX = re.compile(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]")

A4, A4_ACROSS, A3_ACROSS = (210, 297), (297, 210), (420, 297)
POSTCARD = (148, 100)


@dataclass(frozen=True)
class Sheets:
    """The file, and the size of each sheet in whole millimetres."""

    pdf: bytes
    sizes: list[tuple[int, int]]


def printed(page: Page, **how: object) -> Sheets:
    """The page as a browser prints it, in the size that its own style asks for where `how` says no other."""
    page.emulate_media(media="print")
    pdf = page.pdf(**{"prefer_css_page_size": True, "print_background": True, **how})  # type: ignore[arg-type]
    page.emulate_media(media="screen")
    return Sheets(pdf, [tuple(round(float(part) / POINTS_A_MM) for part in box) for box in BOX.findall(pdf)])  # type: ignore[misc]
