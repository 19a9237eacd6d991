"""Sums of months agree with counting days."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socdesk.decision.timeline.months import (
    add_months,
    after_weeks,
    first_day,
    first_from,
    last_day,
    month_after,
    month_of,
)
from tests.decision.timeline import brute
from tests.decision.timeline.cases import days

DAY = timedelta(days=1)
MANY = settings(max_examples=2_000, deadline=None)


@MANY
@given(day=days())
def test_a_month_runs_from_its_first_day_to_its_last(day: date) -> None:
    month = month_of(day)

    assert first_day(month) == day.replace(day=1)
    assert first_day(month) <= day <= last_day(month)
    assert (last_day(month) + DAY) == first_day(month + 1)
    assert [month_of(first_day(month)), month_of(last_day(month))] == [month, month]


@MANY
@given(day=days())
def test_the_next_first_is_found_as_by_counting_days(day: date) -> None:
    assert first_day(first_from(day)) == brute.next_first(day)
    assert month_after(day) == month_of(day + DAY)


@MANY
@given(day=days(), months=st.integers(-40, 40))
def test_months_are_added_as_by_counting_them(day: date, months: int) -> None:
    assert add_months(day, months) == brute.shifted(day, months)


@MANY
@given(day=days(), more=st.integers(0, 400), months=st.integers(-40, 40))
def test_adding_months_keeps_the_order_of_days(day: date, more: int, months: int) -> None:
    assert add_months(day, months) <= add_months(day + timedelta(days=more), months)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        pytest.param(date(2027, 1, 31), 1, date(2027, 2, 28), id="into a short month"),
        pytest.param(date(2028, 1, 31), 1, date(2028, 2, 29), id="into a leap February"),
        pytest.param(date(2026, 11, 23), 3, date(2027, 2, 23), id="over the year end"),
        pytest.param(date(2027, 2, 23), -3, date(2026, 11, 23), id="back over the year end"),
    ],
)
def test_months_are_added_over_ends(day: date, months: int, then: date) -> None:
    assert add_months(day, months) == then


@pytest.mark.parametrize(
    ("weeks", "end"),
    [(0, date(2027, 3, 1)), (1, date(2027, 3, 7)), (6, date(2027, 4, 11))],
)
def test_weeks_count_their_first_day(weeks: int, end: date) -> None:
    assert after_weeks(date(2027, 3, 1), weeks) == end
