"""The engagement as a value, and what the rules read of it."""

import pytest

from socdesk.decision.advice import Case, LineCase
from socdesk.engagement.model import Answer, Engagement, Line, to_case


def test_the_case_holds_only_given_answers(bank: Engagement) -> None:
    case = to_case(bank)

    assert case == Case(
        name="Über Bank",
        answers={"readers": "us", "timing_evidence": "over_12_months"},
        lines=(
            LineCase("Custody", {}),
            LineCase("Loan processing", {"entries": "yes"}),
            LineCase("Online \u202ebanking", {"timing_evidence": "not_yet"}),
        ),
    )


def test_an_unasked_question_has_an_empty_answer(bank: Engagement) -> None:
    assert bank.answer("line-3", "entries") == Answer()


def test_answers_are_found_by_line_or_organisation(bank: Engagement) -> None:
    values = (
        bank.answer(None, "timing_evidence").value,
        bank.answer("line-2", "timing_evidence").value,
    )

    assert values == ("over_12_months", "not_yet")


def test_a_missing_line_is_the_callers_mistake(bank: Engagement) -> None:
    with pytest.raises(KeyError):
        bank.line("line-9")


def test_an_engagement_cannot_be_changed_in_place(bank: Engagement) -> None:
    with pytest.raises(AttributeError):
        bank.client = "Other"  # type: ignore[misc]


def test_two_empty_engagements_share_no_answers() -> None:
    first, second = Line("line-1"), Line("line-2")

    assert first.answers is not second.answers
