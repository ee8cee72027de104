"""A service on a small district with one gap, and with markers in everything personal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from graph_service.domain.changes import Load
from graph_service.domain.district import District, DistrictInfo
from tests.strategies import write_folder
from tests.unit.small import actor, district, resource, tie
from tests.web.service import Service

GAP = "no_way:need"
NURSE, COORDINATOR = "ZQNURSE", "ZQCOORDINATOR"
SECRETS = (
    *("ZQHOLDER", "ZQTITLE", "ZQWORDS", "ZQNOTE", "ZQPHONE", "ZQSHOPKEEPER"),
    *(NURSE, COORDINATOR, "ZQBYSTANDER", "ゼットキューカナ"),
)


def gap_district() -> District:
    """`holder` has a need that `shop` could meet; nobody stands between: `mediator` does not know the shop.

    A coordinator knows everybody but the holder; `jichikai` speaks for the area.
    `mediator` works at `clinic`; `other` has nothing to do with any of it.
    """
    return district(
        holder={"name": "ZQHOLDER", "area": "ward", "phone": "ZQPHONE", "note": "ZQNOTE"},
        mediator={"name": f"{NURSE}(看護師)", "area": "ward"},
        shop={"kind": "organization", "name": "架空の会", "area": "ward"},
        second={"valid_to": "2026-01-01"},
        of_need={"title": "ZQTITLE", "words": "ZQWORDS", "status": "searching", "checked_on": "2026-10-01"},
        actors=[
            actor("sc", subtype="sc", name=f"{COORDINATOR}(生活支援コーディネーター)", area="ward"),
            actor("other", "resident", name="ZQBYSTANDER", kana="ゼットキュー カナ", area="ward"),
            actor("clinic", "facility", subtype="clinic", name="架空の医院"),
            actor("jichikai", "organization", subtype="jichikai", name="架空の自治会", area="ward"),
            actor("kiosk", "shop", name="ZQSHOPKEEPER", area="ward"),
        ],
        ties=[
            tie("mediator", "clinic", kind="works_at"),
            tie("sc", "jichikai"),
            tie("sc", "shop", kind="cooperates_with"),
            tie("sc", "kiosk"),
        ],
        resources=[resource("kiosk-res", actor="kiosk", theme="other")],
        themes=[{"id": "other", "name": "ほかのテーマ"}],
        areas=[{"id": "ward", "name": "架空の地区"}],
    )


def house() -> Service:
    """A service on it."""
    service = Service()
    service.store.load(Load(gap_district(), "test", "tester", replace=True))
    service.store.info = replace(service.store.info, fictional=False)
    return service


def gap_folder(folder: Path, info: DistrictInfo) -> Path:
    """The district as a folder; every row with the columns that any row of its table has."""
    rows = {}
    for name, given in gap_district().rows.items():
        names = dict.fromkeys(column for row in given for column in row.values)
        rows[name] = tuple(replace(row, values={**dict.fromkeys(names), **row.values}) for row in given)
    return write_folder(folder, District(info, rows))
