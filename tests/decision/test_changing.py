"""The smallest changes that flip the headline, against trying every change."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socdesk.decision.advice import Flip
from socdesk.decision.builtin import builtin
from socdesk.decision.changing import flips, flips_of
from socdesk.decision.judge import judge, known_answers
from socdesk.decision.pack import Pack
from tests.decision.brute_headlines import READ_BY_LEVELS, flipping
from tests.decision.oracle import QUESTIONS

PACK = builtin()
SERVICE = {"users": "organisations", "delivery": "service"}


def as_change(flip: Flip) -> dict[str, str]:
    return {change.question: change.then for change in flip.changes}


def mostly_answered() -> st.SearchStrategy[dict[str, str]]:
    """All questions but at most four that the levels read: trying all stays possible."""
    opened = st.sets(st.sampled_from(READ_BY_LEVELS), max_size=4)
    values = st.fixed_dictionaries({name: st.sampled_from(of) for name, of in QUESTIONS.items()})
    return st.builds(_without, values, opened)


def _without(answers: dict[str, str], names: set[str]) -> dict[str, str]:
    return {name: value for name, value in answers.items() if name not in names}


@settings(max_examples=2_000, deadline=None)
@given(answers=mostly_answered())
def test_single_changes_are_those_that_trying_every_answer_finds(answers: dict[str, str]) -> None:
    found = [as_change(flip) for flip in flips_of(PACK, known_answers(PACK, answers), 1)]

    expected = list(flipping(answers, 1))
    assert len(found) == len(expected)
    assert all(change in expected for change in found)


def test_pairs_are_those_that_trying_every_pair_finds_without_what_flips_alone() -> None:
    rng = random.Random(4)
    for _ in range(2_000):
        opened = rng.sample(READ_BY_LEVELS, rng.randrange(3))
        answers = {
            name: rng.choice(QUESTIONS[name]) for name in READ_BY_LEVELS if name not in opened
        }
        found = [as_change(flip) for flip in flips_of(PACK, known_answers(PACK, answers), 2)]

        alone = [next(iter(change.items())) for change in flipping(answers, 1)]
        expected = [
            change
            for change in flipping(answers, 2)
            if not any(change.get(name) == value for name, value in alone)
        ]
        assert len(found) == len(expected)
        assert all(change in expected for change in found)


@settings(max_examples=2_000, deadline=None)
@given(answers=mostly_answered())
def test_where_single_changes_flip_only_these_are_told(answers: dict[str, str]) -> None:
    known = known_answers(PACK, answers)
    alone = flips_of(PACK, known, 1)

    assert flips(PACK, known) == (alone or flips_of(PACK, known, 2))


def test_where_no_single_change_flips_pairs_are_told(pack: Pack) -> None:
    own_books = dict.fromkeys(READ_BY_LEVELS, "no") | {
        "users": "ourselves", "delivery": "service", "proof_asked": "nobody",
    }  # fmt: skip
    found = flips(pack, known_answers(pack, own_books))

    assert {len(flip.changes) for flip in found} == {2}
    assert all(flip.changes[0].question == "users" for flip in found)


@settings(max_examples=2_000, deadline=None)
@given(answers=mostly_answered())
def test_the_headline_told_is_the_one_judged_after_the_change(answers: dict[str, str]) -> None:
    for flip in flips(PACK, known_answers(PACK, answers)):
        after = judge(PACK, known_answers(PACK, answers | as_change(flip)))

        assert (flip.headline.code, flip.headline.reports) == (
            after.headline.code,
            after.headline.reports,
        )
        assert flip.headline.short == after.headline.short


@pytest.mark.parametrize(
    ("answers", "settled"),
    [
        pytest.param({name: values[0] for name, values in QUESTIONS.items()}, True, id="complete"),
        pytest.param(SERVICE, False, id="open"),
    ],
)
def test_a_flip_is_settled_only_where_nothing_the_headline_reads_is_open(
    pack: Pack, answers: dict[str, str], settled: bool
) -> None:
    found = flips(pack, known_answers(pack, answers))

    assert found
    assert {flip.settled for flip in found} == {settled}


def test_without_an_answer_nothing_can_be_changed(pack: Pack) -> None:
    assert flips(pack, known_answers(pack, {})) == ()
