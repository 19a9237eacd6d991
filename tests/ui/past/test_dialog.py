"""The history: its steps in words, what each did, walked by keys, and a point restored."""

from collections.abc import Iterator
from time import perf_counter

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from socdesk.engagement import changes
from socdesk.engagement.model import MOST_EVENTS, Engagement, Event
from socdesk.engagement.replay import point_of
from socdesk.ui.past.dialog import HistoryDialog
from socdesk.ui.past.words import Past
from socdesk.ui.place import ORGANISATION, question
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from tests.ui.clients import answer, client, moment, pack
from tests.ui.window import DeskWindow, either, settle

Key = Qt.Key


@pytest.fixture
def worked() -> Session:
    """A client with two lines and five answers; step 6 is the one that narrows SOC 1."""
    session = client("Harbour", ["Loans", "Portal"])
    answer(session, None, {"readers": "us"})
    answer(session, 0, {"users": "organisations", "delivery": "service", "entries": "yes"})
    session.go(question(session.engagement.lines[0].id, "auditor_asked"))
    session.dont_know("auditor_asked")
    return session


@pytest.fixture
def dialog(theme: Theme, worked: Session, qtbot: QtBot) -> Iterator[HistoryDialog]:
    found = HistoryDialog(theme, worked)
    qtbot.addWidget(found)
    with qtbot.waitActive(found):
        found.show()
    settle()
    yield found
    found.hide()


