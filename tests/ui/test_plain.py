"""Text from users and packs is shown as it is, and the keys of the window stay the window's."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from socdesk.ui.plain import (
    LINE_LIMIT,
    NOTE_LIMIT,
    NoteEdit,
    PlainLabel,
    PlainLineEdit,
    PlainMenu,
    escape_mnemonic,
    set_tooltip,
)
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.prose import Prose, Span

CANARY = "<b>RTO</b> <img src='canary.png'> a<b and c>d &lt;"


def test_a_label_shows_markup_as_it_is_written(theme: Theme, qtbot: QtBot) -> None:
    label = PlainLabel(theme, CANARY)
    rich = QLabel(CANARY)
    for widget in (label, rich):
        qtbot.addWidget(widget)

    assert label.text() == CANARY
    assert label.sizeHint().width() > 1.3 * rich.sizeHint().width()


def test_a_label_refuses_to_read_markup(theme: Theme, qtbot: QtBot) -> None:
    label = PlainLabel(theme, CANARY)
    qtbot.addWidget(label)

    with pytest.raises(TypeError, match="plain text only"):
        label.setTextFormat(Qt.TextFormat.RichText)


def test_running_text_shows_markup_as_it_is_written(theme: Theme, qtbot: QtBot) -> None:
    literal, bare = Prose(theme, "<b>RTO</b>"), Prose(theme, "RTO")
    for prose in (literal, bare):
        qtbot.addWidget(prose)

    assert literal.natural_width() > 2 * bare.natural_width()
    assert literal.accessibleName() == "<b>RTO</b>"


def test_a_tooltip_shows_markup_as_it_is_written(theme: Theme, qtbot: QtBot) -> None:
    label = PlainLabel(theme)
    qtbot.addWidget(label)

    set_tooltip(label, "a<b and c>d\n& more")

    assert label.toolTip() == "<qt>a&lt;b and c&gt;d<br/>&amp; more</qt>"


def test_a_menu_shows_an_ampersand_of_a_user_and_makes_no_access_key(
    theme: Theme, qtbot: QtBot
) -> None:
    menu = PlainMenu(theme, "&File")
    qtbot.addWidget(menu)

    action = menu.add_literal("Smith & <i>Sons</i>")

    assert action.text() == "Smith && <i>Sons</i>" == escape_mnemonic("Smith & <i>Sons</i>")
    assert "&lt;i&gt;" in action.toolTip()


class _Window(QWidget):
    """A window that counts its undo and redo."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.heard: list[str] = []
        QVBoxLayout(self).addWidget(inner)
        for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo):
            action = QAction(key.name, self)
            action.setShortcut(key)
            action.triggered.connect(self._on_triggered)
            self.addAction(action)

    def _on_triggered(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.heard.append(action.text())


@pytest.mark.parametrize("kind", [NoteEdit, PlainLineEdit])
def test_undo_and_redo_typed_into_text_belong_to_the_window(
    theme: Theme, qtbot: QtBot, kind: type[NoteEdit] | type[PlainLineEdit]
) -> None:
    edit = kind(theme, "Note")
    window = _Window(edit)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    edit.setFocus()
    QTest.keyClicks(edit, "words")

    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(edit, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)

    assert window.heard == ["Undo", "Redo"]
    assert (edit.note() if isinstance(edit, NoteEdit) else edit.text()) == "words"


def test_undo_that_no_window_takes_still_leaves_the_text_alone(theme: Theme, qtbot: QtBot) -> None:
    edit = PlainLineEdit(theme, "Name")
    qtbot.addWidget(edit)
    QTest.keyClicks(edit, "words")

    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert edit.text() == "words"


def test_tab_leaves_a_note(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    note, after = NoteEdit(theme, "Note", window), PlainLineEdit(theme, "After", window)
    qtbot.addWidget(window)
    window.show()
    note.setFocus()

    QTest.keyClick(note, Qt.Key.Key_Tab)

    assert window.focusWidget() is after
    assert note.note() == ""


def test_a_paste_is_cut_where_the_note_is_full(theme: Theme, qtbot: QtBot) -> None:
    note = NoteEdit(theme, "Note")
    qtbot.addWidget(note)
    note.set_note("x" * (NOTE_LIMIT - 3))
    data = QMimeData()
    data.setText("y" * 50_000)
    data.setHtml("<b>rich</b>")
    added: list[int] = []
    note.document().contentsChange.connect(lambda _, __, new: added.append(new))

    note.insertFromMimeData(data)

    assert len(note.note()) == NOTE_LIMIT
    assert note.note().startswith("yyyx")
    assert max(added) < 10


def test_typing_into_a_full_note_adds_nothing(theme: Theme, qtbot: QtBot) -> None:
    note = NoteEdit(theme, "Note")
    qtbot.addWidget(note)
    note.set_note("x" * NOTE_LIMIT)

    QTest.keyClicks(note, "ab")

    assert note.note() == "x" * NOTE_LIMIT


def test_a_note_tells_what_the_user_wrote_and_keeps_silent_about_what_was_set(
    theme: Theme, qtbot: QtBot
) -> None:
    note = NoteEdit(theme, "Note")
    qtbot.addWidget(note)
    heard: list[str] = []
    note.edited.connect(heard.append)

    note.set_note("set")
    note.moveCursor(note.textCursor().MoveOperation.End)
    QTest.keyClicks(note, "!")

    assert heard == ["set!"]


def test_a_line_takes_no_more_than_its_limit(theme: Theme, qtbot: QtBot) -> None:
    line = PlainLineEdit(theme, "Name")
    qtbot.addWidget(line)

    line.setText("x" * 1000)

    assert len(line.text()) == LINE_LIMIT


def test_spans_are_one_text_to_a_screen_reader(theme: Theme, qtbot: QtBot) -> None:
    prose = Prose(theme)
    qtbot.addWidget(prose)

    prose.set_spans((Span("Trap.", strong=True), Span(" Whose books?")))

    assert prose.accessibleName() == prose.text() == "Trap. Whose books?"
