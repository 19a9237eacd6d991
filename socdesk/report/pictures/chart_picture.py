"""Draws the picture of a timeline as SVG, and the same as dots for Word.

Solid is typical, hatched is the range seen or a gap; dotted is today (look.md).
"""

import textwrap
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape
from itertools import accumulate, pairwise

import typst
from msgspec import Struct

from socdesk.report.pictures.chart import Bar, Chart, Mark, YearRow
from socdesk.report.pictures.fonts import bundled_fonts
from socdesk.report.pictures.glyphs import printable
from socdesk.report.pictures.scale import Picture
from socdesk.report.word.xml import clean

WIDTH = 164.0
"""Of the picture, in mm: as wide as the text of the memo."""

_LEFT = 43.0
_ACROSS = WIDTH - _LEFT
_INK, _QUIET, _EDGE, _HAIR = "#15211F", "#465350", "#74827E", "#D3DBD8"
_ACCENT, _WASH, _PAPER = "#0B5262", "#E4ECEB", "#FFFFFF"
_TEXT, _SMALL = 3.35, 3.0
_EM = 0.46
"""The usual width of a letter of these fonts, as a part of its size."""

_LEGEND, _YEARS, _HEAD = 5.0, 9.5, 16.0
_BAR, _PERIOD, _YEAR = 2.6, 5.4, 4.4
_LINE_STEP, _ROOM, _EDGE_ROOM = 4.0, 4.6, 0.6
_NAME_LETTERS, _NOTE_LETTERS = 25, 28
_PITCH, _HATCH = 1.15, 0.26
_DOTS_PER_INCH = 300
_PAGE = (
    '#set document(title: "x", date: none)\n'
    "#set page(width: auto, height: auto, margin: 0pt)\n"
    "#image(bytes(sys.inputs.svg))"
)


class Drawing(Struct, frozen=True):
    """An SVG and its height in mm; it is `WIDTH` wide."""

    svg: str
    height: float


def chart_picture(chart: Chart) -> Picture:
    """Return the picture in dots; equal charts give equal bytes."""
    return _dots(chart)


@lru_cache(maxsize=16)
def _dots(chart: Chart) -> Picture:
    drawing = chart_svg(chart)
    made = typst.compile(
        _PAGE.encode(),
        font_paths=bundled_fonts(),
        sys_inputs={"svg": drawing.svg},
        format="png",
        ppi=_DOTS_PER_INCH,
    )
    assert isinstance(made, bytes)
    return Picture(made, WIDTH, drawing.height)


def chart_svg(chart: Chart) -> Drawing:
    """Return the picture as SVG, in mm; every text of it is only text."""
    sheet = _Sheet(chart)
    tops = [_HEAD]
    rows: list[Bar | YearRow] = [*chart.bars, *chart.years]
    for row in rows:
        tops.append(tops[-1] + _row_height(row))
    bottom = tops[-1]
    floor, low_labels = _labels(sheet, chart.marks, bottom)
    parts = [
        *_legend(chart),
        *_axis(sheet, bottom),
        *_rules(tops[1:-1]),
        *_marks(sheet, chart.marks, bottom),
    ]
    for row, top, below in zip(rows, tops[:-1], tops[1:], strict=True):
        parts += _row(sheet, row, top, below - top)
    body = "".join([*parts, *low_labels])
    size = f'width="{WIDTH:g}mm" height="{floor:g}mm" viewBox="0 0 {WIDTH:g} {floor:g}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{body}</svg>'
    return Drawing(svg, floor)


class _Sheet:
    """Where days of the axis lie, in mm from the left."""

    def __init__(self, chart: Chart) -> None:
        self.months = chart.months
        self.days = chart.days
        self.marked = tuple(mark.day for mark in chart.marks)
        self.starts = [0, *accumulate(month.days for month in chart.months)]

    def x(self, day: int) -> float:
        return _LEFT + _ACROSS * max(0, min(day, self.days)) / self.days


