"""The start page: what to press, the files of late, the examples with their verdicts."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from socdesk.ui.start.examples import examples
from socdesk.ui.start.page import StartPage
from socdesk.ui.start.recent import Recent, RecentFile
from socdesk.ui.start.rows import EntryRow, VerdictRow
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.prose import Prose
from tests.ui.clients import nobody, pack
from tests.ui.pages import CANARY, shown

HERE, GONE = "Harbour", "Alder"


@pytest.fixture
def recent(tmp_path: Path) -> Recent:
    """Two files of late, the second of which is not there any more."""
    found = Recent(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    (tmp_path / "harbour.socdesk").touch()
    found.add(RecentFile(tmp_path / "alder.socdesk", GONE, "SOC 2 needed", date(2026, 10, 30)))
    found.add(RecentFile(tmp_path / "harbour.socdesk", HERE, "Leans SOC 1", date(2026, 11, 20)))
    return found


@pytest.fixture
def page(theme: Theme, recent: Recent, qtbot: QtBot) -> StartPage:
    return start_page(theme, recent, qtbot)


def start_page(
    theme: Theme, recent: Recent, qtbot: QtBot, size: tuple[int, int] = (1280, 756)
) -> StartPage:
    return shown(StartPage(theme, nobody(), recent), qtbot, size)


def named(page: StartPage, name: str) -> QAbstractButton:
    """Return the button or row whose words begin so."""
    return next(
        each
        for each in page.findChildren(QAbstractButton)
        if (each.accessibleName() or each.text()).startswith(name)
    )


def rows(page: StartPage) -> list[str]:
    """Return what the rows say, the left page's first, from the top."""
    found = [row for row in page.findChildren(EntryRow) if not row.isHidden()]
    places = {row: row.mapTo(page.body, row.rect().topLeft()) for row in found}
    found.sort(key=lambda row: (places[row].x(), places[row].y()))
    return [row.accessibleName() for row in found]


