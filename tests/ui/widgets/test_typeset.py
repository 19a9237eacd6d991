"""Runs of text keep their own font and colour on lines at a fixed distance."""

import itertools

import pytest
from PySide6.QtGui import QFontMetricsF

from socdesk.ui.theme import Theme
from socdesk.ui.widgets.typeset import Run, natural_width, typeset


def test_a_run_begins_where_qt_counts_it_after_characters_beyond_the_basic_plane(
    theme: Theme,
) -> None:
    font, colours = theme.font("body"), theme.colours
    runs = [Run("\U0001d504\U0001d504 ", font, colours.ink), Run("signal", font, colours.signal)]

    formats = typeset(runs, 400, 24).formats()

    assert [(part.start, part.length) for part in formats] == [(0, 5), (5, 6)]


@pytest.mark.parametrize("pitch", [20, 24, 31])
def test_baselines_are_as_far_apart_as_asked_whatever_the_fonts(theme: Theme, pitch: int) -> None:
    body, small, colour = theme.font("body"), theme.font("small"), theme.colours.ink
    runs = [Run("Large words, then ", body, colour), Run("small ones " * 8, small, colour)]
    layout = typeset(runs, 160, pitch)
    lines = [layout.lineAt(index) for index in range(layout.lineCount())]

    baselines = [line.y() + line.ascent() for line in lines]

    assert len(baselines) > 3
    steps = [after - before for before, after in itertools.pairwise(baselines)]
    assert steps == pytest.approx([pitch] * len(steps), abs=0.6)


def test_the_natural_width_is_that_of_the_longest_line(theme: Theme) -> None:
    font, colour = theme.font("body"), theme.colours.ink
    longest = QFontMetricsF(font).horizontalAdvance("a long line of words")

    width = natural_width([Run("short\na long line of words\nshort", font, colour)])

    assert width == pytest.approx(longest, abs=2)


def test_a_report_and_its_number_are_not_parted(theme: Theme) -> None:
    font, colour = theme.font("body"), theme.colours.ink
    room = QFontMetricsF(font).horizontalAdvance("Lean towards a SOC") + 2

    layout = typeset([Run("Lean towards a SOC 1.", font, colour)], room, 24)

    first = layout.lineAt(0)
    assert layout.text()[: first.textLength()].strip() == "Lean towards a"