def _row_height(row: Bar | YearRow) -> float:
    lines = len(_wrapped(row.name, _NAME_LETTERS)) + len(_wrapped(row.note, _NOTE_LETTERS))
    most = _PERIOD if not isinstance(row, Bar) or row.kind == "period" else _BAR
    return max(lines * _LINE_STEP, most) + _ROOM


def _wrapped(text: str, letters: int) -> list[str]:
    shown = printable(clean(text))
    return textwrap.wrap(shown, letters, max_lines=2, placeholder="…") if shown else []


def _legend(chart: Chart) -> Iterator[str]:
    right = WIDTH - _EDGE_ROOM
    for words, hatched in ((chart.seen, True), (chart.typical, False)):
        shown = printable(clean(words))
        yield _text(right, _LEGEND - 2.2, shown, _SMALL, _QUIET, anchor="end")
        left = right - len(shown) * _SMALL * _EM - 7.6
        yield from (_hatched if hatched else _solid)(left, _LEGEND - 4.4, 6.0, _BAR)
        right = left - 4.5


def _axis(sheet: _Sheet, bottom: float) -> Iterator[str]:
    narrow = _ACROSS / len(sheet.months) < 6.6  # noqa: PLR2004 - the room "Mar" takes
    years = [at for at, month in enumerate(sheet.months) if month.year]
    for at, month in enumerate(sheet.months):
        left, right = sheet.x(sheet.starts[at]), sheet.x(sheet.starts[at + 1])
        new_year = at in years and at > 0
        yield _line(left, _YEARS - 3.6 if new_year else _HEAD - 5, left, bottom, _HAIR)
        following = [other for other in years if other > at]
        if month.year and (not following or sheet.x(sheet.starts[following[0]]) - left > 8):  # noqa: PLR2004 - the room a year takes
            yield _text(left + 0.9, _YEARS - 0.8, month.year, _SMALL, _QUIET)
        if not narrow:
            yield _text((left + right) / 2, _HEAD - 1.9, month.name, _SMALL, _QUIET, "middle")
        elif (at - (years[1] if len(years) > 1 else 0)) % 3 == 0:
            yield _text(left + 0.7, _HEAD - 1.9, month.name, _SMALL, _QUIET)
    yield _line(0, _HEAD, WIDTH, _HEAD, _INK, 0.3)


def _rules(tops: Sequence[float]) -> Iterator[str]:
    for top in tops:
        yield _line(0, top, WIDTH, top, _HAIR)


def _row(sheet: _Sheet, row: Bar | YearRow, top: float, height: float) -> Iterator[str]:
    names, notes = _wrapped(row.name, _NAME_LETTERS), _wrapped(row.note, _NOTE_LETTERS)
    middle = top + height / 2
    line = middle - (len(names) + len(notes)) * _LINE_STEP / 2 + 3.05
    for text in names:
        yield _text(0, line, text, _TEXT, _INK)
        line += _LINE_STEP
    for text in notes:
        yield _text(0, line, text, _SMALL, _QUIET)
        line += _LINE_STEP
    if isinstance(row, YearRow):
        yield from _year(sheet, row, middle)
    elif row.kind == "period":
        yield from _period(sheet, row, middle)
    else:
        yield from _bar(sheet, row, middle)


def _bar(sheet: _Sheet, bar: Bar, middle: float) -> Iterator[str]:
    left, typical, right = (sheet.x(day) for day in (bar.start, bar.typical, bar.latest))
    top = middle - _BAR / 2
    if right > typical:
        yield from _hatched(typical, top, right - typical, _BAR, open_end=bar.cut)
    yield from _solid(left, top, typical - left, _BAR)
    if not bar.label:
        return
    size, ends = 1.75, (left - 2.2, max(right, typical + 1.75) + 2.2)
    diamond = f"M{_n(typical - size)} {_n(middle)}l{size} -{size} {size} {size} -{size} {size}z"
    yield f'<path d="{diamond}" fill="{_PAPER}" stroke="{_INK}" stroke-width="0.3"/>'
    label = printable(clean(bar.label))
    wide = len(label) * _SMALL * _EM
    fits = ends[1] + wide > WIDTH
    yield _halo(ends[0] - wide if fits else ends[1], top, wide, _BAR)
    anchor = "end" if fits else "start"
    yield _text(ends[0] if fits else ends[1], middle + 1.05, label, _SMALL, _INK, anchor, bold=True)


