"""The scenes of the window itself: how it comes to show a page in a state."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from socdesk.engagement import changes
from socdesk.engagement.model import ExistingReport, YearEnd
from socdesk.ui.comparison.content import Choice
from socdesk.ui.place import (
    COMPARISON,
    ORGANISATION,
    START,
    TIMELINE,
    Where,
    question,
    summary,
)
from socdesk.ui.start.recent import RecentFile
from socdesk.ui.wizard.controls import CardFilter
from tests.contact_sheet.desk import Desk
from tests.ui import clients

LONG = "Administration of collective investment schemes, their depositaries and distributors"


@cache
def question_places() -> Mapping[str, Where]:
    """Return the place of every question's page of the bank by the name of its picture."""
    session = clients.bank()
    line = session.engagement.lines[0].id
    client = {f"client-{page}": question(None, page) for page in session.pages(None)}
    own = {f"line-{page}": question(line, page) for page in session.pages(line)}
    return {**client, **own}


def bank(desk: Desk, example: str = "bank") -> None:
    """Open a copy of an example."""
    desk.files.open_example(example)


def bank_at(desk: Desk, where: Where) -> None:
    """Open the bank at a place."""
    bank(desk)
    desk.session.go(where)


def harbour(desk: Desk) -> None:
    """Begin a client of two lines, a few answers known, one not."""
    session = desk.session
    session.new("Harbour Mortgage Servicing", ["Loan servicing", "Customer portal"])
    line = desk.line()
    clients.answer(session, None, {"readers": "us"})
    clients.answer(session, 0, {"users": "organisations", "delivery": "service"})
    clients.answer(session, 0, {"entries": "yes"})
    session.go(question(line, "auditor_asked"))
    session.dont_know("auditor_asked")
    session.set_ask("auditor_asked", "Ms Ruiz, who speaks with the auditors")
    session.set_by("auditor_asked", date(2026, 12, 4))


# The start page.


def start(desk: Desk) -> None:
    desk.session.close()


def start_recent(desk: Desk) -> None:
    there = desk.folder / "Harbour Mortgage Servicing.socdesk"
    there.touch()
    gone = desk.folder / "gone.socdesk"
    day = date(2026, 11, 19)
    desk.recent.add(RecentFile(gone, "North Quay Payroll", "SOC 1 recommended", day))
    desk.recent.add(RecentFile(there, "Harbour Mortgage Servicing", "Leans SOC 1", day))
    desk.session.close()


# Questions.


def first_question(desk: Desk) -> None:
    desk.session.new("Harbour Mortgage Servicing", ["Loan servicing", "Customer portal"])
    desk.session.go(question(desk.line(), "users"))


def half_way(desk: Desk) -> None:
    """The third question of the loans, with what follows still open."""
    bank(desk)
    for name in ("auditor_asked", "proof_asked", "material", "self_check", "report_named"):
        desk.session.go(question(desk.line(), name))
        desk.session.clear(name)
    desk.session.go(question(desk.line(), "entries"))


def unknown(desk: Desk) -> None:
    harbour(desk)


def note(desk: Desk) -> None:
    bank_at(desk, question("line-1", "entries"))
    words = "The controllers of two customers said so at the meeting in March.\nTo be confirmed."
    desk.session.set_note("entries", words)


def assumed(desk: Desk) -> None:
    bank_at(desk, question("line-1", "proof_asked"))
    desk.session.set_basis("proof_asked", "assumed")


def clash(desk: Desk) -> None:
    harbour(desk)
    clients.answer(desk.session, 0, {"delivery": "product", "hosting": "controls"})


def filtered(desk: Desk) -> None:
    bank_at(desk, question("line-1", "kind"))
    desk.show()
    QApplication.processEvents()
    field = next(each for each in desk.wizard.findChildren(CardFilter) if each.isVisible())
    QTest.keyClicks(field, "lo")


def all_shown(desk: Desk) -> None:
    harbour(desk)
    desk.session.questioning.show_all(True)
    desk.session.go(question(desk.line(), "hosting"))


def long_names(desk: Desk) -> None:
    desk.session.new(f"{LONG} in Luxembourg and Ireland", [LONG, f"{LONG}, second part"])
    desk.session.go(question(desk.line(), "users"))


# Results.


def result(desk: Desk, line: int) -> None:
    bank(desk)
    desk.session.go(summary(desk.line(line)))


