"""The list of open points, and the answers shown before they are taken."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from socdesk.engagement.taking import Standing, Told
from socdesk.report.asking.export import open_of
from socdesk.report.asking.people import Asked
from socdesk.ui.asking.answers_dialog import AnswerRow, AnswersDialog
from socdesk.ui.asking.open_dialog import OpenPointsDialog, Wish
from socdesk.ui.asking.sheet import MOST_ROWS
from socdesk.ui.place import question
from socdesk.ui.plain import PlainLabel
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.buttons import Button
from tests.report.cases import mixed
from tests.ui.clients import pack
from tests.ui.window import NO_MODIFIER, settle

ROWS: tuple[tuple[Standing, str], ...] = (
    ("new", ""),
    ("differs", "Only ourselves"),
    ("same", "Yes"),
)


@pytest.fixture(scope="module")
def asked() -> tuple[Asked, ...]:
    return open_of(pack(), mixed())


@pytest.fixture
def listed(theme: Theme, asked: tuple[Asked, ...]) -> Iterator[OpenPointsDialog]:
    dialog = OpenPointsDialog(theme, pack(), asked)
    dialog.show()
    settle()
    yield dialog
    dialog.deleteLater()


def rows() -> tuple[AnswerRow, ...]:
    return tuple(
        AnswerRow(Told(f"line-{at}", "users", "group"), standing, "Users", "Loans", now, "Group")
        for at, (standing, now) in enumerate(ROWS, start=1)
    )


@pytest.fixture
def read_back(theme: Theme) -> Iterator[AnswersDialog]:
    dialog = AnswersDialog(theme, "a.docx", rows(), ("x: found y.",), "Ms Ruiz")
    dialog.show()
    settle()
    yield dialog
    dialog.deleteLater()


def texts(dialog: OpenPointsDialog | AnswersDialog) -> str:
    """Return what a dialog says outside its table."""
    return "\n".join(label.text() for label in dialog.findChildren(PlainLabel))


def button(dialog: OpenPointsDialog | AnswersDialog, text: str) -> Button:
    return next(each for each in dialog.findChildren(Button) if each.text().startswith(text))


def test_the_list_is_in_the_order_of_impact_over_all_lines(
    listed: OpenPointsDialog, asked: tuple[Asked, ...]
) -> None:
    keys = [row.key for row in listed.view.sheet_model.sheet.rows]

    assert keys == [each.key for each in asked]
    assert keys[0] == "line-3/users"
    assert f"{len(asked)} questions" in texts(listed)


def test_a_row_says_line_question_whom_by_when_and_what_answers_do(
    listed: OpenPointsDialog,
) -> None:
    sheet = listed.view.sheet_model.sheet
    row = next(row for row in sheet.rows if row.key == "line-1/auditor_asked")

    spoken = row.cells[0].cell.spoken
    assert spoken.startswith("Servicing · S6: Has a customer’s financial auditor")
    assert "SOC 1 recommended or needed either way" in spoken
    assert spoken.endswith("Ask The two largest auditors, by 4 Dec 2026")


def test_enter_leads_to_the_question(listed: OpenPointsDialog) -> None:
    QTest.keyClick(listed.view, Qt.Key.Key_Down, NO_MODIFIER)
    QTest.keyClick(listed.view, Qt.Key.Key_Return, NO_MODIFIER)

    assert listed.where == question("line-3", "delivery")
    assert listed.result()


@pytest.mark.parametrize(
    ("text", "wish"),
    [("Ask-later", Wish.WORD), ("In Markdown", Wish.MARKDOWN), ("Read answers", Wish.READ)],
)
def test_each_button_says_what_is_to_be_done(
    listed: OpenPointsDialog, text: str, wish: Wish
) -> None:
    button(listed, text).click()

    assert (listed.wish, listed.where) == (wish, None)


def test_of_very_many_questions_the_rest_is_counted(theme: Theme, asked: tuple[Asked, ...]) -> None:
    dialog = OpenPointsDialog(theme, pack(), asked * 10)

    assert len(dialog.view.sheet_model.sheet.rows) == MOST_ROWS
    assert f"{len(asked) * 10 - MOST_ROWS} further questions" in texts(dialog)
    dialog.deleteLater()


def test_without_open_points_only_answers_can_be_read(theme: Theme) -> None:
    dialog = OpenPointsDialog(theme, pack(), ())

    names = [each.text() for each in dialog.findChildren(Button)]
    assert sorted(names) == ["Close", "Read answers back..."]
    assert "Nothing is open" in texts(dialog)
    dialog.deleteLater()


@pytest.mark.parametrize("zoom", [100, 150])
def test_every_button_has_room_for_its_words(
    theme: Theme, asked: tuple[Asked, ...], zoom: int
) -> None:
    theme.set_zoom(zoom)
    window = QWidget()
    dialog = OpenPointsDialog(theme, pack(), asked, window)
    dialog.show()
    settle()

    for each in dialog.findChildren(Button):
        assert each.width() >= each.sizeHint().width(), each.text()
        right = each.mapTo(dialog, each.rect().topRight()).x()
        assert right <= dialog.width()
    dialog.deleteLater()


def test_what_differs_is_not_ticked_and_what_stands_cannot_be(read_back: AnswersDialog) -> None:
    states = [(card.isChecked(), card.isEnabled()) for card in read_back.cards()]

    assert states == [(True, True), (False, True), (False, False)]
    assert [told.line for told in read_back.taken().told] == ["line-1"]
    assert "now: Only ourselves" in read_back.cards()[1].accessibleDescription()


def test_what_is_ticked_is_taken_as_said_by_whom_the_field_names(
    read_back: AnswersDialog,
) -> None:
    first, second, _ = read_back.cards()
    first.click()
    second.click()
    read_back.said_by.edit.setText(" Mr Tan ")

    taken = read_back.taken()
    assert [told.line for told in taken.told] == ["line-2"]
    assert taken.said_by == "Mr Tan"


def test_what_was_not_read_is_told(read_back: AnswersDialog) -> None:
    assert "x: found y." in texts(read_back)


def test_esc_takes_nothing(read_back: AnswersDialog) -> None:
    QTest.keyClick(read_back, Qt.Key.Key_Escape, NO_MODIFIER)

    assert not read_back.result()


def test_a_file_without_answers_can_only_be_closed(theme: Theme) -> None:
    dialog = AnswersDialog(theme, "a.docx", (), ("x: found y.",), "")

    assert [each.text() for each in dialog.findChildren(Button)] == ["Close"]
    assert "holds no answer" in texts(dialog)
    dialog.deleteLater()
