"""Answers somebody gave on paper, taken in one step."""

from datetime import UTC, datetime

from socdesk.engagement.changes import with_answer, with_details, with_unknown
from socdesk.engagement.model import Answer, Engagement, Line
from socdesk.engagement.taking import Told, now, standing, with_told

AT = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
BASE = Engagement(id="1" * 32, lines=(Line("line-1", "Loans"),))


def test_an_answer_is_taken_as_told_and_its_note_stays() -> None:
    before = with_unknown(BASE, "line-1", "users", AT)
    before = with_details(before, "line-1", "users", note="ours", ask="the owner")

    after = with_told(before, [Told("line-1", "users", "group")], "Ms Ruiz", AT)

    assert after.answer("line-1", "users") == Answer(
        value="group", basis="told", said_by="Ms Ruiz", note="ours"
    )
    assert after.log[-1].value == "group"


def test_an_answer_stands_beside_what_is_given_already() -> None:
    told = Told("line-1", "users", "group")
    given = with_answer(BASE, "line-1", "users", "group", AT)
    other = with_answer(BASE, "line-1", "users", "ourselves", AT)

    assert [standing(each, told) for each in (BASE, given, other)] == ["new", "same", "differs"]


def test_the_common_answer_counts_for_a_line_without_its_own() -> None:
    told = Told("line-1", "timing_reader", "type2")
    common = with_answer(BASE, None, "timing_reader", "type1_fine", AT)
    own = with_answer(common, "line-1", "timing_reader", "type2", AT)

    assert now(common, told).value == "type1_fine"
    assert standing(common, told) == "differs"
    assert standing(own, told) == "same"
