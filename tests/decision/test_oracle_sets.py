"""The sets of the oracle against every completion, and its ladders against domain.md 11.7."""

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.decision import oracle_ladders as ladders
from tests.decision.oracle import (
    LINE_QUESTIONS,
    ORGANISATION_QUESTIONS,
    QUESTIONS,
    Outcome,
    decide,
)
from tests.decision.oracle_cones import CONTRADICTIONS, OUTCOMES, RULES
from tests.decision.oracle_possible import (
    Possible,
    organisation,
    possible,
)
from tests.decision.oracle_sets import completions, outcomes, relevant

PORTION = 300
"""The most completions a brute-force check walks through."""

COMPLETE = st.fixed_dictionaries({q: st.sampled_from(v) for q, v in QUESTIONS.items()})


@st.composite
def partial_answers(draw: st.DrawFn) -> dict[str, str]:
    """Answers with so few left out that all completions can be walked through."""
    answers = draw(COMPLETE)
    for question in draw(st.lists(st.sampled_from(list(QUESTIONS)), max_size=8, unique=True)):
        left_out = [q for q in QUESTIONS if q not in answers or q == question]
        if math.prod(len(QUESTIONS[q]) for q in left_out) <= PORTION:
            answers.pop(question)
    return answers


def flat(outcome: Outcome) -> dict[str, object]:
    """The outcome under the names the cones use."""
    kept = outcome.categories or {}
    raised = outcome.traps | outcome.organisation_traps
    types, periods = outcome.types, outcome.periods
    return {
        "SOC 1": outcome.soc1.value,
        "SOC 2": outcome.soc2.value,
        "SOC for Supply Chain": outcome.supply.value,
        "SOC 3": outcome.soc3,
        "lean": outcome.lean.value,
        **{category: kept.get(category) for category in ladders.CATEGORIES},
        **{f"type {r}": types[r].value if r in types else "none" for r in ("SOC 1", "SOC 2")},
        **{f"period {r}": periods.get(r, "none") for r in ("SOC 1", "SOC 2")},
        "subservice": outcome.subservice,
        "SOC for Cybersecurity": outcome.cybersecurity,
        "REQUEST_FROM_VENDORS": outcome.vendors.value,
        "service": outcome.service,
        "producer": outcome.producer,
        **{f"T{n}": f"T{n}" in raised for n in range(3, 20)},
        "standards": outcome.standards,
        **{hint: hint in outcome.hints for hint in ladders.HINT_QUESTIONS},
        "objectives": outcome.objectives,
        "year_end": outcome.year_end,
    }


def rules_of(outcome: Outcome) -> dict[str, str]:
    """The rule each ladder of the cones matched."""
    numbered = enumerate(ladders.CATEGORIES, 1)
    types = outcome.types
    return {
        "SOC 1": outcome.soc1.rule,
        "SOC 2": outcome.soc2.rule,
        "SOC for Supply Chain": outcome.supply.rule,
        "SOC 3": "X1" if outcome.soc3 == "OPTIONAL" else "",
        "lean": outcome.lean.rule,
        **{f"type {r}": types[r].rule if r in types else "" for r in ("SOC 1", "SOC 2")},
        "subservice": "X4" if outcome.service else "",
        **{c: f"K{n}" if outcome.categories is not None else "" for n, c in numbered},
    }


def test_the_parts_of_a_figure_share_no_question() -> None:
    for figure in (*OUTCOMES.values(), *RULES.values(), *CONTRADICTIONS.values()):
        questions = [question for part in figure.parts for question in part.questions]

        assert len(questions) == len(set(questions))


@settings(max_examples=150, deadline=None)
@given(partial_answers())
def test_every_set_is_that_of_all_completions(partial: dict[str, str]) -> None:
    all_outcomes = [decide(answers) for answers in completions(partial, QUESTIONS)]
    figures = [flat(outcome) for outcome in all_outcomes]
    rules = [rules_of(outcome) for outcome in all_outcomes]

    assert {n: outcomes(f, partial) for n, f in OUTCOMES.items()} == {
        n: {figure[n] for figure in figures} for n in OUTCOMES
    }
    assert {n: outcomes(f, partial) for n, f in RULES.items()} == {
        n: {met[n] for met in rules} for n in RULES
    }
    assert {n: outcomes(f, partial) for n, f in CONTRADICTIONS.items()} == {
        n: {n in outcome.contradictions for outcome in all_outcomes} for n in CONTRADICTIONS
    }
    assert possible(partial).duties == {(o.service, o.producer) for o in all_outcomes}


