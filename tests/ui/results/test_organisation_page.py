"""The organisation's result: the matrix equals the advice, and every line is one step away."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from socdesk.decision.advice import LEVELS, ORGANISATION_REPORTS
from socdesk.decision.listing import level_words
from socdesk.ui.place import question, summary
from socdesk.ui.results.cells import ScaleCell
from socdesk.ui.results.organisation_page import OrganisationPage
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.banner import Banner
from socdesk.ui.widgets.prose import Prose
from tests.ui.clients import answer, bank, client, nobody
from tests.ui.pages import CANARY, button, copied, copied_rows, shown


@pytest.fixture
def page(theme: Theme, session: Session, qtbot: QtBot) -> OrganisationPage:
    return shown(OrganisationPage(theme, session), qtbot)


def words(widget: QWidget) -> list[str]:
    """Return what stands in a page or a part of it as running text, hidden parts left out."""
    return [each.text() for each in widget.findChildren(Prose) if each.isVisibleTo(widget)]


def scales(page: OrganisationPage) -> Iterator[tuple[str, int, tuple[str, ...], str]]:
    """Yield row, column, levels and words of every scale of the matrix."""
    sheet = page.view.sheet_model.sheet
    for number, placed in sheet.anchors():
        if isinstance(placed.cell, ScaleCell):
            cell = placed.cell
            yield sheet.rows[number].key, placed.column, cell.levels, cell.text


def half_answered() -> Session:
    """Return a client with something settled, something open, a contradiction and an old report."""
    session = client("Half", ["Funds", "Hosting", "Untouched"])
    answer(session, 0, {"users": "organisations", "delivery": "service", "entries": "yes"})
    answer(session, 1, {"users": "ourselves", "auditor_asked": "yes"})
    answer(session, None, {"vendors": "yes", "existing_report": "old", "card_data": "yes"})
    return session


@pytest.mark.parametrize("make", [bank, half_answered])
@pytest.mark.parametrize("width", [1280, 960])
def test_the_matrix_holds_the_very_sets_of_the_advice(
    theme: Theme, qtbot: QtBot, make: Callable[[], Session], width: int
) -> None:
    session = make()
    page = shown(OrganisationPage(theme, session), qtbot, (width, 800))
    advice = session.advice
    sets = [*(line.reports for line in advice.lines), advice.organisation.reports]
    expected = [
        (reports[report], level_words(session.pack, reports[report]))
        for reports in sets
        for report in ORGANISATION_REPORTS
        if report in reports
    ]

    assert [(levels, text) for _, _, levels, text in scales(page)] == expected


def test_a_line_has_no_level_for_what_only_the_organisation_can_have(
    page: OrganisationPage,
) -> None:
    model = page.view.sheet_model

    assert [model.index(0, column).data() for column in (5, 6)] == ["–", "–"]
    assert [model.index(4, column).data() for column in (5, 6)] == ["Not indicated", "Needed"]


def test_the_model_is_sound(page: OrganisationPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.view.sheet_model, force_py=True)  # type: ignore[no-untyped-call]


def test_the_headline_is_that_of_the_advice(page: OrganisationPage, session: Session) -> None:
    headline = session.advice.organisation.headline

    assert words(page)[:3] == ["A bank", headline.text, headline.sentence]


@pytest.mark.parametrize("column", range(7))
def test_a_click_in_a_lines_row_leads_to_its_result(
    page: OrganisationPage, session: Session, column: int
) -> None:
    view = page.view
    place = view.visualRect(view.sheet_model.index(1, column)).center()

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert session.where == summary(session.engagement.lines[1].id)


def test_keys_lead_to_a_lines_result(page: OrganisationPage, session: Session) -> None:
    view = page.view
    view.setFocus()

    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)

    assert session.where == summary(session.engagement.lines[2].id)


def test_in_a_narrow_window_a_lines_name_and_rows_lead_to_its_result(
    theme: Theme, session: Session, qtbot: QtBot
) -> None:
    view = shown(OrganisationPage(theme, session), qtbot, (900, 800)).view

    targets = {placed.cell.target for _, placed in view.sheet_model.sheet.anchors()}

    assert targets == {None, *(summary(line.id) for line in session.engagement.lines)}
    place = view.visualRect(view.sheet_model.index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.where == summary(session.engagement.lines[0].id)


def test_what_to_commission_is_said_per_report(page: OrganisationPage) -> None:
    said = words(page.commissions)

    assert said[0] == "What to commission"
    assert [text for text in said if text in "123"] == ["1", "2", "3"]
    assert {"SOC 1, Type 2", "SOC 2, Type 2", "Vendors’ reports"} <= set(said)
    assert "Online banking, a first period of six months." in said
    assert "Security, Availability, Confidentiality and Privacy." in said
    assert any(text.startswith("Objectives to start from: boarding of loans,") for text in said)
    assert any(text.startswith("Recommended. Your work reaches customers’ books") for text in said)
    assert any(text.startswith("Check the period and what is carved out") for text in said)
    assert "always two opinions" in page.notes.text()


def test_roles_traps_hints_and_what_comes_before_are_said(theme: Theme, qtbot: QtBot) -> None:
    page = shown(OrganisationPage(theme, half_answered()), qtbot)

    said = words(page)
    assert (
        "Role\u2002Service organisation and user entity, if confirmed; possibly producer." in said
    )
    assert [banner.accessibleName().split(".")[0] for banner in page.findChildren(Banner)] == [
        "Here you are the reader",
        "A bridge letter is no report",
    ]
    assert any(text.startswith("PCI DSS. ") for text in said)
    assert any(text.startswith("Check the auditor. ") for text in said)
    assert any(text.startswith("Reports look back. ") for text in said)


def test_what_nobody_raised_is_not_shown(page: OrganisationPage) -> None:
    assert "Beside SOC" not in words(page)
    assert "Still open" not in words(page)
    assert not page.open_view.isVisible()


def test_open_points_lead_to_their_questions(theme: Theme, qtbot: QtBot) -> None:
    session = half_answered()
    view = shown(OrganisationPage(theme, session), qtbot).open_view
    sheet = view.sheet_model.sheet
    points = session.advice.organisation.open_points
    lines = session.engagement.lines

    keys = [row.key for row in sheet.rows]
    texts = {row.key: [placed.cell.text for placed in row.cells] for row in sheet.rows}

    assert keys == [point.question for point in points] + [line.id for line in lines]
    count = len(session.advice.lines[2].relevant)
    assert texts[lines[2].id][1] == f"{count} open questions, next: Users of the service"
    assert "answers exclude each other: " in texts[lines[1].id][1]
    place = view.cell_rect("public_report", 0).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.where == question(None, "public_report")


def test_tab_passes_buttons_and_tables_both_ways(theme: Theme, qtbot: QtBot) -> None:
    page = shown(OrganisationPage(theme, half_answered()), qtbot)
    buttons = [button(page, "Copy table"), button(page, "Make memo")]
    stops = [*buttons, page.view, page.open_view, page.open_link]
    stops[0].setFocus()

    met = [page.focusWidget()]
    for key in [Qt.Key.Key_Tab] * 5 + [Qt.Key.Key_Backtab] * 5:
        QTest.keyClick(met[-1], key)
        met.append(page.focusWidget())

    assert met[:6] == [*stops, stops[0]]
    assert met[5:] == [stops[0], *reversed(stops)]


def test_the_page_scrolls_to_the_cell_the_keys_reach(theme: Theme, qtbot: QtBot) -> None:
    session = client("Many", [f"Line {number}" for number in range(30)])
    page = shown(OrganisationPage(theme, session), qtbot)
    view = page.view
    view.setFocus(Qt.FocusReason.TabFocusReason)

    for _ in range(25):
        QTest.keyClick(view, Qt.Key.Key_Down)

    row = view.visualRect(view.currentIndex())
    top = view.viewport().mapTo(page.viewport(), row.topLeft()).y()
    assert view.currentIndex().row() == 25
    assert 0 <= top <= page.viewport().height() - row.height()


def test_the_open_points_of_all_lines_are_a_click_away(theme: Theme, qtbot: QtBot) -> None:
    page = shown(OrganisationPage(theme, half_answered()), qtbot)

    with qtbot.waitSignal(page.asking_requested):
        QTest.mouseClick(page.open_link, Qt.MouseButton.LeftButton)


def test_the_memo_is_asked_for(page: OrganisationPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.memo_requested):
        QTest.mouseClick(button(page, "Make memo"), Qt.MouseButton.LeftButton)


def test_the_copied_table_is_the_matrix(page: OrganisationPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.copied):
        QTest.mouseClick(button(page, "Copy table"), Qt.MouseButton.LeftButton)

    rows = copied_rows()
    assert rows[0] == [
        "Service line",
        "SOC 1",
        "SOC 2",
        "SOC 3",
        "SOC for Supply Chain",
        "SOC for Cybersecurity",
        "Vendors’ reports",
    ]
    assert rows[2] == [
        "Online banking",
        "Not indicated",
        "Recommended",
        "Not indicated",
        "Not indicated",
        "–",
        "–",
    ]
    assert rows[5][0] == "The organisation"
    assert "<table" in copied().html()


def test_an_answer_shows_at_once(page: OrganisationPage, session: Session) -> None:
    answer(session, 0, {"auditor_asked": "yes"})

    levels = [levels for row, column, levels, _ in scales(page) if column == 1]
    assert levels[0] == levels[-1] == ("NEEDED",)
    assert session.advice.organisation.headline.text in words(page)


def test_a_hidden_page_waits_until_it_is_seen(page: OrganisationPage, session: Session) -> None:
    before = list(scales(page))
    page.hide()

    answer(session, 0, {"auditor_asked": "yes"})
    hidden = list(scales(page))
    page.show()

    assert hidden == before
    assert list(scales(page)) != before


def test_the_legend_is_there_only_while_something_is_hatched(theme: Theme, qtbot: QtBot) -> None:
    settled, open_ = (
        shown(OrganisationPage(theme, bank()), qtbot),
        shown(OrganisationPage(theme, half_answered()), qtbot),
    )

    assert not settled.legend.isVisible()
    assert open_.legend.isVisible()


@pytest.mark.parametrize(
    "size", [(1920, 1080), (1280, 800), (1099, 700), (960, 540), (640, 420)], ids=str
)
@pytest.mark.parametrize("zoom", [100, 150, 200])
@pytest.mark.parametrize("make", [bank, half_answered])
def test_it_never_scrolls_sideways_and_cuts_nothing(
    theme: Theme, qtbot: QtBot, size: tuple[int, int], zoom: int, make: Callable[[], Session]
) -> None:
    theme.set_zoom(zoom)
    page = shown(OrganisationPage(theme, make()), qtbot, size)
    body = page.body

    assert body.width() <= page.viewport().width()
    for prose in page.findChildren(Prose):
        if prose.isVisibleTo(page):
            assert prose.height() >= prose.heightForWidth(prose.width())
            right = prose.mapTo(body, prose.rect().topRight()).x()
            assert right < page.viewport().width()
    for view in (page.view, page.open_view):
        if not view.isVisibleTo(page):
            continue
        assert view.height() >= view.heightForWidth(view.width())
        for row, placed in view.sheet_model.sheet.anchors():
            room = view.visualRect(view.sheet_model.index(row, placed.column))
            assert room.height() >= placed.cell.height(view.look, room.width())


def test_names_are_only_text_wherever_they_stand(theme: Theme, qtbot: QtBot) -> None:
    session = client(CANARY, [CANARY])
    answer(session, 0, {"users": "organisations", "entries": "yes", "auditor_asked": "yes"})
    page = shown(OrganisationPage(theme, session), qtbot)

    model = page.view.sheet_model
    assert words(page)[0] == session.title
    assert model.index(0, 0).data() == session.engagement.lines[0].name
    assert any(text.startswith(session.engagement.lines[0].name) for text in words(page))


def test_with_nothing_open_it_says_so(theme: Theme, qtbot: QtBot) -> None:
    page = shown(OrganisationPage(theme, nobody()), qtbot)

    assert page.view.sheet_model.rowCount() == 1
    assert "There is no service line yet." in words(page)


def test_closing_a_client_empties_the_page(page: OrganisationPage, session: Session) -> None:
    session.close()

    assert page.view.sheet_model.rowCount() == 1
    assert "A bank" not in words(page)


def test_levels_at_or_above_recommended_are_set_in_bold(page: OrganisationPage) -> None:
    advised = LEVELS.index("RECOMMENDED")
    for _, placed in page.view.sheet_model.sheet.anchors():
        if isinstance(placed.cell, ScaleCell):
            bold = placed.cell.words.role == "side_strong"
            assert bold == (LEVELS.index(placed.cell.levels[0]) >= advised)


def test_another_client_is_shown_from_the_top(page: OrganisationPage, session: Session) -> None:
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())
    scrolled = bar.value()

    session.new("Another client", ["A", "B"])
    QApplication.processEvents()

    assert scrolled > 0
    assert bar.value() == 0