def _period(sheet: _Sheet, bar: Bar, middle: float) -> Iterator[str]:
    left, right, top = sheet.x(bar.start), sheet.x(bar.typical), middle - _PERIOD / 2
    end = sheet.x(bar.latest)
    if end > right:
        for y in (top, top + _PERIOD):
            dash = f'stroke="{_ACCENT}" stroke-width="0.22" stroke-dasharray="1.1 0.8"'
            yield f'<path d="M{_n(right)} {_n(y)}H{_n(end)}" {dash}/>'
        label = printable(clean(bar.label))
        wide = len(label) * _SMALL * _EM
        at = _clear_of(right + 1.4, wide, [sheet.x(day) for day in sheet.marked])
        if at + wide < end:
            yield _halo(at - 0.2, top + 1, wide, _PERIOD - 2)
            yield _text(at, middle + 1.05, label, _SMALL, _QUIET)
    yield _box(left, top, right - left, _PERIOD, _WASH, (_ACCENT, 0.35))
    inside = [at for at in sheet.starts if bar.start < at < bar.typical]
    for at in inside:
        yield _line(sheet.x(at), top, sheet.x(at), top + _PERIOD, _ACCENT, 0.18)
    edges = [bar.start, *inside, bar.typical]
    for first, last in pairwise(edges):
        x, room = (sheet.x(first) + sheet.x(last)) / 2, sheet.x(last) - sheet.x(first)
        if room > 3:  # noqa: PLR2004 - a tick and air around it
            tick = f"M{_n(x - 1)} {_n(middle)}l0.75 0.8 1.25 -1.5"
            yield f'<path d="{tick}" fill="none" stroke="{_ACCENT}" stroke-width="0.35"/>'


def _clear_of(left: float, wide: float, lines: Sequence[float]) -> float:
    """Return where a text of that width can begin, from `left` on, without a line through it."""
    for x in sorted(lines):
        if left - 1 < x < left + wide + 1:
            left = x + 1.4
    return left


def _year(sheet: _Sheet, row: YearRow, middle: float) -> Iterator[str]:
    top = middle - _YEAR / 2
    start, covered, gap, end = (sheet.x(day) for day in (row.start, row.covered, row.gap, row.end))
    if covered > start:
        yield _box(start, top, covered - start, _YEAR, _PAPER, (_EDGE, 0.22))
        yield from _within(start, covered, middle, row.uncovered_words, _QUIET)
    if end > gap:
        yield from _hatched(gap, top, end - gap, _YEAR)
        wide = len(row.gap_words) * _SMALL * _EM
        if row.gap_words and wide + 2 < end - gap:
            yield _halo((gap + end - wide) / 2 - 0.8, top + 0.5, wide + 1.6, _YEAR - 1)
            yield from _within(gap, end, middle, row.gap_words, _INK)
    if gap > covered:
        yield from _solid(covered, top, gap - covered, _YEAR)
        words = row.covered_words if _fits(row.covered_words, gap - covered) else row.covered_short
        yield from _within(covered, gap, middle, words, _PAPER, bold=True)


def _fits(words: str, room: float) -> bool:
    return len(words) * _SMALL * _EM + 1 < room


def _within(
    left: float, right: float, middle: float, words: str, colour: str, *, bold: bool = False
) -> Iterator[str]:
    """Yield the words in the middle of a stretch, where they fit; the table says them too."""
    shown = printable(clean(words))
    if shown and _fits(shown, right - left):
        middle += 1.05
        yield _text((left + right) / 2, middle, shown, _SMALL, colour, "middle", bold=bold)