def result_open(desk: Desk) -> None:
    harbour(desk)
    desk.session.go(summary(desk.line()))


def override(desk: Desk) -> None:
    """Put an own level beside the rules' on the bank's first line."""
    bank(desk)
    reason = "Two large customers have said they will ask for it in the next renewal."
    session = desk.session
    after = changes.with_override(session.engagement, desk.line(), "SOC 2", "RECOMMENDED", reason)
    session.apply(after)


def result_override(desk: Desk) -> None:
    override(desk)
    desk.session.go(summary(desk.line()))


def organisation(desk: Desk) -> None:
    bank(desk)
    desk.session.go(ORGANISATION)


def organisation_open(desk: Desk) -> None:
    harbour(desk)
    desk.session.go(ORGANISATION)


def organisation_override(desk: Desk) -> None:
    override(desk)
    desk.session.go(ORGANISATION)


def organisation_many(desk: Desk) -> None:
    outline_many(desk)
    desk.session.go(ORGANISATION)


# Comparison and timeline.


def comparison(desk: Desk) -> None:
    bank(desk)
    desk.session.go(COMPARISON)


def comparison_open(desk: Desk) -> None:
    harbour(desk)
    desk.session.go(COMPARISON)


def comparison_of(
    desk: Desk, columns: tuple[str, ...] = (), words: str = "", *, types: bool = False
) -> None:
    """Compare more reports, or the types; keep the rows that hold some words."""
    comparison(desk)
    tools = desk.comparison.tools
    tools.show_choice(Choice(types, columns, example=not columns and not words))
    tools.choice_changed.emit()
    tools.field.setText(words)
    tools.rows_changed.emit()


def comparison_term(desk: Desk) -> None:
    """Ask what the terms of a cell mean."""
    comparison(desk)
    view = desk.comparison.view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    view.setCurrentIndex(view.sheet_model.index(0, 1))
    QTest.keyClick(view, Qt.Key.Key_F2)


def client_window(desk: Desk, where: Where | None = None) -> QWidget:
    """Open the client window at a place of the bank, else at the first line's second question."""
    bank(desk)
    desk.session.go(where or question(desk.line(1), "data"))
    return _opened_for_client(desk)


def client_window_result(desk: Desk) -> QWidget:
    bank(desk)
    desk.session.go(summary(desk.line()))
    return _opened_for_client(desk)


def client_window_begun(desk: Desk) -> QWidget:
    harbour(desk)
    return _opened_for_client(desk)


def client_window_calm(desk: Desk) -> QWidget:
    bank(desk)
    desk.session.go(START)
    return _opened_for_client(desk)


def meeting_mode(desk: Desk) -> None:
    """Hide what is internal on a question that has all of it."""
    note(desk)
    desk.session.meeting_mode.turn_on(True)


def _opened_for_client(desk: Desk) -> QWidget:
    desk.client_desk.open()
    found = desk.client_desk.window
    assert found is not None
    found.showNormal()  # the screen of a picture is not the projector's
    found.resize(desk.size())
    return found


def timeline(desk: Desk, example: str = "bank") -> None:
    bank(desk, example)
    desk.session.go(TIMELINE)


def timeline_year_ends(desk: Desk) -> None:
    bank(desk)
    session = desk.session
    ends = [YearEnd(12, 0.7), YearEnd(3, 0.2), YearEnd(6, 0.1)]
    session.apply(changes.with_year_ends(session.engagement, ends))
    report = ExistingReport("SOC 1", 2, date(2026, 9, 30))
    session.apply(changes.with_existing(session.engagement, [report]))
    session.go(TIMELINE)


def timeline_nothing(desk: Desk) -> None:
    timeline(desk, "none-needed")


# What lies over the pages.


def finder(desk: Desk, words: str = "") -> None:
    half_way(desk)
    desk.show()
    desk.finder.open()
    QTest.keyClicks(desk.finder.edit, words)


def drawer(desk: Desk) -> None:
    half_way(desk)
    desk.show()
    desk.panes.toggle_drawer()


def outline_many(desk: Desk) -> None:
    half_way(desk)
    for number in range(26):
        desk.session.add_line(f"Service line number {number + 1}")


def toast(desk: Desk) -> None:
    half_way(desk)
    desk.show()
    desk.choose(desk.folder / "A bank.socdesk")
    desk.files.save_as()
