"""Answers taken over from another line: what is offered, what is taken, what is left."""

from collections.abc import Set as AbstractSet
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from socdesk.engagement.changes import with_answer, with_details, with_override, with_unknown
from socdesk.engagement.codec import decode, encode
from socdesk.engagement.copying import takeable, with_taken
from socdesk.engagement.model import Answer, Engagement, Event
from tests.engagement.strategies import ANSWERS, engagements

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@st.composite
def two_lines(draw: st.DrawFn) -> tuple[Engagement, str, str]:
    """An engagement with two of its lines, which answer some of the same questions."""
    engagement = draw(engagements().filter(lambda found: len(found.lines) > 1))
    answers = draw(ANSWERS)
    first, second, *rest = engagement.lines
    first = replace(first, answers={**first.answers, **answers})
    second = replace(second, answers={**second.answers, **dict(list(answers.items())[1:])})
    changed = replace(engagement, lines=(first, second, *rest))
    return changed, first.id, second.id


def offered(engagement: Engagement, source: str, target: str) -> AbstractSet[str]:
    return {each.question for each in takeable(engagement, source, target)}


@given(two_lines())
def test_after_taking_all_nothing_is_left_to_take(drawn: tuple[Engagement, str, str]) -> None:
    engagement, source, target = drawn

    taken = with_taken(engagement, source, target, offered(engagement, source, target), AT)

    assert takeable(taken, source, target) == ()
    assert decode(encode(taken)) == taken


@given(two_lines(), st.data())
def test_only_what_was_chosen_changes_and_each_answer_is_one_event(
    drawn: tuple[Engagement, str, str], data: st.DataObject
) -> None:
    engagement, source, target = drawn
    offer = sorted(offered(engagement, source, target))
    chosen = data.draw(st.sets(st.sampled_from(offer))) if offer else set()

    taken = with_taken(engagement, source, target, chosen, AT)

    before, after = engagement.line(target), taken.line(target)
    changed = {
        question
        for question in {*before.answers, *after.answers}
        if before.answers.get(question) != after.answers.get(question)
    }
    assert changed == chosen
    assert {event.question for event in taken.log[len(engagement.log) :]} == chosen
    assert len(taken.log) == len(engagement.log) + len(chosen)
    assert after.overrides == before.overrides
    assert replace(taken, lines=engagement.lines, log=engagement.log) == engagement
    for question, answer in after.answers.items():
        assert answer.note == before.answers.get(question, Answer()).note


@given(two_lines())
def test_a_line_takes_nothing_from_itself(drawn: tuple[Engagement, str, str]) -> None:
    engagement, source, _ = drawn

    assert takeable(engagement, source, source) == ()
    assert with_taken(engagement, source, source, {"entries"}, AT) is engagement


def test_an_answer_that_would_be_lost_is_told_apart(bank: Engagement) -> None:
    bank = with_answer(bank, "line-1", "assets", "yes", AT)
    bank = with_answer(bank, "line-2", "assets", "no", AT)
    bank = with_unknown(bank, "line-2", "entries", AT)

    found = {each.question: each.overwrites for each in takeable(bank, "line-1", "line-2")}

    assert found == {"entries": False, "assets": True}


def test_a_dont_know_is_not_taken(bank: Engagement) -> None:
    bank = with_unknown(bank, "line-1", "assets", AT)
    bank = with_answer(bank, "line-2", "assets", "no", AT)

    taken = with_taken(bank, "line-1", "line-2", {"assets", "entries"}, AT)

    assert taken.answer("line-2", "assets").value == "no"


def test_a_common_answer_counts_as_the_target_s_own(bank: Engagement) -> None:
    alike = with_answer(bank, "line-2", "timing_evidence", "over_12_months", AT)

    assert "timing_evidence" not in offered(alike, "line-2", "line-1")
    assert [
        (each.now.value, each.then.value)
        for each in takeable(bank, "line-2", "line-1")
        if each.question == "timing_evidence"
    ] == [("over_12_months", "not_yet")]


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        pytest.param("assumed", "assumed", id="what was assumed stays assumed"),
        pytest.param("contract", None, id="a contract was the other line's"),
        pytest.param("told", None, id="what was said was about the other line"),
    ],
)
def test_only_an_assumption_goes_with_its_answer(
    bank: Engagement, basis: str, expected: str | None
) -> None:
    bank = with_details(bank, "line-1", "entries", basis=basis)  # type: ignore[arg-type]
    bank = with_details(bank, "line-2", "entries", note="Ask again.")

    taken = with_taken(bank, "line-1", "line-2", {"entries"}, AT).answer("line-2", "entries")

    assert taken == Answer(value="yes", basis=expected, note="Ask again.")  # type: ignore[arg-type]


def test_the_log_tells_what_was_taken_and_the_override_stays_behind(bank: Engagement) -> None:
    bank = with_override(bank, "line-1", "SOC 2", "OPTIONAL", "Nobody reads it.")

    taken = with_taken(bank, "line-1", "line-3", {"entries"}, AT)

    assert taken.log[-1] == Event(
        kind="answer", at=AT, line="line-3", question="entries", value="yes"
    )
    assert taken.line("line-3").overrides == {}


def test_a_line_that_is_not_there_is_the_caller_s_mistake(bank: Engagement) -> None:
    with pytest.raises(KeyError):
        takeable(bank, "line-9", "line-1")
