"""The scenes of what the window asks and says: its dialogs and its menus."""

import json

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from socdesk.engagement import changes
from socdesk.ui.dialogs.about import LicencesDialog
from socdesk.ui.dialogs.small import NewClientDialog
from socdesk.ui.place import summary
from socdesk.ui.widgets.buttons import Button
from tests.contact_sheet import shown
from tests.contact_sheet.desk import Desk
from tests.ui.clients import answer, pack

MENUS = ("file", "edit", "view", "go", "help")


def new_client(desk: Desk) -> None:
    desk.messages.ask_new_client()


def new_client_fault(desk: Desk) -> None:
    """Begin without a name: the fields say what is missing."""
    dialog = NewClientDialog(desk.theme, desk)
    begin = next(each for each in dialog.findChildren(Button) if each.isDefault())
    dialog.open()
    begin.click()
    dialog.exec()


def rename_line(desk: Desk) -> None:
    shown.result(desk, 0)
    desk.lines.rename(desk.line())


def meeting(desk: Desk) -> None:
    shown.bank(desk)
    session = desk.session
    people = ("Ms Ruiz, controller", "Mr Baker, head of operations")
    day = desk.now().date()
    session.apply(changes.with_meeting(session.engagement, day, people))
    desk.lines.set_meeting()


def own_level(desk: Desk) -> None:
    shown.override(desk)
    desk.session.go(summary(desk.line()))
    desk.lines.set_own_level(desk.line())


def remove_line(desk: Desk) -> None:
    shown.result(desk, 0)
    desk.messages.ask_remove_line("Online banking")


def unsaved(desk: Desk) -> None:
    shown.harbour(desk)
    desk.messages.ask_unsaved(desk.session.title)


def fault(desk: Desk) -> None:
    shown.harbour(desk)
    desk.messages.tell_fault(
        "Harbour Mortgage Servicing was not saved",
        "There is no room left on the disk.",
        "Your answers are still open here, and the file is as it was before.",
        "Save a copy",
    )


def bug(desk: Desk) -> None:
    shown.harbour(desk)
    desk.messages.tell_bug("ValueError: not seen before\n  File a.py, line 3\n  File b.py, line 5")


def keyboard(desk: Desk) -> None:
    desk.messages.show_keyboard()


def about(desk: Desk) -> None:
    desk.messages.show_about(pack())


def licences(desk: Desk) -> None:
    LicencesDialog(desk.theme, desk).exec()


def misconception(desk: Desk) -> None:
    shown.comparison(desk)
    desk.messages.show_card(pack(), pack().words.misconceptions[0].id)


def term(desk: Desk) -> None:
    shown.comparison(desk)
    desk.messages.show_card(pack(), pack().words.glossary[0].term)


def history(desk: Desk) -> None:
    shown.harbour(desk)
    desk.messages.show_history(desk.session)


def open_points(desk: Desk) -> None:
    shown.harbour(desk)
    desk.asking.show_open_points()


def answers_back(desk: Desk) -> None:
    shown.harbour(desk)
    given = {"line-1/users": "organisations", "line-1/auditor_asked": "yes", "line-1/nothing": "1"}
    given |= {"line-1/delivery": "both", "line-2/users": "private_persons"}
    file = desk.folder / "answers of Ms Ruiz.json"
    file.write_text(json.dumps({"answers": given, "person": "Ms Ruiz"}), "utf-8")
    desk.choose(file)
    desk.asking.read_answers()


def copy_answers(desk: Desk) -> None:
    shown.harbour(desk)
    answer(desk.session, 1, {"users": "private_persons"})
    desk.moving.copy_to(desk.line(1))


def compare_files(desk: Desk) -> None:
    """Compare with the file as it was before the last answers."""
    shown.harbour(desk)
    before = desk.folder / "Harbour, May.socdesk"
    desk.session.save(before)
    answer(desk.session, 0, {"entries": "no", "data": "yes", "auditor_asked": "yes"})
    desk.session.remove_line(desk.line(1))
    desk.moving.compare_with(before)


def new_year(desk: Desk) -> None:
    shown.bank(desk)
    desk.session.save(desk.folder / "A bank.socdesk")
    desk.moving.new_year()


def menu(desk: Desk, at: int) -> None:
    """Open a menu of the menu bar."""
    shown.half_way(desk)
    desk.show()
    QTest.qWait(20)
    bar = desk.masthead.bar
    action = bar.actions()[at]
    opened = action.menu()
    assert isinstance(opened, QMenu)
    opened.popup(bar.mapToGlobal(bar.actionGeometry(action).bottomLeft()))


def line_menu(desk: Desk) -> None:
    shown.half_way(desk)
    desk.show()
    QTest.qWait(20)
    desk.line_menu.open_for(desk.line(), desk.mapToGlobal(QPoint(150, 150)))
