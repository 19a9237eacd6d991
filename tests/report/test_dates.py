"""Dates in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socdesk.report.dates import iso_in_words, long_date, short_date


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        pytest.param(date(2026, 12, 4), "4 Dec 2026", "4 December 2026", id="one-figure"),
        pytest.param(date(2026, 11, 23), "23 Nov 2026", "23 November 2026", id="two-figures"),
        pytest.param(date(2027, 5, 31), "31 May 2027", "31 May 2027", id="short-month"),
        pytest.param(date(2026, 9, 1), "1 Sep 2026", "1 September 2026", id="long-month"),
    ],
)
def test_a_date_is_said_in_words(day: date, short: str, long: str) -> None:
    assert (short_date(day), long_date(day)) == (short, long)


@given(st.dates(), st.dates())
def test_different_dates_are_said_differently(one: date, other: date) -> None:
    assert (one == other) == (short_date(one) == short_date(other))


def test_an_iso_date_is_said_in_words_and_anything_else_is_left() -> None:
    assert iso_in_words("2026-11-23") == "23 November 2026"
    assert iso_in_words("soon") == "soon"
