"""Sheets as an .xlsx file. Every text is written as a text: none becomes a formula or an address."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from graph_service.application.papers import Sheet

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

WIDEST, NARROWEST = 44, 9
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31
"""What the file format allows of the name of a sheet."""


def workbook(sheets: tuple[Sheet, ...]) -> bytes:
    """The file."""
    import xlsxwriter  # here, for no other command needs it

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "bg_color": "#EFE9DC", "border": 1, "text_wrap": True})
        cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        for place, sheet in enumerate(sheets, 1):
            name = NOT_IN_NAMES.sub(" ", sheet.name)[:LONGEST_NAME].strip() or str(place)
            fill(book.add_worksheet(name), sheet, head, cell)
    return stream.getvalue()


def fill(page: Worksheet, sheet: Sheet, head: object, cell: object) -> None:
    """Lines, the head, the rows; the columns as wide as what is in them."""
    for row, line in enumerate(sheet.lead):
        page.write_string(row, 0, line)
    first = len(sheet.lead) + bool(sheet.lead)
    for column, text in enumerate(sheet.head):
        page.write_string(first, column, text, head)
    for row, values in enumerate(sheet.rows, first + 1):
        for column, value in enumerate(values):
            if isinstance(value, int):
                page.write_number(row, column, value, cell)
            else:
                page.write_string(row, column, value, cell)
    for column in range(len(sheet.head)):
        texts = [sheet.head[column], *(str(values[column]) for values in sheet.rows)]
        width = max(sum(1 + (ord(letter) > 0x2E7F) for letter in text) for text in texts) + 2
        page.set_column(column, column, min(max(width, NARROWEST), WIDEST))
    page.freeze_panes(first + 1, 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