def press(dialog: HistoryDialog, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(either(dialog.focusWidget(), dialog), key)
    settle()


def listed(dialog: HistoryDialog) -> list[str]:
    model = dialog.steps.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def reports(dialog: HistoryDialog) -> dict[str, str]:
    return dict(pair.words() for pair in dialog.panel.reports())


def test_every_step_is_listed_in_words_from_the_beginning(dialog: HistoryDialog) -> None:
    assert listed(dialog) == [
        "The beginning: no lines and no answers",
        "Line added",
        "Line added",
        "Where the readers are: United States",
        "Users of the service: Organisations outside our group",
        "Service or product: A service we run",
        "Entries in customers’ books: Yes",
        "SOC 1 asked for: don’t know yet",
    ]


def test_it_begins_at_the_last_step_which_has_nothing_to_restore(dialog: HistoryDialog) -> None:
    assert dialog.steps.number() == 7
    assert dialog.focusWidget() is dialog.steps
    assert not dialog.restore.isEnabled()
    assert not dialog.later.isEnabled()


def test_the_arrow_keys_step_and_the_outcomes_follow(
    dialog: HistoryDialog, worked: Session
) -> None:
    before = worked.engagement

    press(dialog, Key.Key_Up)

    where, name, headline, count = dialog.panel.words()
    assert (where, name) == ("Step 6 of 7, Loans", "Entries in customers’ books: Yes")
    assert headline == "Open → Leans SOC 1"
    assert count.startswith("At most ")
    assert " → At most " in count
    words = "Not indicated, Confirm, Recommended or Needed → Confirm to Needed"
    assert reports(dialog)["SOC 1"] == words
    assert worked.engagement is before


def test_only_what_changed_has_scales_before_and_after(dialog: HistoryDialog) -> None:
    press(dialog, Key.Key_Up)

    first, *others = dialog.panel.reports()

    assert first.words()[0] == "SOC 1"
    assert first.scales()[1] == {"CONFIRM", "RECOMMENDED", "NEEDED"}
    assert first.scales()[1] < first.scales()[0]
    unchanged = [pair for pair in others if "→" not in pair.words()[1]]
    assert unchanged
    assert [pair.scales() for pair in unchanged] == [()] * len(unchanged)


def test_a_line_added_has_outcomes_only_after(dialog: HistoryDialog) -> None:
    press(dialog, Key.Key_Home, Key.Key_Down)

    assert dialog.panel.words()[:3] == ("Step 1 of 7, Loans", "Line added", "Open")
    assert all(len(pair.scales()) == 1 for pair in dialog.panel.reports())


def test_an_answer_of_the_client_is_held_against_the_whole(dialog: HistoryDialog) -> None:
    dialog.steps.go(3)

    assert dialog.panel.words()[0] == "Step 3 of 7, Harbour"
    assert "SOC for Cybersecurity" in reports(dialog)


def test_the_keys_reach_both_ends_and_stop_there(dialog: HistoryDialog) -> None:
    seen = []
    for key in (Key.Key_Home, Key.Key_Left, Key.Key_Right, Key.Key_End, Key.Key_Right):
        press(dialog, key)
        seen.append(dialog.steps.number())

    assert seen == [0, 0, 1, 7, 7]


def test_the_buttons_step_too(dialog: HistoryDialog) -> None:
    dialog.earlier.click()
    dialog.earlier.click()
    dialog.later.click()

    assert dialog.steps.number() == 6


def test_a_point_restored_is_one_act_and_undone_as_one(
    dialog: HistoryDialog, worked: Session
) -> None:
    before = worked.engagement
    press(dialog, Key.Key_Up, Key.Key_Up)
    wanted = dialog.past.replay.point(5)

    dialog.restore.click()
    settle()
    after = worked.engagement
    worked.undo()

    assert not dialog.isVisible()
    assert point_of(after) == wanted
    assert [line.name for line in after.lines] == ["Loans", "Portal"]
    assert after.log[: len(before.log)] == before.log
    assert worked.engagement == before


def test_the_line_in_view_may_go_with_what_is_restored(
    dialog: HistoryDialog, worked: Session
) -> None:
    dialog.steps.go(1)
    worked.go(question(worked.engagement.lines[1].id, "users"))

    dialog.restore.click()
    settle()

    assert [line.name for line in worked.engagement.lines] == ["Loans"]
    assert worked.where == ORGANISATION
    assert worked.advice.lines


def test_it_is_said_beforehand_that_a_line_comes_back_without_its_name(
    theme: Theme, worked: Session, qtbot: QtBot
) -> None:
    worked.remove_line(worked.engagement.lines[0].id)
    dialog = HistoryDialog(theme, worked)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    at_end = dialog._nameless.isVisible()

    press(dialog, Key.Key_Up)
    before = dialog._nameless.isVisible()
    dialog.restore.click()

    assert (at_end, before) == (False, True)
    assert [line.name for line in worked.engagement.lines] == ["", "Portal"]


def test_letters_search_nothing_and_esc_closes_without_a_change(
    dialog: HistoryDialog, worked: Session
) -> None:
    before = worked.engagement

    press(dialog, Key.Key_L)
    number = dialog.steps.number()
    press(dialog, Key.Key_Home, Key.Key_Escape)

    assert number == 7
    assert not dialog.isVisible()
    assert worked.engagement is before


def test_a_log_that_was_cut_says_so(theme: Theme, worked: Session, qtbot: QtBot) -> None:
    now = worked.engagement
    worked.open_engagement(replace(now, log=now.log[2:]))
    dialog = HistoryDialog(theme, worked)
    qtbot.addWidget(dialog)

    assert listed(dialog)[0] == "As far back as the log goes"
    assert "does not reach back" in dialog._lead()


def test_every_kind_of_step_has_words() -> None:
    now = changes.add_line(Engagement(id="0" * 32), "Loans", moment())
    now = changes.duplicate_line(now, "line-1", moment())
    now = changes.with_answer(now, "line-1", "users", "group", moment())
    now = changes.without_answer(now, "line-1", "users", moment())
    now = changes.move_line(now, "line-2", 0, moment())
    now = changes.remove_line(now, "line-1", moment())
    past = Past(pack(), now)

    assert [past.step(number).name for number in range(2, len(past))] == [
        "Line copied from a line removed since",
        "Users of the service: Only companies of our own group",
        "Users of the service: opened again",
        "Line moved to place 1",
        "Line removed",
    ]
    assert past.effect(5).reports == ()
    assert past.effect(6).reports[0].after == ()


def test_the_longest_log_opens_and_steps_at_once(theme: Theme, qtbot: QtBot) -> None:
    session = client("Harbour", ["Loans"])
    events = tuple(
        Event(kind="answer", at=moment(), line="line-1", question="uptime", value=value)
        for value in ("promised", "no") * (MOST_EVENTS // 2)
    )
    now = changes.with_answer(session.engagement, "line-1", "uptime", "no", moment())
    session.open_engagement(replace(now, log=events))
    begun = perf_counter()

    dialog = HistoryDialog(theme, session)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    opened = perf_counter() - begun
    press(dialog, Key.Key_Home, Key.Key_End, Key.Key_PageUp)

    assert opened < 2
    assert perf_counter() - begun - opened < 2


def test_the_menu_leads_there(window: DeskWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Session] = []
    monkeypatch.setattr(window.messages, "show_history", shown.append)
    closed = window.commands.history.isEnabled()
    window.begin()

    window.press(Key.Key_H, Qt.KeyboardModifier.ControlModifier)

    assert (closed, shown) == (False, [window.session])
