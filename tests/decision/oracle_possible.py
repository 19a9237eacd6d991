"""What a line, and the organisation over its lines, can still come to by domain.md 11."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from tests.decision.oracle_cones import (
    CONTRADICTIONS,
    GATES,
    OUTCOMES,
    OUTSOURCED,
    RULES,
    TRAPS,
    Figure,
    Gates,
)
from tests.decision.oracle_ladders import (
    CATEGORIES,
    CONFIRM,
    HINT_QUESTIONS,
    LEVELS,
    LINE_QUESTIONS,
    NOT_INDICATED,
    OPTIONAL,
    ORGANISATION_QUESTIONS,
    RECOMMENDED,
    SOC1,
    SOC2,
    SOC3,
    SUPPLY,
    Answers,
    at_least,
    cybersecurity,
    request_from_vendors,
)
from tests.decision.oracle_sets import DECIDING, completions, outcomes, relevant, values

LINE_REPORTS = (SOC1, SOC2, SOC3, SUPPLY)
CYBERSECURITY, VENDORS = "SOC for Cybersecurity", "REQUEST_FROM_VENDORS"
ORGANISATION_TRAPS = ("T4", "T17")
_Name = TypeVar("_Name")


@dataclass(frozen=True, slots=True)
class Possible:
    """All that a line can still come to, as exact sets.

    `categories` is taken over the completions with SOC 2 at least Optional (empty where there is
    none); `types` and `periods` name the reports that can have one, with "none" among the values
    where they can also have none. `traps`, `contradictions` and `rules` hold in every completion;
    `ladders` are the rules still possible per ladder ("" where none speaks). `duties` are the
    possible pairs (service organisation, producer), `outsourced` whether S17 says yes.
    """

    reports: dict[str, frozenset[str]]
    lean: frozenset[str]
    categories: dict[str, frozenset[str]]
    types: dict[str, frozenset[str]]
    periods: dict[str, frozenset[int | str]]
    subservice: frozenset[str]
    standards: frozenset[str]
    objectives: frozenset[str]
    year_end: frozenset[str]
    traps: frozenset[str]
    possible_traps: frozenset[str]
    contradictions: frozenset[tuple[str, str]]
    rules: frozenset[str]
    ladders: dict[str, frozenset[str]]
    duties: frozenset[tuple[bool, bool]]
    outsourced: frozenset[bool]


def _words(figure: Figure, partial: Answers) -> frozenset[str]:
    return frozenset(str(value) for value in outcomes(figure, partial) if value is not None)


def _periods(report: str, partial: Answers) -> frozenset[int | str]:
    met = outcomes(OUTCOMES[f"period {report}"], partial)
    return frozenset(value for value in met if isinstance(value, int | str))


def _certain(figures: Mapping[_Name, Figure], partial: Answers) -> frozenset[_Name]:
    return frozenset(name for name, f in figures.items() if outcomes(f, partial) == {True})


def _duties(partial: Answers) -> frozenset[tuple[bool, bool]]:
    gates = (gate for gate in values(GATES, partial) if isinstance(gate, Gates))
    return frozenset((gate.given, gate.producer) for gate in gates)


def possible(partial: Answers) -> Possible:
    """Everything a line can still come to, with its answers and the organisation's merged."""
    line_traps = {trap: f for trap, f in TRAPS.items() if trap not in ORGANISATION_TRAPS}
    types = {report: _words(OUTCOMES[f"type {report}"], partial) for report in (SOC1, SOC2)}
    periods = {report: _periods(report, partial) for report in (SOC1, SOC2)}
    categories = {name: _words(OUTCOMES[name], partial) for name in CATEGORIES}
    ladders = {name: _words(figure, partial) for name, figure in RULES.items()}
    return Possible(
        reports={report: _words(OUTCOMES[report], partial) for report in LINE_REPORTS},
        lean=_words(OUTCOMES["lean"], partial),
        categories={name: statuses for name, statuses in categories.items() if statuses},
        types={report: met for report, met in types.items() if met != {"none"}},
        periods={report: met for report, met in periods.items() if met != {"none"}},
        subservice=_words(OUTCOMES["subservice"], partial),
        standards=_words(OUTCOMES["standards"], partial),
        objectives=_words(OUTCOMES["objectives"], partial),
        year_end=_words(OUTCOMES["year_end"], partial),
        traps=_certain(line_traps, partial),
        possible_traps=frozenset(
            trap for trap, figure in line_traps.items() if True in outcomes(figure, partial)
        ),
        contradictions=_certain(CONTRADICTIONS, partial),
        rules=frozenset(rule for met in ladders.values() if len(met) == 1 for rule in met if rule),
        ladders=ladders,
        duties=_duties(partial),
        outsourced=frozenset(bool(value) for value in values(OUTSOURCED, partial)),
    )


class Headline(NamedTuple):
    """The code of domain.md 11.4a and the reports it names."""

    code: str
    reports: tuple[str, ...]


NOTHING = Headline("NONE", ())
HEADLINE_CODES = ("RECOMMENDED", "LEANS", "OPEN", "CONFIRM", "VOLUNTARY", "NONE")


