"""Reasons, why-not and assumptions, against trying every set of answers."""

from functools import partial

import pytest
from hypothesis import given, settings

from socdesk.decision.advice import DECIDING_REPORTS, Explanation, Quote
from socdesk.decision.builtin import builtin
from socdesk.decision.explaining import explain
from socdesk.decision.judge import judge, known_answers
from socdesk.decision.pack import Pack
from tests.decision.brute_headlines import below_recommended, reachable, smallest
from tests.decision.test_changing import mostly_answered

PACK = builtin()
LOANS = {
    "users": "organisations", "delivery": "service", "entries": "yes", "material": "yes",
    "self_check": "no", "auditor_asked": "yes", "data": "yes", "proof_asked": "nobody",
    "report_named": "no",
}  # fmt: skip


def explained(pack: Pack, answers: dict[str, str], assumed: tuple[str, ...] = ()) -> Explanation:
    known = known_answers(pack, answers)
    return explain(pack, known, judge(pack, known), assumed)


def questions(sets: tuple[tuple[Quote, ...], ...]) -> set[frozenset[str]]:
    return {frozenset(quote.question for quote in quotes) for quotes in sets}


@settings(max_examples=2_000, deadline=None)
@given(answers=mostly_answered())
def test_what_stands_against_a_report_does_so_alone(answers: dict[str, str]) -> None:
    found = explained(PACK, answers)

    recommended = judge(PACK, known_answers(PACK, answers)).recommended
    assert set(found.why_not) == set(DECIDING_REPORTS) - set(recommended)
    for report, sets in found.why_not.items():
        assert bool(sets) == below_recommended(report, answers)
        for quotes in sets:
            assert below_recommended(report, {quote.question: quote.value for quote in quotes})
            assert all(answers[quote.question] == quote.value for quote in quotes)


@settings(max_examples=2_000, deadline=None)
@given(answers=mostly_answered())
def test_reasons_and_blockers_are_all_that_trying_every_set_finds(answers: dict[str, str]) -> None:
    found = explained(PACK, answers)

    now = reachable(answers)
    assert questions(found.reasons) == smallest(answers, lambda part: reachable(part) <= now)
    for report, sets in found.why_not.items():
        assert questions(sets) == smallest(answers, partial(below_recommended, report))


def test_a_line_of_ones_own_is_blocked_by_that_answer_alone(pack: Pack) -> None:
    found = explained(pack, {**LOANS, "users": "ourselves"})

    assert questions(found.why_not["SOC 1"]) == {frozenset({"users"})}
    assert questions(found.reasons) == {frozenset({"users"})}


def test_a_report_that_can_still_be_recommended_has_nothing_against_it(pack: Pack) -> None:
    found = explained(pack, {"users": "organisations", "delivery": "service"})

    assert found.why_not["SOC 1"] == ()


def test_next_and_the_counts_are_those_of_the_advice(pack: Pack) -> None:
    known = known_answers(pack, LOANS)
    advice = judge(pack, known)
    found = explain(pack, known, advice)

    assert found.next == advice.relevant[0]
    assert found.at_most == advice.at_most


@pytest.mark.parametrize(
    ("assumed", "carrying"),
    [
        pytest.param(("entries",), ["entries"], id="one-that-matters"),
        pytest.param(("assets",), [], id="not-answered"),
        pytest.param(("entries", "users"), ["users", "entries"], id="two"),
        pytest.param((), [], id="none"),
    ],
)
def test_advice_rests_on_what_would_matter_if_it_were_open(
    pack: Pack, assumed: tuple[str, ...], carrying: list[str]
) -> None:
    found = explained(pack, LOANS, assumed)

    assert [quote.question for quote in found.assumptions] == carrying


def test_an_assumed_answer_that_decides_nothing_carries_no_advice(pack: Pack) -> None:
    answers = {**LOANS, "users": "ourselves", "data": "yes"}

    assert explained(pack, answers, ("proof_asked",)).assumptions == ()
