"""Dates tried out: where they go, how far, and what is said where they cannot."""

from datetime import date

import pytest

from socdesk.decision.timeline.values import Chosen, Timeline
from socdesk.ui.timeline.tried import Grip, TriedError, in_words, moved, stepped
from tests.ui.timeline.sample import example, moved_plans


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    """A period from 1 Jan to 30 Jun 2027 after a Type 1 on 27 Dec 2026, on 23 Nov 2026."""
    return moved_plans(example("saas"), [])[0].timeline


@pytest.mark.parametrize(
    ("grip", "day", "period"),
    [
        pytest.param(
            Grip.START, date(2027, 3, 9), (date(2027, 3, 1), date(2027, 6, 30)), id="shorter"
        ),
        pytest.param(
            Grip.START, date(2027, 8, 1), (date(2027, 8, 1), date(2028, 1, 31)), id="taken along"
        ),
        pytest.param(
            Grip.END, date(2027, 9, 1), (date(2027, 1, 1), date(2027, 9, 30)), id="longer"
        ),
        pytest.param(
            Grip.PERIOD, date(2026, 10, 31), (date(2026, 10, 1), date(2027, 3, 31)), id="the whole"
        ),
    ],
)
def test_a_period_takes_whole_months(
    timeline: Timeline, grip: Grip, day: date, period: tuple[date, date]
) -> None:
    found = moved(Chosen("SOC 2"), timeline, grip, day)

    assert (found.period_start, found.period_end) == period


@pytest.mark.parametrize(
    ("grip", "day", "words"),
    [
        pytest.param(Grip.END, date(2026, 12, 31), "would end before it begins", id="backwards"),
        pytest.param(Grip.END, date(2029, 1, 1), "at most 24 months", id="too long"),
        pytest.param(Grip.START, date(2019, 1, 1), "within 5 years of today", id="long ago"),
        pytest.param(Grip.BEGIN, date(2026, 11, 22), "begins on 23 Nov 2026 or later", id="work"),
        pytest.param(Grip.TYPE_1, date(2026, 11, 22), "is 23 Nov 2026 or later", id="type 1"),
    ],
)
def test_what_cannot_be_says_why_in_one_sentence(
    timeline: Timeline, grip: Grip, day: date, words: str
) -> None:
    with pytest.raises(TriedError) as refused:
        moved(Chosen("SOC 2"), timeline, grip, day)

    assert words in str(refused.value)
    assert str(refused.value).count(".") == 1


def test_periods_step_by_months_and_other_dates_by_days(timeline: Timeline) -> None:
    found = [stepped(timeline, grip, 1) for grip in (Grip.START, Grip.END, Grip.TYPE_1, Grip.BEGIN)]

    assert found == [date(2027, 2, 1), date(2027, 7, 31), date(2026, 12, 28), date(2026, 11, 24)]


def test_what_is_tried_is_said() -> None:
    tried = Chosen("SOC 2", date(2026, 12, 1), None, date(2027, 1, 1), date(2027, 6, 30))

    assert in_words(tried) == "work from 1 Dec 2026, period 1 Jan 2027 to 30 Jun 2027"
    assert in_words(Chosen("SOC 2")) == ""
