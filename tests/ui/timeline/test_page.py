"""The timeline page: what is dragged, pressed or written there is planned anew at once."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from socdesk.engagement.model import ExistingReport, YearEnd
from socdesk.ui.place import ORGANISATION, TIMELINE, question
from socdesk.ui.theme import Theme
from socdesk.ui.timeline.chart import Handle
from socdesk.ui.timeline.drawing import MarkKind, chart
from socdesk.ui.timeline.editors import ExistingRow, YearEndRow
from socdesk.ui.timeline.fields import Combo, DayField
from socdesk.ui.timeline.page import TimelinePage
from socdesk.ui.timeline.plans import plans
from socdesk.ui.timeline.table import facts_table
from socdesk.ui.timeline.tried import Grip
from socdesk.ui.widgets.banner import Banner
from socdesk.ui.widgets.fields import Field
from tests.ui.clients import pack
from tests.ui.pages import button, copied_rows
from tests.ui.timeline.sample import TODAY
from tests.ui.window import CTRL, NO_MODIFIER, SHIFT, DeskWindow, settle

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


@pytest.fixture
def page(window: DeskWindow) -> TimelinePage:
    """Return the page of the bank, in view."""
    return opened(window, "bank")


def opened(window: DeskWindow, name: str) -> TimelinePage:
    window.files.open_example(name)
    window.session.go(TIMELINE)
    settle()
    return window.timeline


def write(window: DeskWindow, field: Field, text: str) -> None:
    """Write a text into a field in place of what is there, and leave it."""
    field.edit.setFocus()
    field.edit.selectAll()
    if not text:
        window.press(Key.Key_Delete)
    window.type(text)
    window.press(Key.Key_Tab)


def period(page: TimelinePage) -> tuple[date, date]:
    assert page.shown is not None
    return page.shown.timeline.period.start, page.shown.timeline.period.end


def film(page: TimelinePage) -> tuple[date, date]:
    """Return the period as it is drawn."""
    assert page.chart.chart is not None
    found = next(row.film for row in page.chart.chart.rows if row.film)
    return found.start, found.end


def drag(widget: QWidget, start: QPoint, by: int) -> None:
    """Drag from a point of a widget so many px to the right, in steps, as a hand does."""
    window = widget.window()
    place = widget.mapTo(window, start)
    QTest.mousePress(widget, LEFT, NO_MODIFIER, start)
    for part in range(1, 5):
        at = place + QPoint(by * part // 4, 0)
        QTest.mouseMove(widget, widget.mapFrom(window, at))
        settle()
    QTest.mouseRelease(widget, LEFT, NO_MODIFIER, widget.mapFrom(window, place + QPoint(by, 0)))
    settle()


def months(page: TimelinePage, count: float) -> int:
    """Return how many px so many months are."""
    at = page.chart.geometry_now()
    assert at is not None
    return round((at.width - at.left) / len(at.chart.months) * count)


def tried(page: TimelinePage) -> str:
    return page.dates.note.text()


def kept_today(window: DeskWindow) -> date | None:
    return window.session.engagement.today


def kept_ends(window: DeskWindow) -> tuple[YearEnd, ...]:
    return window.session.engagement.year_ends


def kept_reports(window: DeskWindow) -> tuple[ExistingReport, ...]:
    return window.session.engagement.existing


# The dates of the plan.


def test_all_shown_is_the_plan_of_the_session(window: DeskWindow, page: TimelinePage) -> None:
    [first, second] = plans(window.session, TODAY, {})

    assert page.shown == first
    assert first.same == (second.name,)
    assert page.chart.chart == chart(pack(), first.timeline)
    assert page._headline.text() == "In hand by early February 2027"
    assert page.dates.today.edit.text() == "23 Nov 2026"
    assert [field.edit.text() for field in page.dates.grips.values()] == [
        "23 Nov 2026",
        "",
        "1 Jun 2026",
        "30 Nov 2026",
    ]


def test_another_today_plans_anew_at_once_and_is_undone(
    window: DeskWindow, page: TimelinePage
) -> None:
    page.dates.today.edit.setFocus()
    page.dates.today.edit.selectAll()

    window.type("1 Mar 2027")

    assert kept_today(window) == date(2027, 3, 1)
    assert page.shown is not None
    assert page.shown.timeline.today == date(2027, 3, 1)
    assert page.chart.chart == chart(pack(), page.shown.timeline)
    assert "this computer" not in tried(page)
    window.press(Key.Key_Z, CTRL)
    assert kept_today(window) is None
    assert page.dates.today.edit.text() == "23 Nov 2026"


@pytest.mark.parametrize(
    ("find", "text", "words"),
    [
        pytest.param(
            lambda p: p.dates.today, "31 Nov 2026", "November 2026 has 30 days.", id="day"
        ),
        pytest.param(
            lambda p: p.dates.today, "soon", "Write a day such as 4 Dec 2026.", id="no day"
        ),
        pytest.param(
            lambda p: p.dates.grips[Grip.END],
            "1 Jan 2020",
            "Write a day within 5 years of today.",
            id="far away",
        ),
        pytest.param(
            lambda p: p.dates.grips[Grip.END],
            "1 Apr 2026",
            "The period would end before it begins.",
            id="backwards",
        ),
        pytest.param(
            lambda p: p.dates.grips[Grip.BEGIN],
            "1 Nov 2026",
            "Work that is planned begins on 23 Nov 2026 or later.",
            id="past",
        ),
    ],
)
def test_a_bad_date_gets_one_sentence_and_loses_nothing(
    window: DeskWindow,
    page: TimelinePage,
    find: Callable[[TimelinePage], DayField],
    text: str,
    words: str,
) -> None:
    before, engagement, field = page.shown, window.session.engagement, find(page)

    write(window, field, text)

    assert field.fault() == words
    assert field.edit.text() == text
    assert (page.shown, window.session.engagement) == (before, engagement)
    window.session.rename_client("Another bank")
    settle()
    assert (field.edit.text(), field.fault()) == (text, words)


def test_a_bad_date_put_right_is_taken(window: DeskWindow, page: TimelinePage) -> None:
    field = page.dates.grips[Grip.END]
    write(window, field, "31 Nov 2026")

    write(window, field, "31 Dec 2026")

    assert field.fault() == ""
    assert period(page) == film(page) == (date(2026, 6, 1), date(2026, 12, 31))


# Trying out.


@pytest.mark.parametrize(
    ("grip", "by", "expected"),
    [
        pytest.param(Grip.END, 2, (date(2026, 6, 1), date(2027, 1, 31)), id="end"),
        pytest.param(Grip.START, 2, (date(2026, 8, 1), date(2026, 11, 30)), id="start"),
        pytest.param(Grip.END, -9, (date(2026, 6, 1), date(2026, 6, 30)), id="no further"),
    ],
)
def test_an_end_of_the_period_is_dragged(
    page: TimelinePage, grip: Grip, by: int, expected: tuple[date, date]
) -> None:
    handle = page.chart.handles[grip]

    drag(handle, handle.rect().center(), months(page, by))

    assert period(page) == film(page) == expected
    assert "Tried out here and not kept in the file: period" in tried(page)


def test_the_whole_period_is_dragged_by_its_middle(page: TimelinePage) -> None:
    drag(page.chart, page.chart.film_rect().center().toPoint(), months(page, 1))

    assert period(page) == film(page) == (date(2026, 7, 1), date(2026, 12, 31))


def test_months_stay_where_they_are_under_a_drag(page: TimelinePage) -> None:
    handle = page.chart.handles[Grip.END]
    before = page.chart.chart
    QTest.mousePress(handle, LEFT, NO_MODIFIER, handle.rect().center())

    QTest.mouseMove(handle, handle.rect().center() + QPoint(months(page, 4), 0))
    settle()

    during = page.chart.chart
    assert before is not None
    assert during is not None
    assert film(page)[1] == date(2027, 3, 31)
    assert (during.first, during.last) == (before.first, before.last)
    QTest.mouseRelease(handle, LEFT)
    settle()
    assert page.shown is not None
    assert page.chart.chart == chart(pack(), page.shown.timeline)


@pytest.mark.parametrize(
    ("grip", "key", "modifier", "expected"),
    [
        pytest.param(
            Grip.END, Key.Key_Right, NO_MODIFIER, (date(2026, 6, 1), date(2026, 12, 31)), id="end"
        ),
        pytest.param(
            Grip.START,
            Key.Key_Left,
            NO_MODIFIER,
            (date(2026, 5, 1), date(2026, 11, 30)),
            id="start",
        ),
        pytest.param(
            Grip.END, Key.Key_Left, SHIFT, (date(2026, 5, 1), date(2026, 10, 31)), id="whole"
        ),
    ],
)
def test_arrow_keys_move_the_period_by_a_month(
    window: DeskWindow,
    page: TimelinePage,
    grip: Grip,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    expected: tuple[date, date],
) -> None:
    page.chart.handles[grip].setFocus(Qt.FocusReason.TabFocusReason)

    window.press(key, modifier)

    assert period(page) == film(page) == expected
    assert window.focusWidget() is page.chart.handles[grip]
    assert not window.session.is_dirty


def test_arrow_keys_move_the_type_1_date_by_a_day(window: DeskWindow) -> None:
    page = opened(window, "saas")
    handle = page.chart.handles[Grip.TYPE_1]
    handle.setFocus(Qt.FocusReason.TabFocusReason)

    window.press(Key.Key_Right)

    assert page.shown is not None
    assert page.shown.timeline.type_1 == date(2026, 12, 28)
    assert handle.accessibleName() == "Type 1 date, 28 Dec 2026"
    assert page.dates.grips[Grip.TYPE_1].edit.text() == "28 Dec 2026"


def test_tab_reaches_every_handle_from_the_fields(window: DeskWindow, page: TimelinePage) -> None:
    page.dates.grips[Grip.END].edit.setFocus()
    reached = []

    for _ in range(6):
        window.press(Key.Key_Tab)
        focus = window.focusWidget()
        if isinstance(focus, Handle):
            reached.append(focus.grip)

    assert set(reached) == {Grip.BEGIN, Grip.START, Grip.END}


def test_one_goes_back_to_the_planned_dates(window: DeskWindow, page: TimelinePage) -> None:
    planned = page.shown
    page.chart.handles[Grip.END].setFocus()
    window.press(Key.Key_Right)

    QTest.mouseClick(page.dates.back, LEFT)
    settle()

    assert page.shown == planned
    assert not page.dates.back.isVisible()
    assert tried(page).startswith("Drag the ends of the period")


def test_an_emptied_field_goes_back_to_the_planned_date(
    window: DeskWindow, page: TimelinePage
) -> None:
    write(window, page.dates.grips[Grip.BEGIN], "1 Feb 2027")
    assert page.shown is not None
    assert page.shown.timeline.phases[0].start == date(2027, 2, 1)

    write(window, page.dates.grips[Grip.BEGIN], "")

    assert page.shown.timeline.phases[0].start == TODAY


def test_what_is_tried_out_goes_with_the_client(window: DeskWindow, page: TimelinePage) -> None:
    page.chart.handles[Grip.END].setFocus()
    window.press(Key.Key_Right)

    opened(window, "bank")

    assert period(page) == (date(2026, 6, 1), date(2026, 11, 30))


def test_what_is_tried_out_for_one_report_leaves_the_other(
    window: DeskWindow, page: TimelinePage
) -> None:
    page.chart.handles[Grip.END].setFocus()
    window.press(Key.Key_Right)
    page.dates.plan.combo.setFocus()

    window.press(Key.Key_Down)

    assert page.shown is not None
    assert page.shown.name == "Online banking, SOC 2"
    assert page.shown.same == ()
    assert period(page) == film(page) == (date(2026, 6, 1), date(2026, 11, 30))


# Year ends and reports there are.


def end_rows(page: TimelinePage) -> list[YearEndRow]:
    return [row for row in page.year_ends.rows if isinstance(row, YearEndRow)]


def report_rows(page: TimelinePage) -> list[ExistingRow]:
    return [row for row in page.existing.rows if isinstance(row, ExistingRow)]


def test_year_ends_are_added_shared_and_removed(window: DeskWindow, page: TimelinePage) -> None:
    assert page.year_ends.note.text() == "No year end was given; 31 December is assumed."
    QTest.mouseClick(page.year_ends.add, LEFT)
    write(window, end_rows(page)[0].share, "70")
    QTest.mouseClick(page.year_ends.add, LEFT)
    settle()

    assert kept_ends(window) == (YearEnd(12, 0.7), YearEnd(3, 0.3))
    assert page.shown is not None
    assert {entry.share for entry in page.shown.timeline.coverage} == {0.7, 0.3}
    assert page.chart.chart is not None
    marks = [mark for mark in page.chart.chart.marks if mark.kind is MarkKind.YEAR_END]
    assert len(marks) == 2
    QTest.mouseClick(end_rows(page)[0].remove, LEFT)
    settle()
    assert kept_ends(window) == (YearEnd(3, 0.3),)
    assert "30\N{NO-BREAK SPACE}%" in page.year_ends.note.text()
    window.press(Key.Key_Z, CTRL)
    assert kept_ends(window) == (YearEnd(12, 0.7), YearEnd(3, 0.3))
    assert [row.month.value() for row in end_rows(page)] == [12, 3]
    assert [row.share.edit.text() for row in end_rows(page)] == ["70", "30"]


def test_another_month_is_chosen_by_keys(window: DeskWindow, page: TimelinePage) -> None:
    QTest.mouseClick(page.year_ends.add, LEFT)
    settle()
    assert window.focusWidget() is end_rows(page)[0].month.combo

    window.press(Key.Key_Up)

    assert kept_ends(window) == (YearEnd(11, 1.0),)
    assert window.focusWidget() is end_rows(page)[0].month.combo


@pytest.mark.parametrize("text", ["101", "-1", "half", ""])
def test_a_share_that_is_none_gets_a_sentence(
    window: DeskWindow, page: TimelinePage, text: str
) -> None:
    QTest.mouseClick(page.year_ends.add, LEFT)
    share = end_rows(page)[0].share

    write(window, share, text)

    assert share.fault() == "Write a share from 0 to 100."
    assert share.edit.text() == text
    assert len(kept_ends(window)) == 1
    assert 0 <= kept_ends(window)[0].share <= 1


def test_a_report_there_is_counts_once_its_day_is_written(
    window: DeskWindow, page: TimelinePage
) -> None:
    QTest.mouseClick(page.existing.add, LEFT)
    settle()
    [row] = report_rows(page)
    assert kept_reports(window) == ()
    assert window.focusWidget() is row.report.combo

    write(window, row.end, "30 Sep 2026")

    assert kept_reports(window) == (ExistingReport("SOC 1", 2, date(2026, 9, 30)),)
    assert period(page)[0] == date(2026, 10, 1)
    assert any(entry.present for entry in page.shown.timeline.coverage) if page.shown else False
    row.type.combo.setFocus()
    window.press(Key.Key_Down)
    assert kept_reports(window)[0].type is None
    window.press(Key.Key_Z, CTRL)
    window.press(Key.Key_Z, CTRL)
    assert kept_reports(window) == ()
    assert period(page) == (date(2026, 6, 1), date(2026, 11, 30))


def test_a_report_can_be_of_one_line_only(window: DeskWindow, page: TimelinePage) -> None:
    QTest.mouseClick(page.existing.add, LEFT)
    [row] = report_rows(page)
    write(window, row.end, "30 Sep 2026")
    row.lines.combo.setFocus()

    window.press(Key.Key_Down)
    window.press(Key.Key_Down)

    assert kept_reports(window)[0].lines == (window.line(1),)
    assert period(page)[0] == date(2026, 6, 1)


def test_a_report_is_removed_and_a_row_begun_is_not_lost(
    window: DeskWindow, page: TimelinePage
) -> None:
    for _ in range(2):
        QTest.mouseClick(page.existing.add, LEFT)
    write(window, report_rows(page)[0].end, "30 Sep 2026")
    assert len(report_rows(page)) == 2

    QTest.mouseClick(report_rows(page)[0].remove, LEFT)
    settle()

    assert kept_reports(window) == ()
    assert len(report_rows(page)) == 1


# What is said.


def test_warnings_and_what_is_open_are_said_in_words(window: DeskWindow) -> None:
    window.begin("Loans")
    window.session.go(TIMELINE)
    settle()
    page = window.timeline
    said = [banner.accessibleName() for banner in page.findChildren(Banner) if banner.isVisible()]

    assert page.shown is not None
    assert any(text.startswith("If it is confirmed. The SOC 1 report is not") for text in said)
    assert any("Not answered, and taken cautiously" in text for text in said)
    for warn in page.shown.timeline.warnings:
        assert any(warn.text in text for text in said)
    QTest.mouseClick(button(page, "Go to S18"), LEFT)
    assert window.session.where == question(window.line(), "timing_evidence")


def test_remediation_that_may_pass_the_start_of_the_period_is_said(window: DeskWindow) -> None:
    window.begin("Loans")
    window.session.go(TIMELINE)
    settle()

    said = [banner.accessibleName() for banner in window.timeline.findChildren(Banner)]
    assert any(text.startswith("Little room. Remediation can take until") for text in said)


def test_where_there_is_no_timeline_the_page_says_so(window: DeskWindow) -> None:
    page = opened(window, "none-needed")

    assert page._nothing.isVisible()
    assert not page.chart.isVisible()
    assert page._nothing.text().startswith("No timeline yet")
    QTest.mouseClick(page._nothing.act, LEFT)
    assert window.session.where == ORGANISATION


def test_the_table_is_copied_as_it_stands(page: TimelinePage) -> None:
    QTest.mouseClick(button(page, "Copy table"), LEFT)

    assert page.shown is not None
    rows = copied_rows()
    assert rows[0] == ["What", "From", "To", "Remarks"]
    assert [tuple(row) for row in rows[1:]] == [
        (fact.what, fact.start, fact.end, fact.more)
        for fact in facts_table(pack(), page.shown.timeline)
    ]
    sheet = page.view.sheet_model.sheet
    assert [row.label for row in sheet.rows] == [row[0] for row in rows[1:]]


def test_the_wheel_turns_no_list_it_only_passes(page: TimelinePage) -> None:
    QTest.mouseClick(page.year_ends.add, LEFT)
    page.dates.today.edit.setFocus()
    for combo in page.findChildren(Combo):
        before = combo.currentIndex()
        turn = QWheelEvent(
            QPointF(5, 5),
            combo.mapToGlobal(QPointF(5, 5)),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            NO_MODIFIER,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )

        QApplication.sendEvent(combo, turn)

        assert combo.currentIndex() == before


def test_every_control_has_a_name(page: TimelinePage) -> None:
    QTest.mouseClick(page.year_ends.add, LEFT)
    QTest.mouseClick(page.existing.add, LEFT)
    settle()
    controls = [
        each
        for each in page.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]

    nameless = [each for each in controls if not each.accessibleName() and not _text(each)]
    assert nameless == []


def _text(widget: QWidget) -> str:
    return str(widget.property("text") or "")


@pytest.mark.parametrize("size", [(1280, 800), (960, 540), (700, 900)])
@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_nothing_is_wider_than_the_page(
    window: DeskWindow, theme: Theme, size: tuple[int, int], zoom: int
) -> None:
    page = opened(window, "saas")
    window.resize(*size)
    theme.set_zoom(zoom)
    QTest.mouseClick(page.existing.add, LEFT)
    QTest.mouseClick(page.year_ends.add, LEFT)
    settle()

    assert page.horizontalScrollBar().maximum() == 0
