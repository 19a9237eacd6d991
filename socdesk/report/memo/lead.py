"""The answer in a sentence or two, as the memo opens with it."""

from collections.abc import Sequence

from msgspec import Struct

from socdesk.decision.advice import DECIDING_REPORTS, Advice
from socdesk.report.document import Run, Runs
from socdesk.report.facts import ClientFacts
from socdesk.report.phrases import NEEDED, RECOMMENDED, Phrases, lowest, merged
from socdesk.report.standing import covered, standings, to_commission, types_over

CYBER = "SOC for Cybersecurity"
_SHORT = ("SOC 1", "SOC 2")
"""Reports whose name alone says that a report is meant."""


class Settled(Struct, frozen=True):
    """A report recommended whatever the open answers bring: on these lines, or for the whole.

    `types` and `periods` are those possible over these lines.
    """

    report: str
    level: int
    lines: tuple[str, ...]
    types: tuple[str, ...] = ()
    periods: tuple[int | str, ...] = ()


def settled_reports(advice: Advice, facts: ClientFacts) -> list[Settled]:
    """Return what is recommended for certain, and on which lines; Confirm is not among it."""
    lines = standings(advice, facts)
    found = []
    for report in DECIDING_REPORTS:
        over = covered(lines, report, RECOMMENDED)
        if over:
            level = max(lowest(line.levels(report)) for line in over)
            names = tuple(line.name for line in over)
            found.append(Settled(report, level, names, *types_over(over, report)))
    whole = lowest(advice.organisation.reports[CYBER])
    return [*found, Settled(CYBER, whole, ())] if whole >= RECOMMENDED else found


def lead(phrases: Phrases, facts: ClientFacts, advice: Advice) -> Runs:
    """Return the answer in a sentence or two: what to commission, of which type."""
    settled = settled_reports(advice, facts)
    if not settled:
        headline = advice.organisation.headline
        finding = (Run(headline.text, bold=True),)
        if headline.code == "RECOMMENDED":
            return phrases.runs("lead.own", finding=finding)
        return phrases.runs("lead.other", finding=finding, sentence=headline.sentence)
    urgency = "needed" if all(found.level == NEEDED for found in settled) else "recommended"
    opening = phrases.runs(f"lead.{urgency}.{len(settled)}", parts=_parts(phrases, settled))
    apart = {bundle.fieldwork for bundle in to_commission(advice, facts)} - {""} == {"apart"}
    types = _types(phrases, settled, apart=apart)
    return merged([*opening, Run(f" {types}")]) if types else opening


def _parts(phrases: Phrases, settled: Sequence[Settled]) -> Runs:
    """Return "a SOC 1 for A, and a SOC 2 for B", the reports in bold."""
    found: list[Run] = []
    for index, part in enumerate(settled):
        if index:
            last = index == len(settled) - 1
            found.append(Run(phrases.say("lead.join" if last else "lead.join.more")))
        report = (Run(phrases.report(part.report), bold=True),)
        if part.lines:
            key = "lead.part" if part.report in _SHORT else "lead.part.report"
            found += phrases.runs(key, report=report, lines=phrases.lines(part.lines))
        else:
            found += phrases.runs("lead.part.organisation", report=report)
    return tuple(found)


def _types(phrases: Phrases, settled: Sequence[Settled], *, apart: bool) -> str:
    """Return the sentence on types, where a SOC 1 or SOC 2 is among what is settled.

    Lines said to run `apart` have no fieldwork to share.
    """
    typed = [found for found in settled if found.types]
    if not typed:
        return ""
    kinds = {(found.types, found.periods) for found in typed}
    types, periods = next(iter(kinds))
    if len(kinds) > 1 or len(settled) > len(typed) == 1:
        return " ".join(_type(phrases, found) for found in typed)
    if len(types) > 1 or len(periods) > 1:
        return phrases.say("lead.type.open")
    key = "lead.type.these" if len(settled) > len(typed) else "lead.type.both"
    key = "lead.type.apart" if apart else key
    return phrases.say(
        key if len(typed) > 1 else "lead.type.one",
        reports=phrases.reports([found.report for found in typed]),
        type=phrases.types(types),
        months=phrases.months(periods),
    )


def _type(phrases: Phrases, found: Settled) -> str:
    report = phrases.report(found.report)
    if len(found.types) > 1:
        return phrases.say("lead.type.each.open", report=report)
    return phrases.say(
        "lead.type.each",
        report=report,
        type=phrases.types(found.types),
        months=phrases.months(found.periods),
    )