@settings(max_examples=100, deadline=None)
@given(partial_answers())
def test_a_question_is_relevant_when_two_completions_differ_in_it_alone_and_in_an_outcome(
    partial: dict[str, str],
) -> None:
    met: dict[tuple[str, tuple[str, ...]], list[dict[str, object]]] = {}
    for answers in completions(partial, QUESTIONS):
        figure = flat(decide(answers))
        for question in set(QUESTIONS) - set(partial):
            others = tuple(v for q, v in answers.items() if q != question)
            met.setdefault((question, others), []).append(figure)
    by_hand = {q for (q, _), figures in met.items() if any(f != figures[0] for f in figures)}

    assert relevant(partial) == by_hand


@settings(max_examples=60, deadline=None)
@given(partial_answers())
def test_the_roles_are_those_of_all_completions(partial: dict[str, str]) -> None:
    met = [decide(answers).roles for answers in completions(partial, QUESTIONS)]
    own = {q: v for q, v in partial.items() if q in ORGANISATION_QUESTIONS}
    line = {q: v for q, v in partial.items() if q in LINE_QUESTIONS}

    whole = organisation(own, [line])

    assert whole.roles == frozenset.intersection(*met)
    assert whole.possible_roles == frozenset.union(*met)


@settings(max_examples=100, deadline=None)
@given(COMPLETE, st.data())
def test_an_answer_only_ever_shrinks_what_is_possible(
    answers: dict[str, str], data: st.DataObject
) -> None:
    kept = data.draw(st.sets(st.sampled_from(list(answers))))
    partial = {q: v for q, v in answers.items() if q in kept}
    question = data.draw(st.sampled_from(list(answers)))
    more = {**partial, question: answers[question]}

    for figure in OUTCOMES.values():
        assert outcomes(figure, more) <= outcomes(figure, partial)


RISING = {
    "auditor_asked": ("no", "yes"),
    "material": ("no", "yes"),
    "self_check": ("yes", "no"),
    "entries": ("no", "only_show_or_store", "only_ordered", "yes"),
    "assets": ("no", "yes"),
    "hosting": ("no", "space_and_power", "controls"),
    "data": ("no", "yes"),
    "proof_asked": ("nobody", "questionnaires", "requires_proof", "requires_soc2"),
    "report_named": ("no", "unspecified"),
}
SOC1_RISES = ("auditor_asked", "material", "self_check", "entries", "assets", "hosting")
SOC2_RISES = ("proof_asked", "report_named", "data", "entries", "assets", "hosting")


@pytest.mark.parametrize(
    ("report", "question"),
    [
        *(pytest.param("SOC 1", q, id=f"SOC 1 with {q}") for q in SOC1_RISES),
        *(pytest.param("SOC 2", q, id=f"SOC 2 with {q}") for q in SOC2_RISES),
        pytest.param("SOC for Supply Chain", "proof_asked", id="Supply Chain with proof_asked"),
    ],
)
def test_a_level_never_falls_along_the_declared_order(report: str, question: str) -> None:
    part = OUTCOMES[report].parts[0]
    level = {"SOC 1": ladders.soc1, "SOC 2": ladders.soc2, "SOC for Supply Chain": ladders.supply}

    for answers in completions({question: RISING[question][0]}, part.questions):
        steps = [level[report]({**answers, question: v}).value for v in RISING[question]]
        assert all(ladders.at_least(high, low) for low, high in pairwise(steps))


def test_soc1_is_never_optional_and_every_other_level_occurs() -> None:
    line: Possible = possible({})

    assert line.reports["SOC 1"] == set(ladders.LEVELS) - {"OPTIONAL"}
    assert line.reports["SOC 2"] == set(ladders.LEVELS)


def test_every_rule_of_the_ladders_can_match() -> None:
    line = possible({})

    assert line.ladders["SOC 1"] == {
        *("F1", "F2", "F2a", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11", "F12"),
        *("F13", "F14", "F15a", "F15b"),
    }
    assert line.ladders["SOC 2"] == {
        *("W0", "W1", "W2", "W2a", "W3", "W4", "W5", "W6", "W6a", "W7", "W9a", "W9b"),
    }
    assert line.ladders["SOC for Supply Chain"] == {"P1", "P2", "P3"}
    assert line.ladders["lean"] == {"L1", "L2", "L3", "L5", "L6"}
    assert line.ladders["type SOC 2"] == {"", "Y2", "Y3", "Y4", "Y5", "Y6"}
