"""What the chart shows, as plain values: rows, bars and marks, each with the plan's own dates."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from socdesk.decision.pack import Pack
from socdesk.decision.timeline.months import Month, first_day, last_day, month_of
from socdesk.decision.timeline.names import FIELDWORK, OBSERVATION, TYPE_1, WORK
from socdesk.decision.timeline.values import Coverage, Phase, Timeline
from socdesk.decision.timeline.wording import date_in_words, months_in_words
from socdesk.decision.wording import filled
from socdesk.ui.timeline.coverage import Part, drawn, main, parts
from socdesk.ui.timeline.words import share_in_words, short_weeks

translate = QCoreApplication.translate


class RowKind(Enum):
    """The kinds of row, by what is drawn in them."""

    WORK = "work"
    TYPE_1 = "type 1"
    PERIOD = "period"
    REPORT = "report"
    YEAR = "year"


class Bar(Struct, frozen=True):
    """A phase: solid from `start` to `typical`, hatched on to `latest`."""

    start: date
    typical: date
    latest: date


class Film(Struct, frozen=True):
    """A period of whole months as a strip of frames, and the period after it."""

    start: date
    end: date
    months: int
    next_start: date
    next_end: date
    next_words: str


class Row(Struct, frozen=True):
    """A row of the chart: its label, a second line, and what is drawn in it.

    `at` is the date of a Type 1, `in_hand` the day a report is there, with `words` beside it. A gap
    that is `bridged` is one a bridge letter commonly reaches over.
    """

    kind: RowKind
    label: str
    second: str = ""
    bar: Bar | None = None
    film: Film | None = None
    at: date | None = None
    in_hand: date | None = None
    words: str = ""
    parts: tuple[Part, ...] = ()
    bridged: bool = True


class MarkKind(Enum):
    """Upright lines through all rows."""

    TODAY = "today"
    NEEDED = "needed"
    YEAR_END = "year end"


class Mark(Struct, frozen=True):
    """A line at a day, at its beginning for today and at its end for the others.

    It goes through all rows, or through one, which says what it is.
    """

    kind: MarkKind
    day: date
    words: str
    row: int | None = None


class Chart(Struct, frozen=True):
    """The chart from the first day of a month to the last of another; `begin` starts the work."""

    first: date
    last: date
    rows: tuple[Row, ...]
    marks: tuple[Mark, ...]
    begin: date

    @property
    def months(self) -> range:
        """The months of the axis."""
        return range(month_of(self.first), month_of(self.last) + 1)

    def row(self, kind: RowKind) -> Row | None:
        """Return the first row of a kind."""
        return next((row for row in self.rows if row.kind is kind), None)


def chart(pack: Pack, timeline: Timeline) -> Chart:
    """Return the chart of a plan."""
    rows = tuple(_rows(pack, timeline))
    first, last = _axis(timeline)
    marks = tuple(_marks(timeline, rows))
    return Chart(first_day(first), last_day(last), rows, marks, timeline.phases[0].start)


def _rows(pack: Pack, timeline: Timeline) -> Iterator[Row]:
    hand = translate("Timeline", "in hand {day}")
    for phase in timeline.phases:
        bar = Bar(phase.start, phase.typical_end, phase.latest_end)
        if phase.id in WORK:
            yield Row(RowKind.WORK, phase.name, short_weeks(phase), bar)
        elif phase.id == TYPE_1:
            words = filled(hand, day=date_in_words(pack, phase.typical_end))
            yield Row(
                RowKind.TYPE_1,
                phase.name,
                short_weeks(phase),
                bar,
                at=timeline.type_1,
                in_hand=timeline.type_1_in_hand,
                words=words,
            )
        elif phase.id == OBSERVATION:
            yield Row(RowKind.PERIOD, phase.name, _period(pack, timeline), film=_film(timeline))
        elif phase.id == FIELDWORK:
            words = filled(hand, day=date_in_words(pack, timeline.in_hand))
            second = short_weeks(phase)
            hand_at = timeline.in_hand
            yield Row(RowKind.REPORT, phase.name, second, bar, in_hand=hand_at, words=words)
    entries = drawn(timeline)
    for entry in entries:
        yield _year(pack, timeline, entry, several=len(entries) > 1)


def _period(pack: Pack, timeline: Timeline) -> str:
    words = translate("Timeline", "{report}, {months}")
    months = months_in_words(pack, timeline.period.months)
    return filled(words, report=timeline.report, months=months)


def _film(timeline: Timeline) -> Film:
    period, following = timeline.period, timeline.next[0]
    words = translate("Timeline", "next, {months} months")
    return Film(
        period.start,
        period.end,
        period.months,
        following.start,
        following.end,
        filled(words, months=str(following.months)),
    )


def _year(pack: Pack, timeline: Timeline, entry: Coverage, *, several: bool) -> Row:
    label = translate("Timeline", "Customers\u2019 year")
    if several:
        words = translate("Timeline", "closes {day}, {share}")
    elif timeline.year_ends_assumed:
        words = translate("Timeline", "closes {day}, assumed")
    else:
        words = translate("Timeline", "closes {day}")
    day = date_in_words(pack, entry.year_end)
    second = filled(words, day=day, share=share_in_words(entry.share))
    found = parts(timeline, entry)
    return Row(RowKind.YEAR, label, second, parts=found, bridged=entry.bridged)


def _marks(timeline: Timeline, rows: Sequence[Row]) -> Iterator[Mark]:
    yield Mark(MarkKind.TODAY, timeline.today, translate("Timeline", "today"))
    if timeline.deadline:
        yield Mark(MarkKind.NEEDED, timeline.deadline, translate("Timeline", "needed by"))
    most = main(timeline)
    for number, row in enumerate(rows):
        if not row.parts:
            continue
        day = row.parts[-1].end
        if day == most.year_end:
            yield Mark(MarkKind.YEAR_END, day, translate("Timeline", "year end"))
        else:
            yield Mark(MarkKind.YEAR_END, day, "", number)


def _axis(timeline: Timeline) -> tuple[Month, Month]:
    """The months from the first day drawn to the one after the last.

    What work before the period can take at most is drawn as far as it goes, and widens nothing.
    """
    phases = {phase.id: phase for phase in timeline.phases}
    examined: Phase | None = phases.get(TYPE_1)
    days = [timeline.today, timeline.period.start, *(each.start for each in phases.values())]
    days += [phases[FIELDWORK].latest_end, timeline.first_useful, timeline.period.end]
    if examined and timeline.type_1:
        days += [timeline.type_1, examined.latest_end]
    if timeline.deadline:
        days.append(timeline.deadline)
    # What comes after the first report is not what the chart is for.
    days = [day for day in days if day <= phases[FIELDWORK].latest_end or day == timeline.deadline]
    for entry in drawn(timeline):
        days += [parts(timeline, entry)[0].start, entry.year_end]
    return month_of(min(days)), month_of(max(days)) + 1
