"""A level of the consultant's own, pressed as a person does: both results stay in sight."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from socdesk.decision.advice import LEVELS
from socdesk.engagement.model import LONGEST_NOTE, Override
from socdesk.ui.dialogs.own_level import OwnLevelDialog
from socdesk.ui.outline.model import ROW_ROLE
from socdesk.ui.place import ORGANISATION, question, summary
from socdesk.ui.widgets.banner import Banner
from socdesk.ui.wizard.summary_body import SummaryBody
from tests.ui.window import DeskWindow, settle

LEFT = Qt.MouseButton.LeftButton
ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
BANKING = "line-2"
REASON = "The partner asks for it from 2027."
PLACES = ("verdict", "verdict line", "result", "outline", "matrix", "commission")


@pytest.fixture
def bank(window: DeskWindow) -> DeskWindow:
    """Return the window at the result of the bank's online banking: SOC 2 is recommended."""
    window.open_bank()
    window.session.go(summary(BANKING))
    window.show()
    settle()
    return window


def in_dialog(window: DeskWindow, act: Callable[[OwnLevelDialog], None]) -> None:
    """Open the dialog from beside the result, do something in it, and leave it if still open."""

    def when_open() -> None:
        dialog = next(d for d in window.findChildren(OwnLevelDialog) if d.isVisible())
        QTest.qWaitForWindowActive(dialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, when_open)
    window.verdict._foot.override.click()
    settle()


def set_level(
    window: DeskWindow, report: str = "SOC 2", level: str = "NEEDED", reason: str = REASON
) -> None:
    """Set a level as a person does: report, level, reason, button."""

    def act(dialog: OwnLevelDialog) -> None:
        chosen = list(window.session.line_advice(BANKING).reports)
        QTest.mouseClick(dialog.reports.buttons()[chosen.index(report)], LEFT)
        QTest.mouseClick(dialog.levels.buttons()[LEVELS.index(level)], LEFT)
        dialog.reason.selectAll()
        QTest.keyClicks(dialog.reason, reason)
        QTest.mouseClick(dialog.set, LEFT)

    in_dialog(window, act)


def overrides(window: DeskWindow) -> dict[str, Override]:
    return dict(window.session.engagement.line(BANKING).overrides)


def result_banners(window: DeskWindow) -> list[str]:
    bodies = window.wizard.findChildren(SummaryBody)
    return [
        part.accessibleName()
        for body in bodies
        for part in body.own.parts()
        if isinstance(part, Banner)
    ]


def told(window: DeskWindow) -> dict[str, str]:
    """Return what each place says of the SOC 2 of online banking, seen and read out."""
    window.session.go(question(BANKING, "users"))
    settle()
    line = window.verdict_line.text()
    window.session.go(summary(BANKING))
    settle()
    found = {"verdict line": line, "result": " ".join(result_banners(window))}
    row = next(r for r in window.verdict.shown_reports() if r.words()[0] == "SOC 2")
    found["verdict"] = f"{row.words()[1]}. {row.own()} | {row._scale.accessibleName()}"
    rows = window.outline.lines.rows
    indexes = [rows.index(at) for at in range(rows.rowCount())]
    index = next(i for i in indexes if i.data(ROW_ROLE).key == BANKING)
    found["outline"] = f"{index.data(ROW_ROLE).own} | {index.data(ACCESSIBLE)}"
    window.session.go(ORGANISATION)
    settle()
    model = window.organisation.view.model()
    cell = model.index(1, 2)
    found["matrix"] = f"{cell.data()} | {cell.data(ACCESSIBLE)}"
    found["commission"] = " ".join(
        said for text in window.organisation.commissions._items for said in text.own
    )
    window.session.go(summary(BANKING))
    settle()
    return found


def test_without_a_reason_nothing_is_set_and_one_sentence_says_why(bank: DeskWindow) -> None:
    before, said = bank.session.engagement, []

    def act(dialog: OwnLevelDialog) -> None:
        QTest.keyClicks(dialog.reason, "  ")
        QTest.mouseClick(dialog.set, LEFT)
        assert dialog.isVisible()
        said.append((dialog.fault(), dialog.reason.accessibleDescription()))
        assert dialog.focusWidget() is dialog.reason

    in_dialog(bank, act)

    assert said == [("A level of your own needs a reason.",) * 2]
    assert bank.session.engagement is before


def test_both_results_are_visible_everywhere(bank: DeskWindow) -> None:
    set_level(bank)

    found = told(bank)

    assert sorted(found) == sorted(PLACES)
    for place in PLACES:
        assert "Yours: " in found[place], place
        assert "Needed" in found[place], place
    for place in ("verdict", "result", "outline", "matrix", "commission"):
        assert "Rules: Recommended. Yours: Needed" in found[place], place
    for place in ("verdict", "result", "matrix", "commission"):
        assert f"Reason: {REASON}" in found[place], place
    assert found["verdict line"].startswith("SOC 2 recommended")


