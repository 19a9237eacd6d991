"""An earlier engagement beside one of now: which lines belong together, which answers differ."""

from datetime import UTC, datetime

from hypothesis import given

from socdesk.engagement.changes import (
    add_line,
    remove_line,
    rename_line,
    with_answer,
    with_details,
    with_unknown,
    without_answer,
)
from socdesk.engagement.comparing import Difference, compared
from socdesk.engagement.model import Answer, Engagement
from socdesk.engagement.new_year import new_year
from tests.engagement.strategies import engagements

AT = datetime(2027, 11, 22, 8, 15, tzinfo=UTC)


def pairs(then: Engagement, now: Engagement) -> list[tuple[str, str]]:
    """The lines put together, by id; "" where there is none."""
    return [
        (pair.then.id if pair.then else "", pair.now.id if pair.now else "")
        for pair in compared(then, now).lines
    ]


def begun(*names: str) -> Engagement:
    engagement = Engagement(id="0a" * 16)
    for name in names:
        engagement = add_line(engagement, name, AT)
    return engagement


@given(engagements())
def test_nothing_differs_from_itself(engagement: Engagement) -> None:
    found = compared(engagement, engagement)

    assert found.organisation == ()
    assert all(pair.then == pair.now and not pair.differences for pair in found.lines)


@given(engagements(), engagements())
def test_every_line_is_told_once(then: Engagement, now: Engagement) -> None:
    found = pairs(then, now)

    assert [after for _, after in found if after] == [line.id for line in now.lines]
    assert sorted(before for before, _ in found if before) == sorted(line.id for line in then.lines)


@given(engagements())
def test_of_a_new_year_only_what_is_asked_again_differs(last: Engagement) -> None:
    year = new_year(last, "fe" * 16, AT)

    found = compared(last, year.engagement)

    differing = {(None, each.question) for each in found.organisation} | {
        (pair.now.id, each.question)
        for pair in found.lines
        if pair.now is not None
        for each in pair.differences
    }
    assert differing == {(each.line, each.question) for each in year.asked_again}


def test_a_renamed_line_is_found_by_its_id() -> None:
    then = begun("Loans", "Portal")

    assert pairs(then, rename_line(then, "line-1", "Lending")) == [
        ("line-1", "line-1"),
        ("line-2", "line-2"),
    ]


def test_in_files_begun_apart_the_names_count() -> None:
    assert pairs(begun("Loans", "Portal"), begun("Portal", "Loans", "Trust")) == [
        ("line-2", "line-1"),
        ("line-1", "line-2"),
        ("", "line-3"),
    ]


def test_lines_of_one_name_are_told_apart_by_their_ids() -> None:
    then = begun("Loans", "Loans")

    assert pairs(then, remove_line(then, "line-1", AT)) == [("line-2", "line-2"), ("line-1", "")]


def test_lines_without_a_name_have_none_in_common() -> None:
    then, now = begun("", "Portal"), remove_line(begun("Portal", "", ""), "line-2", AT)

    assert ("line-1", "line-3") not in pairs(then, now)


def test_what_was_answered_otherwise_is_told_with_both_answers() -> None:
    then = with_answer(begun("Loans"), "line-1", "entries", "yes", AT)
    then = with_answer(then, "line-1", "assets", "no", AT)
    then = with_answer(then, None, "readers", "us", AT)
    now = with_answer(then, "line-1", "entries", "no", AT)
    now = without_answer(now, "line-1", "assets", AT)
    now = with_unknown(now, None, "readers", AT)
    now = with_answer(now, "line-1", "data", "yes", AT)

    found = compared(then, now)

    assert found.organisation == (Difference("readers", Answer(value="us"), Answer(unknown=True)),)
    assert set(found.lines[0].differences) == {
        Difference("entries", Answer(value="yes"), Answer(value="no")),
        Difference("assets", Answer(value="no"), Answer()),
        Difference("data", Answer(), Answer(value="yes")),
    }


def test_notes_and_dates_are_not_compared() -> None:
    then = with_answer(begun("Loans"), "line-1", "entries", "yes", AT)
    now = with_details(then, "line-1", "entries", note="Seen.", basis="contract", said_on=AT.date())

    assert compared(then, now).lines[0].differences == ()
