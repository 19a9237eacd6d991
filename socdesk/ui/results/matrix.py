"""Lines by reports: the table over all service lines, with the organisation's total."""

from collections.abc import Container, Mapping, Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from socdesk.decision.advice import LEVELS, ORGANISATION_REPORTS, Advice, LineAdvice
from socdesk.decision.listing import level_words
from socdesk.decision.own import OwnLevel, set_apart
from socdesk.decision.pack import Pack
from socdesk.decision.wording import filled
from socdesk.engagement.model import Line
from socdesk.ui.own_words import both_text, own_text, ruled_text, told_text
from socdesk.ui.place import Where, summary
from socdesk.ui.results.cells import ScaleCell
from socdesk.ui.tables.cells import Cell, Pads, Paragraph, TextCell, plain
from socdesk.ui.tables.clipboard import Entry, entry
from socdesk.ui.tables.model import Placed, Sheet, SheetRow
from socdesk.ui.theme import OUTDENT, ColourName
from socdesk.ui.widgets.scale import NOTCH

translate = QCoreApplication.translate

REPORT_WIDTH = 125
_LEAST_NAME = 170
_NAME_BESIDE = 200
_TOP, _BOTTOM = 14, 16
_RECOMMENDED = LEVELS.index("RECOMMENDED")
_DASH = "–"
_LONGEST_REASON = 1000
"""Characters of a reason a cell says or shows on hovering; the line's result has it whole."""


class OwnWords(Struct, frozen=True):
    """The consultant's level: "Yours: Needed", both levels, and both with the reason."""

    level: str
    words: str
    both: str
    told: str


class MatrixRow(Struct, frozen=True):
    """A line, or the organisation as the last row: its reports as sets and in words.

    `own` are the levels the consultant set beside the rules; `words` then say whose they are, and
    `told` says both levels and the reason.
    """

    key: str
    name: str
    reports: Mapping[str, tuple[str, ...]]
    words: Mapping[str, str]
    target: Where | None = None
    own: Mapping[str, OwnWords] = {}

    def told(self, report: str) -> str:
        """Return all there is to say of a report."""
        return self.own[report].told if report in self.own else self.words[report]


class Matrix(Struct, frozen=True):
    """The rows, and the reports' names, short for heads and in full."""

    rows: tuple[MatrixRow, ...]
    heads: Mapping[str, str]
    names: Mapping[str, str]


def matrix(pack: Pack, advice: Advice, lines: Sequence[Line]) -> Matrix:
    """Return the matrix of an advice; `lines` are those it is on, in the same order."""
    rows = [
        MatrixRow(
            line.id,
            found.name or filled(translate("Results", "Line {number}"), number=str(number)),
            found.reports,
            _words(pack, found.reports, line.overrides),
            summary(line.id),
            _own_words(pack, found, line.overrides),
        )
        for number, (line, found) in enumerate(zip(lines, advice.lines, strict=True), start=1)
    ]
    total = advice.organisation.reports
    organisation = translate("Results", "The organisation")
    rows.append(MatrixRow("organisation", organisation, total, _words(pack, total, {})))
    names = {report: pack.words.terms.reports[report] for report in ORGANISATION_REPORTS}
    short = {
        "SOC for Supply Chain": translate("Results", "Supply Chain"),
        "SOC for Cybersecurity": translate("Results", "Cybersecurity"),
    }
    return Matrix(tuple(rows), {**names, **short}, names)


def has_open(found: Matrix) -> bool:
    """Return whether any set holds more than one level, so that hatching is drawn."""
    return any(len(levels) > 1 for row in found.rows for levels in row.reports.values())


def across(found: Matrix) -> Sheet:
    """Return the table of wide windows: a column per report."""
    heads = (translate("Results", "Service line"), *found.names.values())
    last = len(found.rows) - 1
    rows = []
    for number, row in enumerate(found.rows):
        cells = [Placed(0, _name(row, number, total=number == last))]
        for column, report in enumerate(ORGANISATION_REPORTS, start=1):
            cells.append(Placed(column, _across(found, row, report, number, last)))
        rows.append(SheetRow(row.key, row.name, tuple(cells)))
    return Sheet(heads, tuple(rows))


def blocks(found: Matrix) -> Sheet:
    """Return the table of narrow windows: each line a block of a row per report."""
    heads = (translate("Results", "Report"), translate("Results", "Level"))
    last = len(found.rows) - 1
    rows = []
    for number, row in enumerate(found.rows):
        head = _head(row, number, total=number == last)
        rows.append(SheetRow(row.key, row.name, (Placed(0, head, columns=2),)))
        for report in row.reports:
            ends = number == last and report == tuple(row.reports)[-1]
            cells = _below(found, row, report, ends=ends)
            rows.append(SheetRow(f"{row.key}/{report}", row.name, cells))
    return Sheet(heads, tuple(rows))