def headline(line: Possible) -> Headline:
    """The first headline of domain.md 11.4a that holds."""
    settled = [r for r in DECIDING if all(at_least(x, RECOMMENDED) for x in line.reports[r])]
    reach = [r for r in DECIDING if any(at_least(x, RECOMMENDED) for x in line.reports[r])]
    leaning = [r for r in reach if line.lean == {r}]
    ladder = (
        ("RECOMMENDED", [r for r in DECIDING if r in settled or r in leaning] if settled else []),
        ("LEANS", leaning),
        ("OPEN", reach),
        ("CONFIRM", [r for r in DECIDING if CONFIRM in line.reports[r]]),
        ("VOLUNTARY", [r for r in DECIDING if OPTIONAL in line.reports[r]]),
    )
    return next((Headline(code, tuple(named)) for code, named in ladder if named), NOTHING)


def effect(partial: Answers, question: str, options: Iterable[str]) -> list[tuple[str, Headline]]:
    """The headline after each value of a question."""
    return [(value, headline(possible({**partial, question: value}))) for value in options]


@dataclass(frozen=True, slots=True)
class Organisation:
    """What the organisation comes to over its lines (domain.md 11.5), as exact sets.

    `roles` hold in every completion, `possible_roles` in some; `rules` are X2, X3 and X3a where
    they fire in every completion; `traps` are T4 and T17, `hints` O6b to O6f.
    """

    reports: dict[str, frozenset[str]]
    roles: frozenset[str]
    possible_roles: frozenset[str]
    headline: Headline
    rules: frozenset[str]
    traps: frozenset[str]
    hints: frozenset[str]


def maxima(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    """The levels the highest of independent lines can have; Not indicated where there is none."""
    met = frozenset({NOT_INDICATED})
    for levels in sets:
        met = frozenset(max(a, b, key=LEVELS.index) for a in met for b in levels)
    return met


def _some(sets: Iterable[frozenset[bool]]) -> frozenset[bool]:
    """Whether some of independent lines can say yes, and whether all can say no."""
    lines = tuple(sets)
    some, none = any(True in met for met in lines), all(False in met for met in lines)
    return frozenset(answer for answer, can in ((True, some), (False, none)) if can)


def _roles(answers: Answers, lines: Sequence[Possible]) -> tuple[frozenset[str], frozenset[str]]:
    """The roles in every completion and in some."""
    can = {
        "SERVICE ORGANISATION": _some(frozenset(s for s, _ in line.duties) for line in lines),
        "PRODUCER": _some(frozenset(p for _, p in line.duties) for line in lines),
        "USER ENTITY": frozenset(a["vendors"] == "yes" for a in completions(answers, ("vendors",))),
    }
    idle = all((False, False) in line.duties for line in lines) and False in can["USER ENTITY"]
    certain = frozenset(role for role, met in can.items() if met == {True})
    some = frozenset(role for role, met in can.items() if True in met)
    if not idle:
        return certain, some
    return certain if some else frozenset({"NEITHER"}), some | {"NEITHER"}


def organisation(answers: Answers, lines: Sequence[Answers]) -> Organisation:
    """The roll-up over lines; a line's own S18 to S20 win over those of the organisation."""
    each = [possible({**answers, **line}) for line in lines]
    reports = {report: maxima(line.reports[report] for line in each) for report in LINE_REPORTS}
    own = tuple(completions(answers, ("vendors", "supervised", "board_statement")))
    some = _some(line.outsourced for line in each)
    requests = {
        request_from_vendors(a, some_line_outsourced=yes) for a, yes in itertools.product(own, some)
    }
    reports[CYBERSECURITY] = frozenset(cybersecurity(a) for a in own)
    reports[VENDORS] = frozenset(request.value for request in requests)
    fired = [{request.rule for request in requests}]
    fired.append({"X2" if cybersecurity(a) == RECOMMENDED else "" for a in own})
    roles, possible_roles = _roles(answers, each)
    return Organisation(
        reports=reports,
        roles=roles,
        possible_roles=possible_roles,
        headline=_organisation_headline(each, reports[CYBERSECURITY]),
        rules=frozenset(rule for met in fired if len(met) == 1 for rule in met if rule),
        traps=_certain({trap: TRAPS[trap] for trap in ORGANISATION_TRAPS}, answers),
        hints=frozenset(hint for hint, q in HINT_QUESTIONS.items() if answers.get(q) == "yes"),
    )


def _organisation_headline(lines: Sequence[Possible], cyber: frozenset[str]) -> Headline:
    """The first code that some line has, with the reports of all lines that have it."""
    headlines = [headline(line) for line in lines]
    if cyber == {RECOMMENDED}:
        headlines.append(Headline("RECOMMENDED", (CYBERSECURITY,)))
    code = min((h.code for h in headlines), key=HEADLINE_CODES.index, default="NONE")
    named = {report for h in headlines if h.code == code for report in h.reports}
    return Headline(code, tuple(r for r in (*DECIDING, CYBERSECURITY) if r in named))


def line_relevant(answers: Answers, lines: Sequence[Answers], index: int) -> frozenset[str]:
    """The questions of one line that matter while the other lines stand as they are."""
    others = (line for i, line in enumerate(lines) if i != index)
    settled = any(values(OUTSOURCED, line) == {True} for line in others)
    return frozenset(
        q
        for q in relevant({**answers, **lines[index]}, vendors_settled=settled)
        if q in LINE_QUESTIONS
    )


def organisation_relevant(answers: Answers, lines: Sequence[Answers]) -> frozenset[str]:
    """The organisation's questions that matter to some line or to the organisation itself."""
    each = [relevant({**answers, **line}) for line in (lines or [{}])]
    return frozenset(q for met in each for q in met if q in ORGANISATION_QUESTIONS)