@pytest.mark.parametrize(
    ("name", "signal", "arguments"),
    [
        pytest.param("New client", "new_requested", [], id="new"),
        pytest.param("Open a file", "open_requested", [], id="open"),
        pytest.param("Clear", "clear_recent_requested", [], id="clear"),
        pytest.param("Walk through", "example_requested", ["bank"], id="walk"),
        pytest.param("See the result", "result_of_example_requested", ["bank"], id="result"),
        pytest.param("A SaaS company", "example_requested", ["saas"], id="other example"),
    ],
)
@pytest.mark.parametrize("key", [None, Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_every_act_is_asked_for_by_click_and_by_key(
    page: StartPage,
    qtbot: QtBot,
    name: str,
    signal: str,
    arguments: list[str],
    key: Qt.Key | None,
) -> None:
    target = named(page, name)

    with qtbot.waitSignal(getattr(page, signal)) as asked:
        if key is None:
            QTest.mouseClick(target, Qt.MouseButton.LeftButton)
        else:
            target.setFocus()
            QTest.keyClick(target, key)

    assert asked.args == arguments


def test_a_recent_file_is_asked_for_by_its_path(
    page: StartPage, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.recent_requested) as asked:
        QTest.mouseClick(named(page, HERE), Qt.MouseButton.LeftButton)

    assert asked.args == [str(tmp_path / "harbour.socdesk")]


def test_recent_files_say_client_finding_and_date_newest_first(page: StartPage) -> None:
    assert rows(page)[:2] == [
        "Harbour, Leans SOC 1, 20 Nov 2026",
        "Alder, File not found, 30 Oct 2026",
    ]


def test_a_file_that_is_gone_is_seen_when_the_page_is_seen_again(
    page: StartPage, tmp_path: Path
) -> None:
    page.hide()
    (tmp_path / "harbour.socdesk").unlink()

    page.show()
    QApplication.processEvents()

    assert rows(page)[0] == "Harbour, File not found, 20 Nov 2026"


def test_a_cleared_list_disappears_with_its_head(page: StartPage, recent: Recent) -> None:
    recent.clear()

    shown = [each.text() for each in page.findChildren(Prose) if each.isVisible()]
    assert "Recent" not in shown
    assert rows(page) == rows(page)[-6:]
    assert not named(page, "Clear").isVisible()


def test_the_bank_shows_every_line_with_the_verdict_of_the_rules(page: StartPage) -> None:
    verdicts = [row.accessibleName() for row in page.findChildren(VerdictRow)]

    assert verdicts == [
        "Loan processing and transactions for other organisations: SOC 1 Recommended",
        "Online banking: SOC 2 Recommended",
        "Own loan book: No SOC report",
        "Payments ordered by corporate customers: SOC 2 Optional",
    ]


def test_the_other_examples_stand_with_their_verdicts_and_none_needed_last(
    page: StartPage,
) -> None:
    expected = {
        f"{each.title}, {each.advice.organisation.headline.short}"
        for each in examples(pack())
        if each.id != "bank"
    }

    shown = rows(page)[2:]

    assert set(shown) == expected
    assert shown[-1] == "A company that needs none, No SOC report"


def test_the_foot_names_pack_and_day(page: StartPage) -> None:
    words = [each.text() for each in page.findChildren(Prose)]

    foot = "Rule pack 1.0.0, standards checked on 23 Nov 2026. Works without a network."
    assert foot in words


def test_names_are_only_text(theme: Theme, recent: Recent, qtbot: QtBot, tmp_path: Path) -> None:
    recent.add(RecentFile(tmp_path / "x.socdesk", CANARY, CANARY, date(2026, 11, 21)))

    page = start_page(theme, recent, qtbot)

    assert rows(page)[0] == f"{CANARY}, File not found, 21 Nov 2026"


def test_a_file_without_a_client_goes_by_its_name(
    theme: Theme, recent: Recent, qtbot: QtBot, tmp_path: Path
) -> None:
    recent.add(RecentFile(tmp_path / "draft.socdesk", "", "", date(2026, 11, 21)))

    page = start_page(theme, recent, qtbot)

    assert rows(page)[0].startswith("draft, ")


def test_tab_walks_every_control_and_comes_round_both_ways(page: StartPage) -> None:
    controls = [each for each in page.findChildren(QAbstractButton) if each.isVisible()]
    controls[0].setFocus()

    forward: list[QWidget | None] = []
    backward: list[QWidget | None] = []
    for met, key in ((forward, Qt.Key.Key_Tab), (backward, Qt.Key.Key_Backtab)):
        for _ in controls:
            focused = page.focusWidget()
            met.append(focused)
            QTest.keyClick(focused, key)

    assert set(forward) == set(controls)
    assert len(forward) == len(set(forward))
    assert backward[1:] == forward[:0:-1]


def test_every_control_has_a_name(page: StartPage) -> None:
    names = [each.accessibleName() or each.text() for each in page.findChildren(QAbstractButton)]

    assert all(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (1100, True), (1099, False)])
def test_below_1100_the_examples_follow_below(
    theme: Theme, recent: Recent, qtbot: QtBot, width: int, beside: bool
) -> None:
    page = start_page(theme, recent, qtbot, (width, 756))

    new, walk = named(page, "New client"), named(page, "Walk through")
    left, right = (each.mapTo(page.body, each.rect().topLeft()) for each in (new, walk))
    assert (right.x() > width // 2) == beside
    assert (right.y() > left.y() + 300) == (not beside)


@pytest.mark.parametrize(
    "size", [(1920, 1080), (1280, 756), (1099, 700), (960, 500), (640, 420)], ids=str
)
@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_it_never_scrolls_sideways_and_cuts_nothing(
    theme: Theme, recent: Recent, qtbot: QtBot, size: tuple[int, int], zoom: int
) -> None:
    theme.set_zoom(zoom)
    page = start_page(theme, recent, qtbot, size)
    body = page.body

    assert body.width() <= page.viewport().width()
    for kind in (Prose, EntryRow, VerdictRow, QAbstractButton):
        for part in page.findChildren(kind):
            if part.isVisibleTo(page):
                right = part.mapTo(body, part.rect().topRight()).x()
                assert right < page.viewport().width()
                assert part.height() >= part.heightForWidth(part.width())


def test_the_whole_page_is_seen_at_1280_by_800(page: StartPage) -> None:
    # The masthead takes 44 of the 800.
    assert page.verticalScrollBar().maximum() == 0