def widths_across(width: int, unit: float) -> tuple[int, ...]:
    """Return the columns of `across`: equal reports, the rest for the names."""
    inner = width - 2 * round(OUTDENT * unit)
    count = len(ORGANISATION_REPORTS)
    report = min(round(REPORT_WIDTH * unit), (inner - round(_LEAST_NAME * unit)) // count)
    report = max(1, report)
    rest = width - count * report
    return (rest - round(OUTDENT * unit), *[report] * (count - 1), report + round(OUTDENT * unit))


def widths_blocks(width: int, unit: float) -> tuple[int, ...]:
    """Return the columns of `blocks`."""
    name = min(width // 2, round((OUTDENT + _NAME_BESIDE) * unit))
    return (name, width - name)


def matrix_rows(found: Matrix) -> list[list[Entry]]:
    """Return the table for the clipboard."""
    heads = [entry(translate("Results", "Service line"), head=True)]
    heads += [entry(name, head=True) for name in found.names.values()]
    rows = [
        [
            entry(row.name, head=True),
            *(
                entry(row.told(report) if report in row.words else _DASH)
                for report in ORGANISATION_REPORTS
            ),
        ]
        for row in found.rows
    ]
    return [heads, *rows]


def _words(
    pack: Pack, reports: Mapping[str, tuple[str, ...]], own: Container[str]
) -> dict[str, str]:
    words = {report: level_words(pack, levels) for report, levels in reports.items()}
    return {name: ruled_text(text) if name in own else text for name, text in words.items()}


def _own_words(pack: Pack, advice: LineAdvice, own: Mapping[str, OwnLevel]) -> dict[str, OwnWords]:
    return {
        view.report: OwnWords(
            view.own.level,
            own_text(pack, view.own),
            both_text(pack, view.ruled, view.own),
            told_text(pack, view.ruled, view.own, _LONGEST_REASON),
        )
        for view in set_apart(advice, own)
        if view.own is not None
    }


def _rule(number: int, *, total: bool) -> ColourName | None:
    if number == 0:
        return None
    return "rule" if total else "line"


def _name(row: MatrixRow, number: int, *, total: bool) -> Cell:
    return TextCell(
        text=row.name,
        spoken=row.name,
        paragraphs=(plain(row.name, "label" if total else "option_compact"),),
        target=row.target,
        rule=_rule(number, total=total),
        insets=(OUTDENT, 0),
        closing="double" if total else "",
        pads=Pads(OUTDENT, 12, 16, _BOTTOM),
    )


def _across(found: Matrix, row: MatrixRow, report: str, number: int, last: int) -> Cell:
    total = number == last
    ends = OUTDENT if report == ORGANISATION_REPORTS[-1] else 0
    spoken = f"{row.name}, {found.names[report]}: "
    if report not in row.reports:
        return TextCell(
            text=_DASH,
            spoken=spoken + translate("Results", "for the organisation only"),
            paragraphs=(plain(_DASH, "side", "ink2"),),
            target=row.target,
            rule=_rule(number, total=total),
            insets=(0, ends),
            pads=Pads(0, _TOP - 5, 13, _BOTTOM),
        )
    return ScaleCell(
        text=_text(row, report),
        spoken=spoken + row.told(report),
        full=row.told(report),
        levels=row.reports[report],
        words=_shown(row, report),
        own=row.own[report].level if report in row.own else "",
        own_words=_own_shown(row, report),
        target=row.target,
        rule=_rule(number, total=total),
        insets=(0, ends),
        closing="double" if total else "",
        pads=Pads(0, _TOP, 13 + ends, _BOTTOM + (4 if total else 0)),
    )


def _shown(row: MatrixRow, report: str) -> Paragraph:
    advised = LEVELS.index(row.reports[report][0]) >= _RECOMMENDED
    if advised and report not in row.own:
        return plain(row.words[report], "side_strong")
    return plain(row.words[report], "side", "ink2")


def _own_shown(row: MatrixRow, report: str) -> Paragraph | None:
    return plain(row.own[report].words, "side_strong") if report in row.own else None


def _text(row: MatrixRow, report: str) -> str:
    return row.own[report].both if report in row.own else row.words[report]


def _head(row: MatrixRow, number: int, *, total: bool) -> Cell:
    return TextCell(
        text=row.name,
        spoken=row.name,
        paragraphs=(plain(row.name, "label"),),
        target=row.target,
        rule=_rule(number, total=total) or "rule",
        insets=(OUTDENT, OUTDENT),
        pads=Pads(OUTDENT, _TOP, OUTDENT, 6),
    )


def _below(found: Matrix, row: MatrixRow, report: str, *, ends: bool) -> tuple[Placed, Placed]:
    bottom, top = 6, NOTCH + 2 if report in row.own else 3
    if report == tuple(row.reports)[-1]:
        bottom = _BOTTOM + (4 if ends else 0)
    name = found.names[report]
    label = TextCell(
        text=name,
        spoken=f"{row.name}, {name}",
        paragraphs=(plain(name, "side"),),
        target=row.target,
        insets=(OUTDENT, 0),
        closing="double" if ends else "",
        pads=Pads(OUTDENT, top, 12, bottom),
    )
    scale = ScaleCell(
        text=_text(row, report),
        spoken=f"{row.name}, {name}: {row.told(report)}",
        full=row.told(report),
        levels=row.reports[report],
        words=_shown(row, report),
        own=row.own[report].level if report in row.own else "",
        own_words=_own_shown(row, report),
        beside=True,
        target=row.target,
        insets=(0, OUTDENT),
        closing="double" if ends else "",
        pads=Pads(0, top, OUTDENT, bottom),
    )
    return Placed(0, label), Placed(1, scale)
