"""Lines of text at a fixed distance, for widgets and delegates that paint their own."""

import re
from collections.abc import Sequence
from math import ceil

from msgspec import Struct
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

_LINE_SEPARATOR = "\u2028"
_ENDLESS = 1e6
_TAILS = "gjpqy"
_HANGING = "Jj"
_NUMBERED = re.compile(r"\b(SOC|Type|AT-C|ISAE|CSAE|SSAE|DC) (?=[0-9])")
_HELD_SPACE = "\N{NO-BREAK SPACE}"


class Run(Struct, frozen=True):
    """A piece of plain text in one font and colour; `dashed` underlines it as a term."""

    text: str
    font: QFont
    colour: QColor
    dashed: bool = False


def typeset(
    runs: Sequence[Run],
    width: float,
    pitch: float,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> QTextLayout:
    """Return the runs as one wrapped paragraph whose lines are `pitch` px apart.

    The first run's font decides where the baseline lies within a line. Lines break at words,
    and within a word only where it is longer than a line; "SOC 1" and other names with a number
    stay together. Draw it with `QTextLayout.draw`.
    """
    layout = _layout(runs, align)
    metrics = QFontMetricsF(runs[0].font if runs else QFont())
    baseline = (pitch - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
    # Large type is set so close that the tails of letters would reach below the last line.
    baseline = min(baseline, pitch - metrics.tightBoundingRect(_TAILS).bottom())
    is_left = bool(align & Qt.AlignmentFlag.AlignLeft)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        left = _overhang(layout, line.textStart(), metrics) if is_left else 0.0
        line.setPosition(QPointF(left, top + baseline - line.ascent()))
        top += pitch
    layout.endLayout()
    return layout


def _overhang(layout: QTextLayout, start: int, metrics: QFontMetricsF) -> float:
    """How far the ink of a line's first letter, a J say, reaches left of where it stands."""
    first = layout.text()[start : start + 1]
    return max(0.0, -metrics.leftBearing(first)) if first in _HANGING and first else 0.0


def natural_width(runs: Sequence[Run]) -> int:
    """Return the width at which no line of the runs would have to wrap."""
    layout = _layout(runs, Qt.AlignmentFlag.AlignLeft)
    layout.beginLayout()
    widest = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(_ENDLESS)
        widest = max(widest, line.naturalTextWidth())
    layout.endLayout()
    return ceil(widest) + 1


def _layout(runs: Sequence[Run], align: Qt.AlignmentFlag) -> QTextLayout:
    words = "".join(run.text for run in runs).replace("\n", _LINE_SEPARATOR)
    words = _NUMBERED.sub(rf"\1{_HELD_SPACE}", words)
    layout = QTextLayout(words, runs[0].font if runs else QFont())
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.setFormats(_formats(runs))
    return layout


def _formats(runs: Sequence[Run]) -> list[QTextLayout.FormatRange]:
    found = []
    start = 0
    for run in runs:
        look = QTextCharFormat()
        look.setFont(run.font)
        look.setForeground(run.colour)
        if run.dashed:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        part = QTextLayout.FormatRange()
        part.start = start
        # Qt counts in UTF-16 units, Python in code points.
        part.length = len(run.text.encode("utf-16-le", "surrogatepass")) // 2
        part.format = look
        found.append(part)
        start += part.length
    return found
