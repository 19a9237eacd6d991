"""Another file beside the one in view: what is said, what is gone to, what is refused."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from socdesk.engagement.changes import (
    add_line,
    remove_line,
    rename_line,
    with_answer,
    with_unknown,
)
from socdesk.engagement.model import Engagement
from socdesk.ui.moving.compare_dialog import CompareDialog
from socdesk.ui.moving.compare_words import compare_words
from socdesk.ui.place import question
from tests.ui.clients import bank, moment, pack
from tests.ui.moving.dialogs import press, said, while_open
from tests.ui.window import DeskWindow

Key = Qt.Key


def changed(then: Engagement) -> Engagement:
    """The bank a while later."""
    now = with_answer(then, "line-2", "proof_asked", "nobody", moment())
    now = with_unknown(now, None, "readers", moment())
    now = rename_line(now, "line-4", "Payments")
    now = remove_line(now, "line-3", moment())
    return add_line(now, "Payroll", moment())


def test_each_line_is_told_with_its_headlines_and_its_answers() -> None:
    then = bank().engagement

    words = compare_words(pack(), then, changed(then))

    told = {section.title: (section.text, section.rows) for section in words.sections}
    assert {title: text for title, (text, _) in told.items()} == {
        "The organisation": "Then: SOC 1 and SOC 2 recommended. Now: SOC 1 recommended.",
        "Online banking": "Then: SOC 2 recommended. Now: Voluntary: SOC 2.",
        "Payments (then: Payments ordered by corporate customers)": (
            "Then and now: Voluntary: SOC 2."
        ),
        "Payroll": "Not in the other file. Now: Open.",
        "Own loan book": "Only in the other file. Then: No SOC report.",
    }
    assert [row.answers for _, rows in told.values() for row in rows] == [
        ("United States", "Don’t know yet"),
        ("Questionnaires, tenders or sales talks ask", "Nobody"),
    ]
    assert words.alike == ("Loan processing and transactions for other organisations",)


def test_a_common_answer_leads_to_where_it_is_asked() -> None:
    then = bank().engagement
    now = with_answer(then, None, "timing_reader", "type1_fine", moment())

    rows = compare_words(pack(), then, now).sections[0].rows

    assert [row.target for row in rows] == [question("line-1", "timing_reader")]


def test_the_same_file_says_that_nothing_differs(window: DeskWindow, tmp_path: Path) -> None:
    path = tmp_path / "same.socdesk"
    window.open_bank()
    window.session.save(path)
    texts: list[str] = []

    def act(dialog: CompareDialog) -> None:
        texts.append(said(dialog))
        press(dialog, Key.Key_Return)

    window.answers.paths.append(path)
    while_open(window, CompareDialog, act)
    window.commands.compare_file.trigger()

    assert "Compared with same.socdesk" in texts[0]
    assert "No answer and no headline differs." in texts[0]


def test_an_answer_is_gone_to_and_what_is_open_stays(window: DeskWindow, tmp_path: Path) -> None:
    path = tmp_path / "then.socdesk"
    window.open_bank()
    window.session.save(path)
    window.session.apply(changed(window.session.engagement))
    now = window.session.engagement

    def act(dialog: CompareDialog) -> None:
        table = dialog._table
        assert table is not None
        place = table.cell_rect("line-2/proof_asked", 0).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    window.answers.paths.append(path)
    while_open(window, CompareDialog, act)
    window.commands.compare_file.trigger()

    assert window.session.where == question("line-2", "proof_asked")
    assert window.session.engagement == now
    assert window.session.can_undo


def test_the_table_is_walked_by_keys(window: DeskWindow, tmp_path: Path) -> None:
    path = tmp_path / "then.socdesk"
    window.open_bank()
    window.session.save(path)
    window.session.apply(changed(window.session.engagement))

    def act(dialog: CompareDialog) -> None:
        press(dialog, Key.Key_Tab, Key.Key_Return)

    while_open(window, CompareDialog, act)
    window.moving.compare_with(path)

    assert window.session.where == question(None, "readers")


def test_no_file_compares_nothing(window: DeskWindow) -> None:
    window.open_bank()
    window.answers.paths.append(None)

    window.commands.compare_file.trigger()

    assert [each.title for each in window.asked] == ["Open"]


def test_a_damaged_file_is_told(window: DeskWindow, tmp_path: Path) -> None:
    broken = tmp_path / "broken.socdesk"
    broken.write_bytes(b"no engagement")
    window.open_bank()
    kept = window.session.engagement
    window.answers.paths.append(broken)
    window.answers.acts.append("close")

    window.commands.compare_file.trigger()

    assert window.asked[-1].title == "The file was not opened"
    assert window.session.engagement == kept
