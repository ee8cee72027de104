"""A report as data, as rows of words for a page, and as sheets for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from graph_service.application.area_names import area_names
from graph_service.application.meetings.reading import present_day
from graph_service.application.papers import Cell, Sheet
from graph_service.application.reporting.report import report_on
from graph_service.application.services import Answering
from graph_service.application.viewers import Viewer
from graph_service.domain.district import DistrictInfo
from graph_service.domain.fiscal import YEAR, over, size_of
from graph_service.domain.ontology import VOCABULARIES
from graph_service.domain.reporting import AROUND, COLUMNS, MEASURES, PURPOSES, Certified, Period, Report
from graph_service.domain.terms import Language
from graph_service.domain.wording import listed, say

IN_AREAS = (
    "needs_received",
    "minutes_matching",
    "asks_accepted",
    "matches",
    "ties_new",
    "confirmed_development",
    "confirmed_network",
    "confirmed_matching",
)
"""What is told of each area."""
ORIGINS = ("professional", "not_professional", "origin_unknown")
WITHHELD = "–"


@dataclass(frozen=True)
class ReportOf:
    """From when until when (this fiscal year so far where nothing is said), for which area."""

    first: str = ""
    last: str = ""
    area: str = ""


@dataclass(frozen=True)
class Line:
    """One number beside the one of the period before; `most` is the largest of its column and purpose."""

    words: str
    now: int
    before: int
    most: int

    def share(self, count: int) -> float:
        """How long the bar of a number is, of 100."""
        return round(100 * count / self.most, 1) if self.most else 0.0


class Telling:
    """Says a report in one language. `names` are those of the areas."""

    def __init__(
        self, report: Report, names: Mapping[str, str], info: DistrictInfo, language: Language
    ) -> None:
        self.report, self.names, self.info, self.language = report, names, info, language

    def say(self, code: str, **data: object) -> str:
        return say(code, self.language, **data)

    @property
    def area(self) -> str:
        return self.names.get(self.report.area, "") or self.say("report_everywhere")

    def lines(self, purpose: str, column: str) -> list[Line]:
        """The numbers of one purpose in one column."""
        codes = [one.code for one in MEASURES if (one.purpose, one.column) == (purpose, column)]
        return self.told(codes)

    def told(self, codes: list[str]) -> list[Line]:
        now, before = self.report.now, self.report.before
        pairs = [(code, now.get(code, 0), before.get(code, 0)) for code in codes]
        most = max((max(pair[1:]) for pair in pairs), default=0)
        return [Line(self.measure(code), one, other, most) for code, one, other in pairs]

    def measure(self, code: str) -> str:
        return self.say(f"report_{code.rpartition('_')[0]}" if code.startswith(SPLIT) else f"report_{code}")

    @property
    def around(self) -> list[Line]:
        return self.told(list(AROUND))

    @property
    def origins(self) -> list[tuple[str, int]]:
        """Where the needs came from, then on which way."""
        counts = self.report.origins
        own = [(self.say(f"report_{code}"), counts.get(code, 0)) for code in ORIGINS]
        vias = [(term.label(self.language), counts.get(f"via_{term.key}", 0)) for term in VOCABULARIES["via"]]
        return [*own, *vias]

    @property
    def certified(self) -> list[tuple[str, str, str, str]]:
        """Needs by certification: class, all, met, waiting."""
        return [
            (self.classes(one), str(one.count), shown(one.met), shown(one.waiting))
            for one in self.report.certified or ()
        ]

    def classes(self, one: Certified) -> str:
        known = {term.key: term.label(self.language) for term in VOCABULARIES["care_status"]}
        words = [known.get(code) or self.say("report_class_unknown") for code in one.codes]
        return listed(words, self.language)

    @property
    def areas(self) -> list[tuple[str, tuple[int, ...]]]:
        """Each area with what is told of it."""
        found = ((self.names.get(area, area), counts) for area, counts in self.report.areas.items())
        return [(name, tuple(counts.get(code, 0) for code in IN_AREAS)) for name, counts in sorted(found)]

    @property
    def area_head(self) -> list[str]:
        return [self.column_of_area(code) for code in IN_AREAS]

    def column_of_area(self, code: str) -> str:
        if not code.startswith("confirmed_"):
            return self.measure(code)
        return self.say("report_confirmed_by", purpose=self.say(f"purpose_{code.partition('_')[2]}"))

    def period(self, which: str) -> str:
        one = self.report.period if which == "now" else self.report.compared
        return self.say("report_period", first=one.first, last=one.last)


def told(
    services: Answering,
    asked: ReportOf,
    viewer: Viewer,
    language: Language,
    compared: Period | None = None,
) -> Telling:
    """The report that is asked for, ready to be said. Raises what `report_on` raises."""
    day = present_day(services)
    period = Period(asked.first or fiscal_year(day), asked.last or day)
    report = report_on(services, period, viewer, asked.area, compared)
    snapshot = services.store.snapshot()
    found = services.store.describe({"areas": snapshot.areas})["areas"]
    names = area_names(found, language)
    return Telling(report, names, snapshot.info, language)


def whole_periods(services: Answering, language: Language) -> list[tuple[str, str]]:
    """The periods that a report for others may be of, FROM/TO and in words; the first is the usual one."""
    found = over(present_day(services))
    return [(f"{one.first}/{one.last}", period_words(one, language)) for one in found]


def period_words(period: Period, language: Language) -> str:
    """上半期, 下半期 or the whole of a fiscal year."""
    year = int(fiscal_year(period.first)[:4])
    if size_of(period) == YEAR:
        return say("report_whole_year", language, year=year)
    number = 1 if fiscal_year(period.first) == period.first else 2
    return say(f"report_whole_half_{number}", language, year=year)


def fiscal_year(day: str) -> str:
    """The first day of the Japanese fiscal year in which a day lies."""
    year, month = int(day[:4]), int(day[5:7])
    return f"{year if month >= 4 else year - 1:04d}-04-01"


SPLIT = ("minutes_", "confirmed_", "unconfirmed_")
"""Measures that each purpose has its own of; they are called the same."""


def shown(count: int | None) -> str:
    return WITHHELD if count is None else str(count)


def report_data(telling: Telling) -> dict[str, Any]:
    """The report as JSON data: `report --json` and the API give exactly this."""
    report = telling.report
    return {
        "from": report.period.first,
        "to": report.period.last,
        "compared": {"from": report.compared.first, "to": report.compared.last},
        "area": report.area or None,
        "purposes": {
            purpose: {
                column: {
                    one.code: {"now": report.now.get(one.code, 0), "before": report.before.get(one.code, 0)}
                    for one in MEASURES
                    if (one.purpose, one.column) == (purpose, column)
                }
                for column in COLUMNS
            }
            for purpose in PURPOSES
        },
        "around": {
            code: {"now": report.now.get(code, 0), "before": report.before.get(code, 0)} for code in AROUND
        },
        "areas": {a: {code: counts.get(code, 0) for code in IN_AREAS} for a, counts in report.areas.items()},
        "origins": dict(report.origins),
        "certified": None if report.certified is None else [asdict(one) for one in report.certified],
        "hubs": asdict(report.hubs),
    }


def report_sheets(telling: Telling) -> tuple[Sheet, ...]:
    """The whole report as sheets, for the office: each says so itself, for each may be copied out alone."""
    say = telling.say
    lead = (
        say("report_office_only"),
        say("report_heading", name=telling.info.name, area=telling.area),
        say("report_against", now=telling.period("now"), before=telling.period("before")),
        say("report_never_summed"),
        *([say("fictional")] if telling.info.fictional else []),
    )
    head = tuple(say(code) for code in ("report_purpose", "report_column", "report_what"))
    periods = (telling.period("now"), telling.period("before"))
    sheets = [
        Sheet(say("report_title"), lead, (*head, *periods), tuple(purpose_rows(telling))),
        Sheet(say("report_around"), lead[:3], (head[2], *periods), rows_of(telling.around)),
        Sheet(say("report_origins"), lead[:3], (head[2], periods[0]), tuple(telling.origins)),
    ]
    if telling.areas:
        area_rows: tuple[tuple[Cell, ...], ...] = tuple((name, *n) for name, n in telling.areas)
        heads = (say("gaps_area"), *telling.area_head)
        sheets.append(
            Sheet(say("report_by_area"), (*lead[:3], say("report_areas_overlap")), heads, area_rows)
        )
    return (*sheets, *certified_sheet(telling, lead[:3]))


def certified_sheet(telling: Telling, lead: tuple[str, ...]) -> Iterator[Sheet]:
    """Needs by certification, merged and withheld already; nothing where the viewer may not read of it."""
    if telling.certified:
        heads = tuple(telling.say(f"report_certified_{code}") for code in ("class", "all", "met", "waiting"))
        yield Sheet(telling.say("report_certified"), lead, heads, tuple(telling.certified))


def purpose_rows(telling: Telling) -> Iterator[tuple[Cell, ...]]:
    for purpose in PURPOSES:
        for column in COLUMNS:
            for line in telling.lines(purpose, column):
                words = (telling.say(f"purpose_{purpose}"), telling.say(f"column_{column}"))
                yield (*words, line.words, line.now, line.before)


def rows_of(lines: list[Line]) -> tuple[tuple[Cell, ...], ...]:
    return tuple((line.words, line.now, line.before) for line in lines)