def test_the_scale_strikes_the_rules_and_fills_the_own(bank: DeskWindow) -> None:
    set_level(bank)

    row = next(r for r in bank.verdict.shown_reports() if r.words()[0] == "SOC 2")
    assert row._scale.levels() == {"NEEDED"}
    assert row._scale.overridden() == {"RECOMMENDED"}


def test_the_rules_advice_stays_as_it_was(bank: DeskWindow) -> None:
    before, headline = bank.session.advice, bank.verdict.headline()

    set_level(bank, level="NOT_INDICATED")

    assert overrides(bank) == {"SOC 2": Override("NOT_INDICATED", REASON)}
    assert bank.session.advice == before
    assert bank.verdict.headline() == headline


def test_one_undo_removes_it_and_redo_sets_it_again(bank: DeskWindow) -> None:
    before = told(bank)
    set_level(bank)
    after = told(bank)

    bank.commands.undo.trigger()
    undone = told(bank)
    bank.commands.redo.trigger()

    assert undone == before
    assert not any("Yours" in said for said in before.values())
    assert told(bank) == after != before


def test_remove_takes_it_back_and_one_undo_brings_it_again(bank: DeskWindow) -> None:
    set_level(bank)

    in_dialog(bank, lambda dialog: QTest.mouseClick(dialog.remove, LEFT))
    assert overrides(bank) == {}
    bank.commands.undo.trigger()

    assert overrides(bank) == {"SOC 2": Override("NEEDED", REASON)}


def test_remove_is_offered_only_where_there_is_something_to_remove(bank: DeskWindow) -> None:
    set_level(bank)
    offered = []

    def act(dialog: OwnLevelDialog) -> None:
        offered.append(dialog.remove.isVisible())
        QTest.mouseClick(dialog.reports.buttons()[0], LEFT)
        offered.append(dialog.remove.isVisible())

    in_dialog(bank, act)

    assert offered == [True, False]


def test_cancel_changes_nothing(bank: DeskWindow) -> None:
    before = bank.session.engagement

    in_dialog(bank, lambda dialog: dialog.reject())

    assert bank.session.engagement is before


def test_a_copy_of_a_line_has_no_level_of_its_own(bank: DeskWindow) -> None:
    set_level(bank)

    bank.commands.duplicate_line.trigger()

    copy = bank.session.engagement.lines[2]
    assert copy.name == "Online banking (copy)"
    assert copy.overrides == {}


def test_an_endless_reason_is_bounded(bank: DeskWindow) -> None:
    def act(dialog: OwnLevelDialog) -> None:
        dialog.reason.insertPlainText("word " * LONGEST_NOTE)
        QTest.mouseClick(dialog.set, LEFT)

    in_dialog(bank, act)

    assert 0 < len(overrides(bank)["SOC 2"].reason) <= LONGEST_NOTE
    found = told(bank)
    assert len(found["result"]) > 10_000
    assert all(len(found[place]) < 3000 for place in PLACES if place != "result")


def test_a_second_press_on_the_chosen_level_keeps_it(bank: DeskWindow) -> None:
    kept = []

    def act(dialog: OwnLevelDialog) -> None:
        QTest.mouseClick(dialog.levels.buttons()[4], LEFT)
        QTest.mouseClick(dialog.levels.buttons()[4], LEFT)
        kept.append((dialog.levels.value(), dialog.choice().own))

    in_dialog(bank, act)

    assert kept[0][0] == "NEEDED"


def test_the_dialog_says_that_the_memo_prints_the_reason(bank: DeskWindow) -> None:
    said: list[str] = []

    def act(dialog: OwnLevelDialog) -> None:
        said.extend(label.text() for label in dialog.findChildren(type(dialog._both)))

    in_dialog(bank, act)

    assert "Not an internal note: the memo prints the reason for the client." in said


def test_a_report_only_the_consultant_wants_stands_among_the_commissions(
    bank: DeskWindow,
) -> None:
    set_level(bank, report="SOC for Supply Chain", level="RECOMMENDED")

    bank.session.go(ORGANISATION)
    settle()

    *ruled, own, vendors = bank.organisation.commissions._items
    assert all(text.own == () for text in (*ruled, vendors))
    assert (own.number, own.title, own.level) == (
        len(ruled) + 1, "SOC for Supply Chain", "Recommended; by the rules Not indicated",
    )  # fmt: skip
    assert own.own == (
        f"Online banking. Rules: Not indicated. Yours: Recommended. Reason: {REASON}",
    )


def test_the_menus_open_the_same_dialog_for_a_line(bank: DeskWindow) -> None:
    seen: list[str] = []

    def when_open() -> None:
        dialog = next(d for d in bank.findChildren(OwnLevelDialog) if d.isVisible())
        seen.append(dialog._advice.name)
        dialog.reject()

    QTimer.singleShot(0, when_open)
    bank.commands.own_level.trigger()
    bank.line_menu._line = "line-4"
    QTimer.singleShot(0, when_open)
    bank.line_menu._own_level.trigger()

    assert seen == ["Online banking", "Payments ordered by corporate customers"]
    bank.session.go(ORGANISATION)
    assert not bank.commands.own_level.isEnabled()
