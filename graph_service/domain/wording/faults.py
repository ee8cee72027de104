"""What the faults and warnings of a folder say."""

from __future__ import annotations

from typing import Literal

FAULTS: dict[str, dict[Literal["ja", "en"], str]] = {
    "fault_line": {"ja": "{place}: {message}", "en": "{place}: {message}"},
    "more_lines": {"ja": "ほか {count} 件", "en": "and {count} more"},
    "file_missing": {"ja": "このファイルが必要です。", "en": "This file is needed."},
    "file_unreadable": {"ja": "読めません({reason})。", "en": "It cannot be read ({reason})."},
    "not_utf8": {
        "ja": "文字コードが UTF-8 ではありません({offset} バイト目)。Excel では「CSV UTF-8」で保存してください。",
        "en": "It is not UTF-8 (byte {offset}). In Excel, save as “CSV UTF-8”.",
    },
    "not_csv": {"ja": "CSV として読めません({reason})。", "en": "It cannot be read as CSV ({reason})."},
    "not_json": {"ja": "JSON として読めません({reason})。", "en": "It cannot be read as JSON ({reason})."},
    "header_missing": {"ja": "見出しの行がありません。", "en": "There is no header line."},
    "column_missing": {"ja": "必要な列がありません。", "en": "This required column is missing."},
    "unknown_column": {
        "ja": "知らない列です。残したい列は名前を x_ で始めてください。",
        "en": "This column is not known. To keep a column of your own, begin its name with x_.",
    },
    "duplicate_column": {"ja": "同じ列が二つあります。", "en": "This column stands twice."},
    "too_many_cells": {
        "ja": "見出しより多くの値があります。",
        "en": "This row has more values than the header has columns.",
    },
    "cell_empty": {"ja": "必要な値が空です。", "en": "A required value is empty."},
    "cell_too_long": {
        "ja": "{length} 文字あります({limit} 文字まで)。",
        "en": "It has {length} characters (at most {limit}).",
    },
    "not_in_vocabulary": {
        "ja": "「{value}」は使えません。使える語:{allowed}",
        "en": "“{value}” cannot be used. Allowed: {allowed}",
    },
    "not_a_date": {
        "ja": "「{value}」は日付ではありません(例:2026-11-23)。",
        "en": "“{value}” is not a date (like 2026-11-23).",
    },
    "not_a_flag": {
        "ja": "「{value}」は true か false にしてください。",
        "en": "“{value}” must be true or false.",
    },
    "not_a_whole_number": {
        "ja": "「{value}」は 0 から {most} までの整数にしてください。",
        "en": "“{value}” must be a whole number from 0 to {most}.",
    },
    "not_a_number": {
        "ja": "「{value}」は -{most} から {most} までの数にしてください。",
        "en": "“{value}” must be a number from -{most} to {most}.",
    },
    "not_degrees": {
        "ja": "「{value}」は -{most} から {most} までの度にしてください。",
        "en": "“{value}” must be degrees from -{most} to {most}.",
    },
    "not_of_type": {
        "ja": "「{value}」は使えません。書けるもの:{expected}",
        "en": "“{value}” cannot be used here; expected: {expected}.",
    },
    "duplicate_id": {
        "ja": "ID「{id}」は {line} 行目にもあります。",
        "en": "The id “{id}” stands in line {line} already.",
    },
    "unknown_id_in_cell": {
        "ja": "ID「{id}」の{table}はありません。",
        "en": "There is no {table} with the id “{id}”.",
    },
    "control_in_id": {
        "ja": "ID に改行などの制御文字は使えません。",
        "en": "An id cannot hold control characters such as line breaks.",
    },
    "unknown_file": {
        "ja": "この名前のファイルは使わないので、中身は取り込んでいません。",
        "en": "A file of this name is not used: its rows were not loaded.",
    },
    "warnings_heading": {
        "ja": "注意({count} 件。読み込みは続けました):",
        "en": "Warnings ({count}; reading went on):",
    },
    "tie_to_itself": {
        "ja": "「{id}」から自分自身へのつながりです。",
        "en": "This ties “{id}” to itself.",
    },
    "confirmed_in_future": {
        "ja": "確認日 {value} が基準日 {horizon} より後です。",
        "en": "Confirmed on {value}, which is after {horizon}.",
    },
    "cycle": {"ja": "「{id}」は上へたどると自分に戻ります。", "en": "Going up from “{id}” leads back to it."},
    "unusual_ends": {
        "ja": "「{kind}」の両端としては珍しい組み合わせです。",
        "en": "These are unusual ends for “{kind}”.",
    },
    "never_valid": {
        "ja": "終わりが始まりより後ではないので、有効な日がありません。",
        "en": "It ends before it begins, so it is never valid.",
    },
    "care_of_non_resident": {
        "ja": "住民ではない相手の介護認定です。",
        "en": "This is the care status of somebody who is no resident.",
    },
    "pass_without_checker": {
        "ja": "確認した人の名前がありません。",
        "en": "It passed, but who checked it is not written.",
    },
    "ask_about_unchecked_need": {
        "ja": "確認が済んでいないニーズについてのお願いです。",
        "en": "This asks about a need that has not passed its check.",
    },
    "ask_about_other_resource": {
        "ja": "別の人・団体の資源についてのお願いです。",
        "en": "This asks about somebody else's resource.",
    },
    "capacity_left_alone": {
        "ja": "定員がないのに空きだけが書かれています。",
        "en": "Places left are given, but no capacity.",
    },
}


def place(file: str, row: int, column: str, language: Literal["ja", "en"]) -> str:
    """Where a fault is: file, line and column, as far as they are known."""
    line = ("{} 行目" if language == "ja" else "line {}").format(row) if row else ""
    return " ".join(part for part in (file, line, f"[{column}]" if column else "") if part)
