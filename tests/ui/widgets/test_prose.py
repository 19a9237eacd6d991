"""Running text takes the height its width asks for and keeps its line height."""

import pytest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from socdesk.ui.theme import Scheme, Theme
from socdesk.ui.typography import ROLES, RoleName
from socdesk.ui.widgets.prose import Prose, Span
from tests.ui.pixels import picture, share, shows

_WORDS = "Do you start, approve, record, calculate or report money movements or balances?"


@pytest.mark.parametrize("role", ["question", "standfirst", "body", "small"])
def test_the_height_is_a_whole_number_of_lines_of_the_role(
    theme: Theme, qtbot: QtBot, role: RoleName
) -> None:
    prose = Prose(theme, _WORDS, role)
    qtbot.addWidget(prose)

    wide = prose.heightForWidth(prose.natural_width())
    narrow = prose.heightForWidth(prose.natural_width() // 2 + 40)

    assert wide == ROLES[role].line
    assert narrow == 2 * ROLES[role].line


def test_a_layout_gives_running_text_its_whole_height(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    prose = Prose(theme, _WORDS * 3, "question")
    column.addWidget(prose)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.resize(420, 120)
    qtbot.addWidget(area)
    area.show()

    assert prose.height() == prose.heightForWidth(prose.width())
    assert prose.height() > area.height()


def test_a_word_longer_than_the_line_is_broken_and_not_cut(theme: Theme, qtbot: QtBot) -> None:
    prose = Prose(theme, "x" * 200)
    qtbot.addWidget(prose)

    assert prose.heightForWidth(200) > 5 * ROLES["body"].line


def test_a_line_end_in_the_text_begins_a_new_line(theme: Theme, qtbot: QtBot) -> None:
    prose = Prose(theme, "one\ntwo")
    qtbot.addWidget(prose)

    assert prose.heightForWidth(500) == 2 * ROLES["body"].line


def test_a_span_has_its_own_colour_beyond_the_characters_of_the_basic_plane(
    theme: Theme, qtbot: QtBot
) -> None:
    prose = Prose(theme)
    qtbot.addWidget(prose)
    prose.set_spans((Span("\U0001d504\U0001d504\U0001d504  "), Span("signal", colour="signal")))
    prose.resize(prose.sizeHint())

    image = picture(prose)

    assert share(image, 0, 0, 20, image.height(), theme.colours.signal) == 0
    assert shows(image, theme.colours.signal)


def test_the_colour_follows_the_theme(theme: Theme, qtbot: QtBot) -> None:
    prose = Prose(theme, "III", colour="accent")
    qtbot.addWidget(prose)
    theme.set_scheme(Scheme.DARK)
    prose.resize(prose.sizeHint())

    assert shows(picture(prose), theme.colours.accent)


def test_the_text_grows_with_the_zoom(theme: Theme, qtbot: QtBot) -> None:
    prose = Prose(theme, _WORDS)
    qtbot.addWidget(prose)
    before = prose.natural_width()

    theme.set_zoom(200)

    assert prose.natural_width() == pytest.approx(2 * before, abs=4)
