"""What must hold for every set of answers, tried on many."""

import itertools
from collections.abc import Mapping, Sequence
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from socdesk.decision.advice import Case, LineAdvice, LineCase
from socdesk.decision.advise import advise
from socdesk.decision.builtin import builtin
from socdesk.decision.judge import judge, known_answers
from socdesk.decision.questioning import line_pages, next_page, previous_page, steps
from socdesk.decision.reading import Reading
from tests.decision.oracle import QUESTIONS

PACK = builtin()
NAMES = list(QUESTIONS)
LINE_NAMES = [fact.id for fact in PACK.facts if fact.scope != "organisation"]


def partial_answers() -> st.SearchStrategy[dict[str, str]]:
    values = {name: st.sampled_from(options) for name, options in QUESTIONS.items()}
    return st.fixed_dictionaries({}, optional=values)


def sets_of(advice: LineAdvice) -> dict[str, Mapping[str, Sequence[object]]]:
    """Every set of outcomes of a line."""
    lone = {"lean": advice.lean, "subservice": advice.subservice}
    return {
        "reports": advice.reports,
        "categories": advice.categories,
        "types": advice.types,
        "periods": advice.periods,
        "others": lone,
    }


@settings(max_examples=2_000, deadline=None)
@given(answers=partial_answers(), data=st.data())
def test_an_answer_more_never_enlarges_any_set(
    answers: dict[str, str], data: st.DataObject
) -> None:
    missing = [name for name in NAMES if name not in answers]
    if not missing:
        return
    name = data.draw(st.sampled_from(missing))
    value = data.draw(st.sampled_from(QUESTIONS[name]))

    before = sets_of(judge(PACK, known_answers(PACK, answers)))
    after = sets_of(judge(PACK, known_answers(PACK, {**answers, name: value})))

    for kind, outcomes in after.items():
        for key, values in outcomes.items():
            assert set(values) <= set(before[kind].get(key, ())), (kind, key)


@settings(max_examples=300, deadline=None)
@given(answers=partial_answers())
def test_the_order_in_which_answers_came_never_matters(answers: dict[str, str]) -> None:
    backwards = dict(reversed(list(answers.items())))

    one = advise(PACK, Case("", {}, (LineCase("line", split(answers)),)))
    other = advise(PACK, Case("", {}, (LineCase("line", split(backwards)),)))

    assert one == other


def split(answers: Mapping[str, str]) -> dict[str, str]:
    return {
        name: value for name, value in answers.items() if PACK.fact(name).scope != "organisation"
    }


@settings(max_examples=2_000, deadline=None)
@given(answers=partial_answers(), data=st.data())
def test_what_is_not_asked_changes_no_outcome(answers: dict[str, str], data: st.DataObject) -> None:
    advice = judge(PACK, known_answers(PACK, answers))
    idle = [name for name in LINE_NAMES if name not in answers and name not in advice.relevant]
    if not idle:
        return
    name = data.draw(st.sampled_from(idle))
    value = data.draw(st.sampled_from(QUESTIONS[name]))

    after = judge(PACK, known_answers(PACK, {**answers, name: value}))

    assert sets_of(after) == sets_of(advice)
    assert [note.id for note in after.traps] == [note.id for note in advice.traps]
    assert after.headline.code == advice.headline.code


@settings(max_examples=2_000, deadline=None)
@given(answers=partial_answers(), data=st.data())
def test_the_number_of_questions_never_rises_with_an_answer(
    answers: dict[str, str], data: st.DataObject
) -> None:
    before = judge(PACK, known_answers(PACK, answers))
    if not before.relevant:
        assert before.at_most.end == 0
        return
    name = data.draw(st.sampled_from(before.relevant))
    value = data.draw(st.sampled_from(QUESTIONS[name]))

    after = judge(PACK, known_answers(PACK, {**answers, name: value}))

    assert after.at_most.end <= before.at_most.end
    assert after.at_most.recommendation <= before.at_most.recommendation


@settings(max_examples=2_000, deadline=None)
@given(answers=partial_answers())
def test_from_every_state_an_end_is_reached_within_the_number_said(
    answers: dict[str, str],
) -> None:
    advice = judge(PACK, known_answers(PACK, answers))
    most, asked = advice.at_most.end, 0
    while advice.relevant:
        name = advice.relevant[0]
        answers = {**answers, name: QUESTIONS[name][asked % len(QUESTIONS[name])]}
        advice = judge(PACK, known_answers(PACK, answers))
        asked += 1

    assert asked <= most


@cache
def exhaustive(state: tuple[int, ...]) -> int:
    """The most questions to the recommendation by playing every answer, with no short cut.

    `state` holds no answer to what the levels never read: it cannot make a difference.
    """
    reading = Reading(PACK.diagram, state)
    matters = reading.relevant(PACK.level_roots) & ~PACK.organisation_levels
    if not matters:
        return 0
    level = (matters & -matters).bit_length() - 1
    return 1 + max(
        exhaustive((*state[:level], value, *state[level + 1 :]))
        for value in range(PACK.diagram.arities[level])
    )


@settings(max_examples=2_000, deadline=None)
@given(answers=partial_answers())
def test_at_most_n_equals_playing_out_every_answer(answers: dict[str, str]) -> None:
    known = known_answers(PACK, answers)
    found = judge(PACK, known).at_most.recommendation

    read = Reading(PACK.diagram, [-1] * len(known)).relevant(PACK.level_roots)
    assert found == exhaustive(
        tuple(value if read >> level & 1 else -1 for level, value in enumerate(known))
    )


@settings(max_examples=300, deadline=None)
@given(answers=partial_answers())
def test_the_way_through_a_line_runs_in_order_and_back_again(answers: dict[str, str]) -> None:
    advice = judge(PACK, known_answers(PACK, answers))
    pages = line_pages(PACK)
    way = steps(pages, advice.path)

    assert set(advice.relevant) <= set(advice.path)
    for page, following in itertools.pairwise((*way, None)):
        assert page is not None
        assert next_page(pages, advice.path, page) == following
        assert previous_page(pages, advice.path, following) == page


@settings(max_examples=200, deadline=None)
@given(answers=partial_answers())
def test_a_question_skipped_on_the_way_did_not_matter_when_its_turn_came(
    answers: dict[str, str],
) -> None:
    complete = {name: answers.get(name, values[-1]) for name, values in QUESTIONS.items()}
    path = judge(PACK, known_answers(PACK, complete)).path
    organisation = {name: value for name, value in complete.items() if name not in split(complete)}

    for name in split(complete):
        level = PACK.levels[name]
        earlier = {key: value for key, value in complete.items() if PACK.levels[key] < level}
        relevant = judge(PACK, known_answers(PACK, organisation | earlier)).relevant
        assert (name in path) == (name in relevant), name
