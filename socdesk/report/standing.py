"""Levels as the memo stands by them: the rules', or the consultant's own where there are any."""

from collections.abc import Sequence

from msgspec import Struct

from socdesk.decision.advice import Advice, LineAdvice
from socdesk.decision.bundles import Bundle, bundles
from socdesk.decision.own import holding
from socdesk.report.facts import ClientFacts, LineFacts
from socdesk.report.phrases import lowest


class Standing(Struct, frozen=True):
    """A line's place in the advice, its name, and the levels the memo stands by, per report."""

    advice: LineAdvice
    facts: LineFacts

    @property
    def name(self) -> str:
        return self.advice.name

    def levels(self, report: str) -> tuple[str, ...]:
        """The possible levels of a report, or the consultant's own level alone."""
        return holding(self.advice, self.facts.own_levels, report)


def standings(advice: Advice, facts: ClientFacts) -> tuple[Standing, ...]:
    """Return the lines in order, each with what is known of it."""
    pairs = zip(advice.lines, facts.lines, strict=True)
    return tuple(Standing(line, known) for line, known in pairs)


def covered(lines: Sequence[Standing], report: str, least: int) -> tuple[Standing, ...]:
    """Return the lines on which a report stands at `least` or above, whatever is still open."""
    return tuple(line for line in lines if lowest(line.levels(report)) >= least)


def to_commission(advice: Advice, facts: ClientFacts) -> tuple[Bundle, ...]:
    """Return what to commission (domain.md 11.5), own levels counted in place of the rules'.

    Without own levels it is the rules' list, unchanged.
    """
    return bundles(advice, facts.runs_together, [line.own_levels for line in facts.lines])


def types_over(
    lines: Sequence[Standing], report: str
) -> tuple[tuple[str, ...], tuple[int | str, ...]]:
    """Return the possible types and first periods of a report over several lines.

    One line that needs a Type 1 first sets the type of all (domain.md 11.5).
    """
    types = [line.advice.types[report] for line in lines if report in line.advice.types]
    periods = {month for line in lines for month in line.advice.periods.get(report, ())}
    months = tuple(month for month in (3, 6) if month in periods)
    if ("TYPE1_THEN_TYPE2",) in types:
        return ("TYPE1_THEN_TYPE2",), months
    kinds = {kind for possible in types for kind in possible}
    return tuple(kind for kind in ("TYPE1_THEN_TYPE2", "TYPE2") if kind in kinds), months
