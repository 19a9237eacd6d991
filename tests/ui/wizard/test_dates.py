"""Days as people type them."""

from datetime import date

import pytest

from socdesk.ui.wizard.dates import DayError, day_in_words, parse_day

FOURTH = date(2026, 12, 4)


@pytest.mark.parametrize(
    "text",
    [
        "4 Dec 2026", "4 December 2026", "04 dec 2026", "4. Dec 2026", "4th Dec 2026",
        "4 Dec. 2026", "4 Dec, 2026", "  4   Dec\t2026 ", "Dec 4 2026", "December 4, 2026",
        "4.12.2026", "04.12.2026", "4. 12. 2026", "2026-12-04", "2026-12-4",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert parse_day(text) == FOURTH


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("29 Feb 2028", date(2028, 2, 29), id="leap year"),
        pytest.param("1 Sept 2026", date(2026, 9, 1), id="sept"),
        pytest.param("1.1.1900", date(1900, 1, 1), id="first year"),
        pytest.param("31 Dec 2199", date(2199, 12, 31), id="last year"),
        pytest.param("", None, id="nothing"),
        pytest.param(" \u00a0 ", None, id="blanks"),
    ],
)
def test_unusual_days_are_read_too(text: str, day: date | None) -> None:
    assert parse_day(text) == day


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31 Feb 2027", "February 2027 has 28 days."),
        ("0 Dec 2026", "December 2026 has 31 days."),
        ("31.11.2026", "November 2026 has 30 days."),
        ("4 Dec", "Add the year, such as 4 Dec 2026."),
        ("4 Dec 26", "Write the year with four digits, such as 4 Dec 2026."),
        ("4.12.26", "Write the year with four digits, such as 4 Dec 2026."),
        ("4.13.2026", "Write a month from 1 to 12, or its name."),
        ("2026-13-01", "Write a month from 1 to 12, or its name."),
        ("4 Dec 1899", "Write a year from 1900 to 2199."),
        ("4 Dec 2200", "Write a year from 1900 to 2199."),
        ("4 Dez 2026", "Write the month in English, such as 4 Dec 2026."),
        ("12/4/2026", "Write the month as a word, such as 4 Dec 2026."),
        ("4/12/26", "Write the month as a word, such as 4 Dec 2026."),
        ("next Friday", "Write a day such as 4 Dec 2026."),
        ("Q4", "Write a day such as 4 Dec 2026."),
    ],
)
def test_what_is_no_day_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(DayError) as error:
        parse_day(text)

    assert str(error.value) == sentence


def test_a_day_in_words_is_read_back() -> None:
    assert day_in_words(FOURTH) == "4 Dec 2026"
    assert parse_day(day_in_words(FOURTH)) == FOURTH
    assert day_in_words(None) == ""
