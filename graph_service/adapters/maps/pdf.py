"""A sheet as PDF, by the system's `rsvg-convert` where there is one: nothing of it is shipped or fetched.

The tool writes no title, and the second in which a file was made: by that two files could be told to come
from the same minute's work. So its date is the day alone, and the title is added as PDF allows (ISO 32000-1,
7.5.6): a later part of the file replaces what an earlier one says of the document.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import UTC, datetime

from graph_service.domain.errors import ToolMissing

TOOL = "rsvg-convert"
SECONDS = 60
"""More than any sheet takes."""


def makes_pdf() -> bool:
    """Whether the tool is installed."""
    return shutil.which(TOOL) is not None


def pdf_of(svg: str, title: str, day: str) -> bytes:
    """The PDF of an SVG text, made on a day (ISO). Raises ToolMissing where the tool lacks or fails."""
    program = shutil.which(TOOL)
    if program is None:
        raise ToolMissing(tool=TOOL)
    midnight = int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())
    try:
        done = subprocess.run(
            [program, "--format", "pdf"],
            input=svg.encode("utf-8"),
            capture_output=True,
            timeout=SECONDS,
            check=True,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(midnight)},
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise ToolMissing(tool=TOOL) from error
    return titled(done.stdout, title, day)


def titled(pdf: bytes, title: str, day: str) -> bytes:
    """The PDF with its title and its day, and nothing of the program that wrote it, as its properties."""
    start, root, size = (_last(pattern, pdf) for pattern in (_START, _ROOT, _SIZE))
    words = title.encode("utf-16-be", "replace").hex().upper()
    at = len(pdf) + 1
    date = day.replace("-", "")
    info = f"{size} 0 obj\n<< /Title <FEFF{words}> /CreationDate (D:{date}000000Z) >>\nendobj\n".encode()
    known = f"/Root {root} 0 R /Info {size} 0 R /Prev {start}"
    told = _stream(at, info, size, known) if pdf[start : start + 4] != b"xref" else _table(at, size, known)
    return pdf + b"\n" + info + told + f"startxref\n{at + len(info)}\n%%EOF\n".encode()


def _table(at: int, size: int, known: str) -> bytes:
    """Where the added object is, as a table: how older files say it."""
    return f"xref\n{size} 1\n{at:010} 00000 n \ntrailer\n<< /Size {size + 1} {known} >>\n".encode()


def _stream(at: int, info: bytes, size: int, known: str) -> bytes:
    """The same as an object of its own, how newer files say it: a file says it in one way only."""
    places = b"".join(b"\x01" + place.to_bytes(4, "big") + b"\x00" for place in (at, at + len(info)))
    about = f"/Type /XRef /Size {size + 2} /W [1 4 1] /Index [{size} 2] /Length {len(places)}"
    head = f"{size + 1} 0 obj\n<< {about} {known} >>\nstream\n".encode()
    return head + places + b"\nendstream\nendobj\n"


_START, _ROOT, _SIZE = (
    re.compile(pattern) for pattern in (rb"startxref\s+(\d+)", rb"/Root\s+(\d+)\s+0\s+R", rb"/Size\s+(\d+)")
)


def _last(pattern: re.Pattern[bytes], pdf: bytes) -> int:
    """The number that the file says last. Raises ToolMissing for what is no PDF."""
    found = pattern.findall(pdf)
    if not found:
        raise ToolMissing(tool=TOOL)
    return int(found[-1])
