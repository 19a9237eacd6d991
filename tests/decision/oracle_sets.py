"""Partial answers: the values an outcome can still take, the questions that matter, and how much.

A partial set of answers leaves questions out; everything here is taken over its completions.
"""

import itertools
from collections.abc import Hashable, Iterable, Iterator
from fractions import Fraction
from functools import cache, lru_cache

from tests.decision.oracle_cones import LEVEL_FIGURES, OUTCOMES, Figure, Part
from tests.decision.oracle_ladders import QUESTIONS, SOC1, SOC2, SUPPLY, Answers

DECIDING = (SOC1, SOC2, SUPPLY)
"""The reports the headline speaks of, in the order it names them."""


def completions(partial: Answers, questions: Iterable[str]) -> Iterator[dict[str, str]]:
    """Every set of answers to the questions that agrees with the partial one."""
    names = tuple(questions)
    for values in itertools.product(*_domains(names, partial)):
        yield dict(zip(names, values, strict=True))


def _domains(questions: tuple[str, ...], partial: Answers) -> tuple[tuple[str, ...], ...]:
    return tuple((partial[q],) if q in partial else QUESTIONS[q] for q in questions)


@cache
def _table(part: Part) -> dict[tuple[str, ...], Hashable]:
    """The part's value at every point of its questions."""
    return {tuple(a.values()): part.value(a) for a in completions({}, part.questions)}


@lru_cache(maxsize=4096)
def _values(part: Part, domains: tuple[tuple[str, ...], ...]) -> frozenset[Hashable]:
    return frozenset(map(_table(part).__getitem__, itertools.product(*domains)))


@lru_cache(maxsize=4096)
def _columns(
    part: Part, domains: tuple[tuple[str, ...], ...], place: int
) -> frozenset[frozenset[Hashable]]:
    """The sets of values met when only the question at that place varies, where they differ."""
    table, before, after = _table(part), domains[:place], domains[place + 1 :]
    columns = (
        frozenset(table[*head, value, *tail] for value in domains[place])
        for head in itertools.product(*before)
        for tail in itertools.product(*after)
    )
    return frozenset(column for column in columns if len(column) > 1)


def values(part: Part, partial: Answers) -> frozenset[Hashable]:
    """The part's possible values."""
    return _values(part, _domains(part.questions, partial))


def outcomes(figure: Figure, partial: Answers) -> frozenset[Hashable]:
    """The figure's possible values: any combination of its parts' values can occur."""
    sets = (values(part, partial) for part in figure.parts)
    return frozenset(figure.value(*combination) for combination in itertools.product(*sets))


def can_turn(figure: Figure, partial: Answers, question: str) -> bool:
    """Whether two completions that differ in the question alone give the figure two values."""
    for i, part in enumerate(figure.parts):
        if question in part.questions:
            place = part.questions.index(question)
            columns = _columns(part, _domains(part.questions, partial), place)
            before = [values(p, partial) for p in figure.parts[:i]]
            after = [values(p, partial) for p in figure.parts[i + 1 :]]
            return any(
                len({figure.value(*head, value, *tail) for value in column}) > 1
                for column in columns
                for head in itertools.product(*before)
                for tail in itertools.product(*after)
            )
    return False


def relevant(partial: Answers, *, vendors_settled: bool = False) -> frozenset[str]:
    """The open questions that can still change an outcome of domain.md 11.6a.

    `vendors_settled`: another line already says that other firms do part of it, so that S17 of
    this line no longer moves the request to vendors.
    """
    return frozenset(
        question
        for question in QUESTIONS
        if question not in partial
        and any(
            can_turn(figure, partial, question)
            for name, figure in OUTCOMES.items()
            if not (vendors_settled and name == "REQUEST_FROM_VENDORS" and question == "subservice")
        )
    )


def _spread(partial: Answers, reports: Iterable[str]) -> int:
    return sum(len(outcomes(LEVEL_FIGURES[report], partial)) - 1 for report in reports)


def _open_outcomes(partial: Answers) -> int:
    others = (figure for name, figure in OUTCOMES.items() if name not in LEVEL_FIGURES)
    return sum(len(outcomes(figure, partial)) > 1 for figure in others)


def impact(partial: Answers, question: str, reports: Iterable[str] = DECIDING) -> Fraction:
    """The levels an answer takes off the open ranges, on average (domain.md 11.6a)."""
    options = QUESTIONS[question]
    after = (_spread({**partial, question: value}, reports) for value in options)
    return _spread(partial, reports) - Fraction(sum(after), len(options))


def others_settled(partial: Answers, question: str) -> Fraction:
    """The other open outcomes an answer settles, on average: it breaks ties of impact."""
    options = QUESTIONS[question]
    after = (_open_outcomes({**partial, question: value}) for value in options)
    return _open_outcomes(partial) - Fraction(sum(after), len(options))


def by_impact(partial: Answers) -> list[str]:
    """The relevant questions, most impact first; ties by other outcomes, then in pack order."""
    order = list(QUESTIONS)
    return sorted(
        relevant(partial),
        key=lambda q: (-impact(partial, q), -others_settled(partial, q), order.index(q)),
    )
