"""The facts of a plan as a table: every date the chart draws, and those it has no room for."""

from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter

from socdesk.decision.pack import Pack
from socdesk.decision.timeline.months import YEAR, first_day, month_of
from socdesk.decision.timeline.names import FIELDWORK, NEXT_FIELDWORK, NEXT_OBSERVATION, OBSERVATION
from socdesk.decision.timeline.values import Coverage, Timeline
from socdesk.decision.timeline.wording import date_in_words, months_in_words
from socdesk.decision.wording import filled
from socdesk.ui.tables.cells import Pads, TextCell, plain
from socdesk.ui.tables.clipboard import Entry, entry
from socdesk.ui.tables.header import SheetHeader
from socdesk.ui.tables.model import Placed, Sheet, SheetRow
from socdesk.ui.theme import OUTDENT, ColourName
from socdesk.ui.timeline.words import share_in_words, weeks_in_words
from socdesk.ui.widgets import draw

translate = QCoreApplication.translate

_DATE = 112
_HEAD = 34
_PERIODS = (OBSERVATION, NEXT_OBSERVATION)


class Fact(Struct, frozen=True):
    """A row: what, from and to in words (the same where it is a day), and what more there is."""

    key: str
    what: str
    start: str
    end: str
    more: str = ""


def facts_table(pack: Pack, timeline: Timeline) -> tuple[Fact, ...]:
    """Return every fact of a plan in the order of time of its kind."""
    return (*_days(pack, timeline), *_phases(pack, timeline), *_years(pack, timeline))


def heads() -> tuple[str, ...]:
    """Return the heads of the columns."""
    return (
        translate("Timeline", "What"),
        translate("Timeline", "From"),
        translate("Timeline", "To"),
        translate("Timeline", "Remarks"),
    )


def sheet(facts: tuple[Fact, ...]) -> Sheet:
    """Return the table for the page."""
    return Sheet(heads(), tuple(_row(number, fact) for number, fact in enumerate(facts)))


def widths(width: int, unit: float) -> tuple[int, ...]:
    """Return the columns: dates as wide as dates are, the rest shared."""
    day = min(round(_DATE * unit), width // 5)
    rest = width - 2 * day
    first = rest * 2 // 5
    return (first, day, day, rest - first)


def clipboard_rows(facts: tuple[Fact, ...]) -> list[list[Entry]]:
    """Return the table for the clipboard."""
    rows = [[entry(head, head=True) for head in heads()]]
    rows += [
        [entry(fact.what, head=True), entry(fact.start), entry(fact.end), entry(fact.more)]
        for fact in facts
    ]
    return rows


class FactsHeader(SheetHeader):
    """The heads over a rule."""

    def head_height(self) -> int:
        return self.theme.px(_HEAD)

    def paint_heads(self, painter: QPainter, places: list[QRect]) -> None:
        px, look = self.theme.px, self.look
        for at, (words, place) in enumerate(zip(heads(), places, strict=False)):
            left = place.left() + (px(OUTDENT) if at == 0 else 0)
            look.draw_stack(painter, (plain(words, "side_strong"),), left, px(5), place.width())
        foot = self.height() - draw.line_width(painter, 1)
        side = px(OUTDENT)
        draw.horizontal(painter, side, self.width() - side, foot, self.theme.colours.rule)


def _days(pack: Pack, timeline: Timeline) -> Iterator[Fact]:
    days = (
        ("today", timeline.today),
        ("type_1", timeline.type_1),
        ("type_1_in_hand", timeline.type_1_in_hand),
        ("in_hand", timeline.in_hand),
        ("first_useful", timeline.first_useful),
        ("deadline", timeline.deadline),
    )
    for name, day in days:
        if day:
            words = date_in_words(pack, day)
            yield Fact(name, pack.words.timeline.dates[name], words, words)


def _phases(pack: Pack, timeline: Timeline) -> Iterator[Fact]:
    for phase in timeline.phases:
        start, end = date_in_words(pack, phase.start), date_in_words(pack, phase.typical_end)
        if phase.id == OBSERVATION:
            more = months_in_words(pack, timeline.period.months)
        elif phase.id in _PERIODS:
            more = months_in_words(pack, timeline.next[0].months)
        else:
            words = translate("Timeline", "{weeks}; at the latest {day}")
            latest = date_in_words(pack, phase.latest_end)
            more = filled(words, weeks=weeks_in_words(phase), day=latest)
        if phase.id in (FIELDWORK, NEXT_FIELDWORK):
            day = timeline.in_hand if phase.id == FIELDWORK else timeline.next[0].in_hand
            words = translate("Timeline", "in hand {day}; {more}")
            more = filled(words, day=date_in_words(pack, day), more=more)
        yield Fact(phase.id, phase.name, start, end, more)


def _years(pack: Pack, timeline: Timeline) -> Iterator[Fact]:
    for entry_ in timeline.coverage:
        last = month_of(entry_.year_end)
        first = date_in_words(pack, first_day(last - YEAR + 1))
        words = translate("Timeline", "Customers\u2019 year, {share} of customers")
        if timeline.year_ends_assumed:
            words = translate("Timeline", "Customers\u2019 year, assumed")
        what = filled(words, share=share_in_words(entry_.share))
        end = date_in_words(pack, entry_.year_end)
        more = _coverage(pack, entry_)
        key = f"{entry_.year_end.isoformat()}/{entry_.present}"
        yield Fact(key, what, first, end, more)


def _coverage(pack: Pack, found: Coverage) -> str:
    words = translate(
        "Timeline",
        "{months} of 12 months covered, {uncovered} not, {gap} to bridge; {next} of 12 with the "
        "next report; in hand {day}",
    )
    if found.present:
        words += translate("Timeline", "; by the report there is already")
    if not found.bridged:
        words += translate("Timeline", "; more than a bridge letter commonly reaches over")
    return filled(
        words,
        months=str(found.months),
        uncovered=str(found.uncovered),
        gap=str(found.gap),
        next=str(found.with_next),
        day=date_in_words(pack, found.in_hand),
    )


def _row(number: int, fact: Fact) -> SheetRow:
    rule: ColourName | None = "line" if number else None
    spoken = f"{fact.what}: {fact.start}"
    if fact.end != fact.start:
        spoken += f" \N{EN DASH} {fact.end}"
    if fact.more:
        spoken += f", {fact.more}"
    once = "" if fact.end == fact.start else fact.end
    texts = (fact.what, fact.start, once, fact.more)
    colours: tuple[ColourName, ...] = ("ink", "ink", "ink", "ink2")
    cells = []
    for at, (text, colour) in enumerate(zip(texts, colours, strict=True)):
        insets = (OUTDENT if at == 0 else 0, OUTDENT if at == len(texts) - 1 else 0)
        cell = TextCell(
            text=text,
            spoken="" if at else spoken,
            paragraphs=(plain(text, "side", colour),),
            rule=rule,
            insets=insets,
            pads=Pads(OUTDENT if at == 0 else 0, 8, 16, 8),
        )
        cells.append(Placed(at, cell))
    return SheetRow(fact.key, fact.what, tuple(cells))