def _marks(sheet: _Sheet, marks: Sequence[Mark], bottom: float) -> Iterator[str]:
    """Yield the days' lines: the year end solid, today dotted, the day it is needed by dashed."""
    for mark in marks:
        x = sheet.x(mark.day)
        if mark.kind == "year_end":
            yield _line(x, _HEAD, x, bottom + 1.2, _INK, 0.5)
        else:
            dash = "0.35 0.75" if mark.kind == "today" else "2 0.8"
            style = f'stroke="{_INK}" stroke-width="0.35" stroke-dasharray="{dash}"'
            yield f'<path d="M{_n(x)} {_n(_HEAD)}V{_n(bottom + 1.2)}" {style}/>'


def _labels(sheet: _Sheet, marks: Sequence[Mark], bottom: float) -> tuple[float, list[str]]:
    """Return the height of the picture and the marks' labels, each on the first free line."""
    ends: list[float] = []
    found = []
    for mark in sorted(marks, key=_day):
        label = printable(clean(mark.label))
        wide = len(label) * _SMALL * _EM
        x = min(max(sheet.x(mark.day), _LEFT + wide / 2), WIDTH - wide / 2 - _EDGE_ROOM)
        free = [at for at, end in enumerate(ends) if end + 2 < x - wide / 2]
        line = free[0] if free else len(ends)
        ends[line : line + 1] = [x + wide / 2]
        found.append(_text(x, bottom + 4.6 + line * _LINE_STEP, label, _SMALL, _INK, "middle"))
    return round(bottom + 2 + max(1, len(ends)) * _LINE_STEP, 2), found


def _day(mark: Mark) -> int:
    return mark.day


def _n(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _line(x: float, y: float, x2: float, y2: float, colour: str, width: float = 0.18) -> str:
    place = f"M{_n(x)} {_n(y)}L{_n(x2)} {_n(y2)}"
    return f'<path d="{place}" stroke="{colour}" stroke-width="{width}"/>'


def _box(
    x: float, y: float, width: float, height: float, fill: str, stroke: tuple[str, float]
) -> str:
    place = f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'
    return f'<rect {place} rx="0.4" fill="{fill}" stroke="{stroke[0]}" stroke-width="{stroke[1]}"/>'


def _halo(x: float, y: float, width: float, height: float) -> str:
    place = f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'
    return f'<rect {place} fill="{_PAPER}"/>'


def _solid(x: float, y: float, width: float, height: float) -> Iterator[str]:
    yield _box(x, y, width, height, _ACCENT, (_ACCENT, 0.22))


def _hatched(
    x: float, y: float, width: float, height: float, *, open_end: bool = False
) -> Iterator[str]:
    """Yield a hatched box; with an open end it has no line where it goes on."""
    strokes = []
    count = int((width + height) / _PITCH) + 1
    for index in range(1, count + 1):
        reach = index * _PITCH
        low, high = max(0.0, reach - height), min(width, reach)
        if low < high:
            strokes.append(
                f"M{_n(x + low)} {_n(y + reach - low)}L{_n(x + high)} {_n(y + reach - high)}"
            )
    style = f'fill="none" stroke="{_ACCENT}" stroke-width="{_HATCH}"'
    if not open_end:
        yield _box(x, y, width, height, _PAPER, (_ACCENT, 0.22))
    else:
        edge = f"M{_n(x + width)} {_n(y)}H{_n(x)}V{_n(y + height)}H{_n(x + width)}"
        yield f'<path d="{edge}" fill="{_PAPER}" stroke="{_ACCENT}" stroke-width="0.22"/>'
    yield f'<path d="{"".join(strokes)}" {style}/>'


def _text(
    x: float,
    y: float,
    text: str,
    size: float,
    colour: str,
    anchor: str = "start",
    *,
    bold: bool = False,
) -> str:
    weight = ' font-weight="600"' if bold else ""
    place = f'x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}" fill="{colour}"'
    said = escape(printable(clean(text)), quote=False)
    return f'<text {place} font-family="Source Sans Pro" font-size="{size}"{weight}>{said}</text>'
