"""Every headline by enumeration: the ladders of domain.md 11 over all answers the levels read."""

import itertools
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache

from tests.decision import oracle_ladders as ladders
from tests.decision.oracle import QUESTIONS
from tests.decision.oracle_possible import HEADLINE_CODES, Headline
from tests.decision.oracle_sets import DECIDING

READ_BY_LEVELS = (
    "users", "delivery", "entries", "assets", "hosting", "data",
    "auditor_asked", "proof_asked", "report_named", "material", "self_check",
)  # fmt: skip
BASE = {name: values[0] for name, values in QUESTIONS.items()}
_CODE_OF_LEVEL = {"NEEDED": "RECOMMENDED", "OPTIONAL": "VOLUNTARY", "NOT_INDICATED": "NONE"}

Answers = Mapping[str, str]
Levels = tuple[str, str, str]


@cache
def level_table() -> dict[tuple[str, ...], Levels]:
    """The levels of SOC 1, SOC 2 and SOC for Supply Chain for every answer to what they read."""
    found = {}
    for values in itertools.product(*(QUESTIONS[name] for name in READ_BY_LEVELS)):
        answers = {**BASE, **dict(zip(READ_BY_LEVELS, values, strict=True))}
        found[values] = (
            ladders.soc1(answers).value,
            ladders.soc2(answers).value,
            ladders.supply(answers).value,
        )
    return found


@cache
def headline_of(levels: Levels) -> Headline:
    """The headline of a line with nothing left open (11.4a)."""
    codes = [_CODE_OF_LEVEL.get(level, level) for level in levels]
    code = min(codes, key=HEADLINE_CODES.index)
    if code == "NONE":
        return Headline(code, ())
    named = (report for report, of in zip(DECIDING, codes, strict=True) if of == code)
    return Headline(code, tuple(named))


def reachable_levels(answers: Answers) -> frozenset[Levels]:
    """The levels of every completion."""
    return _reachable_levels(tuple(answers.get(name, "") for name in READ_BY_LEVELS))


@lru_cache(maxsize=1 << 20)
def _reachable_levels(values: tuple[str, ...]) -> frozenset[Levels]:
    if "" not in values:
        return frozenset({level_table()[values]})
    place = values.index("")
    return frozenset().union(
        *(
            _reachable_levels((*values[:place], value, *values[place + 1 :]))
            for value in QUESTIONS[READ_BY_LEVELS[place]]
        )
    )


def reachable(answers: Answers) -> frozenset[Headline]:
    """The headlines of every completion."""
    return frozenset(headline_of(levels) for levels in reachable_levels(answers))


def flipping(answers: Answers, size: int) -> Iterator[dict[str, str]]:
    """Every set of `size` other values after which other headlines are reached."""
    now = reachable(answers)
    for names in itertools.combinations(answers, size):
        others = [[value for value in QUESTIONS[name] if value != answers[name]] for name in names]
        for values in itertools.product(*others):
            changes = dict(zip(names, values, strict=True))
            if reachable({**answers, **changes}) != now:
                yield changes


def smallest(answers: Answers, holds: Callable[[Answers], bool]) -> set[frozenset[str]]:
    """The smallest sets of given questions whose answers alone make `holds` true."""
    read = [name for name in answers if name in READ_BY_LEVELS]
    for size in range(len(read) + 1):
        found = {
            frozenset(names)
            for names in itertools.combinations(read, size)
            if holds({name: answers[name] for name in names})
        }
        if found:
            return found
    return set()


def below_recommended(report: str, answers: Answers) -> bool:
    """Tell whether a report stays below Recommended in every completion."""
    place = DECIDING.index(report)
    return all(
        levels[place] not in {"RECOMMENDED", "NEEDED"} for levels in reachable_levels(answers)
    )
