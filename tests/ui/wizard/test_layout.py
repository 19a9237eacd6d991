"""Every page at every size: nothing sideways, nothing cut, the text edge kept."""

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QAbstractButton, QWidget

from socdesk.decision.pack import Pack
from socdesk.decision.questioning import line_pages, organisation_pages
from socdesk.ui.place import Where, question, summary
from socdesk.ui.theme import LayoutClass, Theme
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.wizard.measures import Density, measure
from socdesk.ui.wizard.question_body import QuestionBody
from tests.ui.wizard.conftest import Desk, settle

SIZES = [
    pytest.param(width, height, zoom, id=f"{width}x{height} at {zoom}")
    for width, height in ((1280, 800), (1280, 720), (960, 540), (1920, 1080))
    for zoom in (100, 150, 200)
]


def places(desk: Desk, pack: Pack) -> list[Where]:
    """Return every page once, the results of two lines among them."""
    lines = [line.id for line in desk.session.engagement.lines]
    found = [question(None, name) for name in organisation_pages(pack)]
    found += [question(lines[0], name) for name in line_pages(pack)]
    return [*found, summary(lines[0]), summary(lines[2])]


def shown(body: QWidget) -> list[QWidget]:
    """Return what is in view of words and buttons, and takes up room."""
    kinds = (Prose, QAbstractButton)
    return [w for w in body.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]


def scrolling(desk: Desk, pack: Pack) -> set[str]:
    """Return the questions without banners that do not fit."""
    found = set()
    for where in places(desk, pack):
        desk.session.go(where)
        settle()
        body = desk.body()
        is_plain = isinstance(body, QuestionBody) and not body.banners.isVisible()
        if is_plain and body.column.verticalScrollBar().maximum():
            found.add(where.page)
    return found


@pytest.mark.parametrize(("width", "height", "zoom"), SIZES)
def test_no_page_goes_sideways_and_nothing_is_cut(
    bank: Desk, pack: Pack, width: int, height: int, zoom: int
) -> None:
    bank.set_size(width, height, zoom)

    for where in places(bank, pack):
        bank.session.go(where)
        settle()
        body = bank.body()
        content = body.column.content()

        assert body.height() + bank.wizard._bar.height() == bank.wizard.height(), where
        assert content.width() == body.column.viewport().width() == bank.wizard.width(), where
        for part in shown(content):
            left = part.mapTo(content, QPoint(0, 0)).x()
            assert left >= 0, (where, part)
            assert left + part.width() <= content.width(), (where, part)
            if part.hasHeightForWidth():
                assert part.height() >= part.heightForWidth(part.width()), (where, part)


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1280, 720), (1920, 1080)])
def test_every_question_fits_without_scrolling(
    bank: Desk, pack: Pack, width: int, height: int
) -> None:
    bank.set_size(width, height)

    assert scrolling(bank, pack) == set()


@pytest.mark.parametrize(("width", "height", "zoom"), [(960, 540, 100), (1280, 800, 150)])
def test_in_a_low_window_only_the_longest_list_scrolls(
    bank: Desk, pack: Pack, width: int, height: int, zoom: int
) -> None:
    bank.set_size(width, height, zoom)

    # Nineteen kinds; eight sectors; five answers of which three need two lines.
    assert scrolling(bank, pack) <= {"kind", "frameworks", "proof_asked", "personal_data"}


@pytest.mark.parametrize(("width", "edge"), [(1280, 56), (960, 44), (700, 24)])
def test_question_cards_and_buttons_stand_on_one_edge(bank: Desk, width: int, edge: int) -> None:
    bank.set_size(width, 900)
    body = bank.ask("entries")
    wizard = bank.wizard

    def left(part: QWidget) -> int:
        return part.mapTo(wizard, QPoint(0, 0)).x()

    kicker = body._kicker
    first, margin = (kicker._reference, 0) if width == 700 else (kicker._name, 28)
    assert left(first) == edge
    assert left(kicker._reference) == edge - margin
    assert left(body._question) == left(body._why) == edge
    assert left(body.answers) == edge - 12
    assert left(body.more) == edge - 12
    assert left(wizard._bar.back) == edge
    right = left(body.answers) + body.answers.width() - 12
    assert left(wizard._bar.next) + wizard._bar.next.width() == right
    assert left(body._question) + body._question.width() == right


