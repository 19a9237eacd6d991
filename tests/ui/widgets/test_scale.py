"""The scale shows the exact set: solid is settled, hatched is possible, empty is not."""

from collections.abc import Collection
from itertools import chain, combinations, pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from socdesk.decision.advice import LEVELS
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.scale import Scale, ScaleSize, step_rects
from tests.ui.pixels import picture, share

_SETS = list(chain.from_iterable(combinations(LEVELS, size) for size in range(len(LEVELS) + 1)))


def _fill(scale: Scale, colour: QColor) -> list[float]:
    image = picture(scale)
    inner = [step.adjusted(5, 3, -5, -3) for step in step_rects(QRectF(scale.rect()))]
    return [share(image, r.left(), r.top(), r.width(), r.height(), colour) for r in inner]


def _scale(theme: Theme, qtbot: QtBot, levels: Collection[str]) -> Scale:
    scale = Scale(theme, levels, "words")
    qtbot.addWidget(scale)
    scale.resize(scale.sizeHint())
    return scale


@pytest.mark.parametrize(
    "levels", [pytest.param(levels, id=" ".join(levels) or "none") for levels in _SETS]
)
def test_a_step_is_drawn_if_its_level_is_possible_and_solid_if_it_is_the_only_one(
    theme: Theme, qtbot: QtBot, levels: tuple[str, ...]
) -> None:
    scale = _scale(theme, qtbot, levels)

    blank = _fill(scale, theme.colours.paper)

    assert [share < 1 for share in blank] == [level in levels for level in LEVELS]
    assert (0 in blank) is (len(levels) == 1)


@pytest.mark.parametrize("level", LEVELS)
def test_a_settled_level_is_solid_in_accent_only_where_it_is_advised(
    theme: Theme, qtbot: QtBot, level: str
) -> None:
    scale = _scale(theme, qtbot, {level})
    place = LEVELS.index(level)
    advised = level in ("RECOMMENDED", "NEEDED")
    colour = theme.colours.accent if advised else theme.colours.ink2

    assert _fill(scale, colour)[place] == 1


def test_an_open_range_is_hatched_with_paper_between_the_lines(theme: Theme, qtbot: QtBot) -> None:
    scale = _scale(theme, qtbot, {"CONFIRM", "RECOMMENDED", "NEEDED"})

    paper = _fill(scale, theme.colours.paper)[2:]
    accent = _fill(scale, theme.colours.accent)[2:]

    assert all(0.2 < share < 0.8 for share in paper)
    assert all(share > 0.05 for share in accent)


def test_solid_stops_stand_at_the_lowest_and_the_highest_level_only(
    theme: Theme, qtbot: QtBot
) -> None:
    scale = _scale(theme, qtbot, {"OPTIONAL", "RECOMMENDED", "NEEDED"})
    image, accent = picture(scale), theme.colours.accent
    steps = step_rects(QRectF(scale.rect()))

    left = [share(image, r.left() + 1, 4, 2, 6, accent) for r in steps]
    right = [share(image, r.right() - 3, 4, 2, 6, accent) for r in steps]

    assert [value == 1 for value in left] == [False, True, False, False, False]
    assert [value == 1 for value in right] == [False, False, False, False, True]


@pytest.mark.parametrize("size", ScaleSize)
def test_the_widest_gap_stands_before_recommended(size: ScaleSize) -> None:
    width, height = size.value
    steps = step_rects(QRectF(0, 0, width, height))

    gaps = [after.left() - before.right() for before, after in pairwise(steps)]

    assert gaps.index(max(gaps)) == LEVELS.index("RECOMMENDED") - 1
    assert steps[-1].right() == pytest.approx(width)


def test_an_override_strikes_the_level_of_the_rules_and_fills_the_own(
    theme: Theme, qtbot: QtBot
) -> None:
    scale = _scale(theme, qtbot, ())
    scale.set_levels({"NEEDED"}, "Needed, by override", overridden={"RECOMMENDED"})
    scale.resize(scale.sizeHint())
    area = QRectF(scale.rect()).adjusted(0, 10, 0, 0)
    struck, own = step_rects(area)[3:]
    image, colours = picture(scale), theme.colours

    assert 0 < share(image, struck.left(), struck.top(), struck.width(), 14, colours.accent) < 0.9
    assert share(image, own.left() + 2, own.top() + 2, own.width() - 4, 10, colours.accent) == 1
    assert share(image, own.center().x() - 2, 2, 4, 3, colours.ink) > 0.5


def test_the_words_are_what_a_screen_reader_says(theme: Theme, qtbot: QtBot) -> None:
    scale = _scale(theme, qtbot, ())

    scale.set_levels({"CONFIRM", "NEEDED"}, "Confirm or Needed")

    assert scale.accessibleName() == "Confirm or Needed"


def test_a_word_that_is_no_level_is_refused(theme: Theme, qtbot: QtBot) -> None:
    scale = _scale(theme, qtbot, ())

    with pytest.raises(ValueError, match="not a level: PERHAPS"):
        scale.set_levels({"PERHAPS"}, "")
