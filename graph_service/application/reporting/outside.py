"""The report as it may leave the office: for the whole district, without numbers that tell of few.

One publication, as maps have one (decision 0016): no part of the district has a report of its own, which
could be subtracted from the whole; nor has any period but halves and years (`apart.py`). Where needs came
from and their certification are told of halves alone, of which none lies in another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph_service.analysis.disclosure import merged
from graph_service.application.papers import Cell, Sheet
from graph_service.application.reporting.apart import Apart
from graph_service.application.reporting.telling import ORIGINS, Telling, certified_sheet
from graph_service.domain.fiscal import HALF, size_of
from graph_service.domain.ontology import VOCABULARIES
from graph_service.domain.reporting import AROUND, COLUMNS, MEASURES, PURPOSES
from graph_service.domain.wording import listed

OF_NO_PERSON = frozenset(
    {
        *(f"minutes_{purpose}" for purpose in PURPOSES),
        *("meetings", "decisions_done", "gaps_on_agenda", "gaps_closed", "decisions_overdue"),
        *("resources_new", "developments_begun", "developments_established"),
    }
)
"""What counts work and things: it tells of nobody, however little it is."""


def outside_sheets(telling: Telling, apart: Apart) -> tuple[Sheet, ...]:
    """The report as sheets: no number below the limit counts persons, and none can be worked out."""
    say, limit = telling.say, apart.limit
    lead = (
        say("report_heading", name=telling.info.name, area=say("report_everywhere")),
        say("report_against", now=telling.period("now"), before=telling.period("before")),
        say("report_outside_lead", limit=limit),
        say("report_outside_periods"),
    )
    fictional = (say("fictional"),) if telling.info.fictional else ()
    head = tuple(say(code) for code in ("report_purpose", "report_column", "report_what"))
    periods = (telling.period("now"), telling.period("before"))
    around = tuple((telling.measure(code), *told_of(telling, (code,), apart)[code]) for code in AROUND)
    sheets = [
        Sheet(
            say("report_title"),
            (*lead, say("report_never_summed"), *fictional),
            (*head, *periods),
            tuple(rows(telling, apart)),
        ),
        Sheet(say("report_around"), lead, (head[2], *periods), around),
    ]
    if size_of(telling.report.period) != HALF:
        return tuple(sheets)
    came = Sheet(say("report_origins"), lead, (head[2], periods[0]), tuple(origins(telling, limit)))
    return (*sheets, came, *certified_sheet(telling, lead))


def rows(telling: Telling, apart: Apart) -> Iterator[tuple[Cell, ...]]:
    for purpose in PURPOSES:
        for column in COLUMNS:
            codes = tuple(one.code for one in MEASURES if (one.purpose, one.column) == (purpose, column))
            words = (telling.say(f"purpose_{purpose}"), telling.say(f"column_{column}"))
            for code, cells in told_of(telling, codes, apart).items():
                yield (*words, telling.measure(code), *cells)


def told_of(telling: Telling, codes: tuple[str, ...], apart: Apart) -> Mapping[str, tuple[Cell, Cell]]:
    """The numbers of a column, now and before. Where one of persons is small all of persons are withheld:
    whoever knows what they make together (results that are confirmed and those that are not) has it else.
    """
    report = telling.report
    personal = [code for code in codes if code not in OF_NO_PERSON]
    shown: dict[str, list[Cell]] = {code: [] for code in codes}
    for period, counts in ((report.period, report.now), (report.compared, report.before)):
        few = not apart.may_tell(period, personal)
        for code in codes:
            hidden = few and code in personal
            shown[code].append(telling.say("report_withheld") if hidden else counts.get(code, 0))
    return {code: (cells[0], cells[1]) for code, cells in shown.items()}


def origins(telling: Telling, limit: int) -> Iterator[tuple[Cell, ...]]:
    """Where the needs came from, then on which way: few of one origin are counted with those of others."""
    counts = telling.report.origins
    words = {code: telling.say(f"report_{code}") for code in ORIGINS}
    yield from together(telling, {code: counts.get(code, 0) for code in ORIGINS}, words, limit)
    known = {f"via_{term.key}": term.label(telling.language) for term in VOCABULARIES["via"]}
    ways = {code: counts.get(code, 0) for code in known}
    all_needs = sum(counts.get(code, 0) for code in ORIGINS)
    unsaid = {"via_none": all_needs - sum(ways.values())}
    words = {**known, "via_none": telling.say("report_via_none")}
    yield from together(telling, {**ways, **unsaid}, words, limit)


def together(
    telling: Telling, counts: Mapping[str, int], words: Mapping[str, str], limit: int
) -> Iterator[tuple[Cell, ...]]:
    for group in merged(counts, {}, limit):
        yield listed([words[code] for code in counts if code in group.members], telling.language), group.count
