"""The files of a built district, as bytes: the same ones on every machine."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from pathlib import Path

from seed_data.generate import stories
from seed_data.generate.days import AS_OF
from seed_data.generate.district import Built
from seed_data.generate.draft import COLUMNS, Draft
from seed_data.generate.phrases import CREDITS


def write(built: Built, folder: Path) -> None:
    """Writes every file into the folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files_of(built).items():
        (folder / name).write_bytes(content)


def files_of(built: Built) -> dict[str, bytes]:
    """Every file by name: UTF-8, lines ended by a line feed on every system."""
    texts = {"district.json": district_text(built)}
    texts |= {f"{table}.csv": table_text(built.draft, table) for table in COLUMNS}
    texts |= {"planted.json": json_text(planted(built)), "PLANTED.md": planted_page(built)}
    return {name: text.encode() for name, text in texts.items()}


def table_text(draft: Draft, table: str) -> str:
    """One table with the columns that hold something, in the format's order."""
    rows = draft.tables[table]
    columns = [name for name in COLUMNS[table] if any(row.get(name) for row in rows)]
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def district_text(built: Built) -> str:
    preset = built.preset
    numbers = {"people": f"{preset.people:,}", "aged": preset.aged_percent}
    return json_text(
        {
            "format_version": 1,
            "name": f"{preset.town}(架空データ)",
            "municipality_code": "",
            "as_of": AS_OF.isoformat(),
            "fictional": True,
            "credits": [credit.format(**numbers) for credit in CREDITS],
        }
    )


def json_text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def planted(built: Built) -> dict[str, object]:
    """What was planted, for programs: gaps as `gaps --json` names them, and what lies beside them."""
    gaps = [
        {"class" if name == "gap" else name: value for name, value in asdict(gap).items()}
        for gap in built.record.gaps
    ]
    return {
        "as_of": AS_OF.isoformat(),
        "max_mediators": 3,
        "audience": "office",
        "gaps": gaps,
        "cut_vertices": built.record.cut_vertices,
        "isolated": built.record.isolated,
        "warnings": built.record.warnings,
    }


def planted_page(built: Built) -> str:
    """The same for people, in Japanese."""
    lines = [f"# {built.preset.town}(架空データ)に埋め込んだ課題", ""]
    lines += [stories.INTRODUCTION.format(as_of=AS_OF.isoformat()), "", stories.REBUILD, ""]
    for gap_class, meaning in stories.CLASSES.items():
        lines += [f"## {gap_class}: {meaning}", "", *gap_lines(built, gap_class), ""]
    lines += [f"## {stories.CUT_VERTICES}", "", *listed(built, built.record.cut_vertices), ""]
    lines += [f"## {stories.ISOLATED}", "", *listed(built, built.record.isolated), ""]
    lines += [f"## {stories.WARNINGS}", ""]
    lines += [f"- `{row['code']}`: {row['file']} `{row['id']}`" for row in built.record.warnings]
    return "\n".join(lines) + "\n"


def gap_lines(built: Built, gap_class: str) -> list[str]:
    lines = []
    for gap in built.record.gaps:
        if gap.gap == gap_class:
            ids = asdict(gap)
            named = [
                f"{heading} {'、'.join(called(built.draft, identity) for identity in ids[column])}"
                for column, heading in stories.HEADINGS.items()
                if ids[column]
            ]
            lines.append(f"- {stories.STORIES[gap.story]} {' / '.join(named)}")
    return lines


def listed(built: Built, ids: list[str]) -> list[str]:
    return [f"- {called(built.draft, identity)}" for identity in ids]


def called(draft: Draft, identity: str) -> str:
    """An id with the name or title of its record."""
    rows = (*draft.needs(), *draft.resources())
    titles = {row["id"]: row["title"] for row in rows} | {i: row["name"] for i, row in draft.actors.items()}
    return f"`{identity}`" + (f"({titles[identity]})" if identity in titles else "")
