"""Why a line's advice is what it is: reasons, what stands against the others, what carries it."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from socdesk.decision.advice import (
    DECIDING_REPORTS,
    LEVELS,
    Advice,
    Case,
    Explanation,
    LineAdvice,
    Quote,
)
from socdesk.decision.advise import merged_answers
from socdesk.decision.changing import flips
from socdesk.decision.diagram import levels_in
from socdesk.decision.forcing import every_smallest_forcing
from socdesk.decision.judge import known_answers, line_reading
from socdesk.decision.pack import Pack
from socdesk.decision.standing import LEVEL_TABLES
from socdesk.decision.timeline.values import Timeline

_RECOMMENDED = LEVELS.index("RECOMMENDED")


class ExplainedLine(Struct, frozen=True):
    """All that `decide --explain` tells of a line: why, and by when, report by report."""

    explanation: Explanation
    timelines: Mapping[str, Timeline]


def explain_case(
    pack: Pack, case: Case, advice: Advice, assumed: Sequence[Collection[str]] = ()
) -> tuple[Explanation, ...]:
    """Explain every line of a case; `assumed` names per line the questions only assumed."""
    given = assumed or [()] * len(case.lines)
    return tuple(
        explain(pack, known_answers(pack, merged_answers(case, line)), found, names)
        for line, found, names in zip(case.lines, advice.lines, given, strict=True)
    )


def explain(
    pack: Pack, known: tuple[int, ...], advice: LineAdvice, assumed: Collection[str] = ()
) -> Explanation:
    """Explain a line's advice, judged by `known`; `assumed` names the questions only assumed.

    Every set is exact: nothing else of that size forces or flips.
    """
    return Explanation(
        changes=flips(pack, known),
        reasons=_reasons(pack, known),
        why_not=_why_not(pack, known, advice.recommended),
        next=advice.relevant[0] if advice.relevant else None,
        at_most=advice.at_most,
        assumptions=_assumptions(pack, known, assumed),
    )


def _reasons(pack: Pack, known: tuple[int, ...]) -> tuple[tuple[Quote, ...], ...]:
    cone = pack.cone("headline")
    return _quoted(pack, known, every_smallest_forcing(cone, known, cone.reached(cone.seen(known))))


def _why_not(
    pack: Pack, known: tuple[int, ...], recommended: Collection[str]
) -> Mapping[str, tuple[tuple[Quote, ...], ...]]:
    found = {}
    for report in DECIDING_REPORTS:
        if report in recommended:
            continue
        table = pack.tables[LEVEL_TABLES[report]]
        below = sum(
            1 << number
            for number, level in enumerate(table.values)
            if LEVELS.index(level) < _RECOMMENDED
        )
        sets = every_smallest_forcing(pack.cone(table.id), known, below)
        found[report] = _quoted(pack, known, sets)
    return found


def _quoted(
    pack: Pack, known: tuple[int, ...], sets: tuple[tuple[int, ...], ...]
) -> tuple[tuple[Quote, ...], ...]:
    return tuple(tuple(pack.quotes[level][known[level]] for level in levels) for levels in sets)


def _assumptions(pack: Pack, known: tuple[int, ...], assumed: Collection[str]) -> tuple[Quote, ...]:
    levels = {pack.levels[name] for name in assumed if known[pack.levels[name]] >= 0}
    if not levels:
        return ()
    without = tuple(-1 if level in levels else value for level, value in enumerate(known))
    matter = line_reading(pack, without).relevant(pack.outcome_roots)
    return tuple(pack.quotes[level][known[level]] for level in levels_in(matter) if level in levels)