def test_in_the_widest_layout_the_text_is_720_wide_and_centred(bank: Desk) -> None:
    bank.set_size(1920, 1080)
    body = bank.ask("entries")

    left = body._question.mapTo(bank.wizard, QPoint(0, 0)).x()
    assert body._question.width() == 720
    assert left == (bank.wizard.width() - 720) // 2


@pytest.mark.parametrize(
    ("window", "zoom", "expected"),
    [
        ((1280, 800), 100, (LayoutClass.NORMAL, 56, 624, 60, False)),
        ((1280, 719), 100, (LayoutClass.NORMAL, 56, 624, 60, True)),
        ((1280, 720), 100, (LayoutClass.NORMAL, 56, 624, 60, False)),
        ((1600, 900), 100, (LayoutClass.WIDE, 106, 720, 60, False)),
        ((1599, 900), 100, (LayoutClass.NORMAL, 56, 720, 60, False)),
        ((960, 540), 100, (LayoutClass.COMPACT, 44, 608, 52, True)),
        ((1280, 800), 150, (LayoutClass.COMPACT, 66, 752, 78, True)),
        ((799, 800), 100, (LayoutClass.NARROW, 24, 751, 52, False)),
    ],
)
def test_the_layouts_are_those_drawn(
    theme: Theme,
    window: tuple[int, int],
    zoom: int,
    expected: tuple[LayoutClass, int, int, int, bool],
) -> None:
    """Name, text edge, width of the text, height of the bar, whether the notes are folded."""
    theme.set_zoom(zoom)
    sides = {LayoutClass.WIDE: 668, LayoutClass.NORMAL: 560, LayoutClass.COMPACT: 280}
    width = window[0] - theme.px(sides.get(expected[0], 0))

    found = measure(theme, QSize(*window), width)
    theme.set_zoom(100)

    folded = found.density.is_folded
    assert (found.name, found.left, found.text, found.bar, folded) == expected


def test_a_long_question_is_set_smaller_before_anything_folds(bank: Desk) -> None:
    long = bank.ask("entries")
    states = (long._density, long._why.isVisible(), long.notes.isVisible())
    short = bank.ask("users")

    assert states == (Density.OPEN_SMALL, True, True)
    assert short._density is Density.OPEN


def test_the_answer_never_changes_how_much_is_folded(bank: Desk) -> None:
    body = bank.ask("users")
    before = body._density
    top = body.answers.y()

    bank.press("4")

    assert body.banners.isVisible()
    assert (body._density, body.answers.y()) == (before, top)


def test_the_bar_stays_where_the_page_scrolls(bank: Desk) -> None:
    bank.set_size(640, 360)
    body = bank.ask("entries")
    bar = bank.wizard._bar
    body.column.verticalScrollBar().setValue(10_000)
    settle()

    assert body.column.verticalScrollBar().value() > 0
    assert bar.y() + bar.height() == bank.wizard.height()
    assert bar.next.isVisible()


def test_the_control_with_the_focus_is_kept_in_view(bank: Desk) -> None:
    bank.set_size(960, 420)
    body = bank.ask("entries")

    for card in body.answers.cards():
        card.setFocus()
        settle()
        top = card.mapTo(body.column, QPoint(0, 0)).y()

        assert top >= 0
        assert top + card.height() <= body.column.height()


def test_a_page_laid_out_at_one_zoom_follows_to_another(bank: Desk, theme: Theme) -> None:
    body = bank.ask("users")
    before = body._question.height()

    theme.set_zoom(125)
    settle()

    assert isinstance(bank.body(), QuestionBody)
    assert body._question.height() != before
    bar = bank.wizard._bar
    assert bar.y() == body.height()
    assert body._question.mapTo(bank.wizard, QPoint(0, 0)).x() == bar.back.x()


def test_the_reference_stands_beside_the_first_line_of_a_long_name(bank: Desk) -> None:
    bank.set_size(1280, 800, 150)

    kicker = bank.ask("kind")._kicker

    assert kicker._name.height() > kicker._reference.height()
    assert kicker._reference.y() == kicker._name.y()
    assert kicker._reference.height() == bank.theme.line_height("small")
