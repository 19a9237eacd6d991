"""Names, roles and states of every control, on every page and in every dialog."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from socdesk.decision.questioning import line_pages
from socdesk.ui.tables.view import SheetView
from socdesk.ui.widgets.buttons import Button
from socdesk.ui.wizard.answers import AnswerList
from tests.ui.access import reading
from tests.ui.access.scenes import Scene, dialogs, pages
from tests.ui.clients import pack
from tests.ui.window import DeskWindow

VALUES = ("yes", "only_ordered", "only_show_or_store")
SCENES = [pytest.param(scene, id=scene.name) for scene in (*pages(), *dialogs())]


@pytest.mark.parametrize("at", [0, 2])
def test_what_a_screen_reader_toggles_is_answered(window: DeskWindow, at: int) -> None:
    window.begin()
    window.ask("entries")
    (answers,) = (each for each in window.wizard.findChildren(AnswerList) if each.isVisible())
    act = reading.interface(answers.cards()[at]).actionInterface()

    act.doAction(act.toggleAction())

    assert answers.chosen_index() == at
    assert window.session.given(window.line(), "entries").value == VALUES[at]


@pytest.mark.parametrize("scene", SCENES)
def test_every_control_has_a_name_a_role_and_its_state(window: DeskWindow, scene: Scene) -> None:
    with scene.on(window) as top:
        found = reading.controls(top)
        wrong = reading.told(found)
        views = [each for each in top.findChildren(SheetView) if each.isVisible()]
        astray = [text for view in views for text in _without_place(view)]
        pictures = _nameless_pictures(top)

    assert found
    assert wrong == []
    assert astray == [], "a cell says its row, its column and what it holds"
    assert pictures == []


def _nameless_pictures(top: QWidget) -> list[str]:
    shown = [each for each in top.findChildren(QWidget) if each.isVisible()]
    graphic = [each for each in shown if reading.interface(each).role() is reading.Role.Graphic]
    return [type(each).__name__ for each in graphic if not reading.name(each)]


@pytest.mark.parametrize("page", list(line_pages(pack())))
def test_the_options_of_a_question_stand_in_a_group_called_by_it(
    window: DeskWindow, page: str
) -> None:
    window.open_bank()
    window.ask(page)

    lists = [each for each in window.wizard.findChildren(AnswerList) if each.isVisible()]
    names = [reading.name(each) for each in lists]
    parents = {reading.interface(card).parent().object() for card in lists[0].cards()}

    assert names == [_question_of(page)]
    assert parents == {lists[0]}


def _question_of(page: str) -> str:
    words = pack().words
    return words.pages[page].text if page in words.pages else words.questions[page].text


def test_an_option_says_that_it_is_chosen(window: DeskWindow) -> None:
    window.begin()
    window.ask("entries")

    window.press(Qt.Key.Key_2)

    (answers,) = (each for each in window.wizard.findChildren(AnswerList) if each.isVisible())
    said = [bool(reading.interface(card).state().checked) for card in answers.cards()]
    assert said == [False, True, *[False] * (len(said) - 2)]


def _without_place(view: SheetView) -> list[str]:
    """The cells that do not say where they stand, of rows and columns that have a name."""
    model = view.sheet_model
    found = []
    for at, placed in model.sheet.anchors():
        index = model.index(at, placed.column)
        said = str(model.data(index, Qt.ItemDataRole.AccessibleTextRole) or "")
        row = model.sheet.rows[at].label
        head = model.sheet.heads[placed.column] if placed.columns == 1 else ""
        if not said or row not in said or (placed.column and head not in said):
            found.append(f"{row!r} {head!r}: {said}")
    return found


class Planted(QWidget):
    """Four faults that have been seen in other programs, and one control that is right."""

    def __init__(self, right: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.bare = QLineEdit()
        self.marked = QLineEdit()
        self.marked.setAccessibleName("Name")
        self.marked.setToolTip("<qt>Name</qt>")
        self.painted = QWidget()
        self.painted.setAccessibleName("Chart")
        self.painted.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for part in (self.bare, self.marked, self.painted, right):
            column.addWidget(part)


def test_the_sweep_sees_the_faults_it_is_for(window: DeskWindow) -> None:
    planted = Planted(Button(window.theme, "Go on"))
    planted.show()

    wrong = reading.told(reading.controls(planted))

    planted.hide()
    assert wrong == [
        "QLineEdit “” has no name",
        "QLineEdit “” is named by no label",
        "QLineEdit “Name” is told of in markup",
        "QWidget “Chart” is a Client",
    ]


def test_a_buddy_is_a_label() -> None:
    label, edit = QLabel("&Client"), QLineEdit()
    label.setBuddy(edit)

    assert reading.labels(edit) == ["Client"]
    assert QAccessible.isActive()
