"""The timeline page: what is dragged, pressed or written there is planned anew at once."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from socdesk.ui.timeline.chart import Handle
from socdesk.ui.timeline.drawing import chart
from socdesk.ui.timeline.fields import DayField
from socdesk.ui.timeline.page import TimelinePage
from socdesk.ui.timeline.plans import Planner, same_dates
from socdesk.ui.timeline.tried import Grip
from tests.ui.clients import pack
from tests.ui.timeline.acts import (
    drag,
    film,
    kept_today,
    months,
    opened,
    period,
    tried,
    write,
)
from tests.ui.timeline.sample import TODAY
from tests.ui.window import CTRL, NO_MODIFIER, SHIFT, DeskWindow, settle

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


# The dates of the plan.


def test_all_shown_is_the_plan_of_the_session(window: DeskWindow, page: TimelinePage) -> None:
    [first, second] = Planner(window.session).plans(TODAY, {})

    assert page.shown == first
    assert same_dates((first, second), first) == (second.name,)
    assert second.name in page._kicker.text()
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


def test_a_dragged_date_is_no_act_and_outlives_the_undoing_of_one(
    window: DeskWindow, page: TimelinePage
) -> None:
    engagement = window.session.engagement
    handle = page.chart.handles[Grip.END]
    drag(handle, handle.rect().center(), months(page, 2))

    assert window.session.engagement is engagement
    assert not window.session.can_undo
    dragged = period(page)
    write(window, page.dates.today, "1 Dec 2026")
    assert kept_today(window) == date(2026, 12, 1)
    window.press(Key.Key_Z, CTRL)
    assert kept_today(window) is None
    assert period(page) == film(page) == dragged


def test_a_fault_below_one_field_moves_no_other(window: DeskWindow, page: TimelinePage) -> None:
    fields = [page.dates.today, *page.dates.grips.values()]
    before = [field.edit.mapTo(page.dates, QPoint()) for field in fields if field.isVisible()]

    write(window, page.dates.grips[Grip.BEGIN], "1 Nov 2026")

    after = [field.edit.mapTo(page.dates, QPoint()) for field in fields if field.isVisible()]
    assert after == before


def test_the_chart_stays_where_it_is_when_a_date_is_moved(page: TimelinePage) -> None:
    before = page.chart.geometry()

    drag(page.chart.handles[Grip.END], page.chart.handles[Grip.END].rect().center(), 80)

    assert page.dates.back.isVisible()
    assert page.chart.geometry().topLeft() == before.topLeft()


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
    assert "The same dates" not in page._kicker.text()
    assert period(page) == film(page) == (date(2026, 6, 1), date(2026, 11, 30))
