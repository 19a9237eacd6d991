"""The advice as text for people and as rows for a spreadsheet: the same facts as the JSON."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Never

from socdesk.decision.advice import (
    Advice,
    Explanation,
    Finding,
    Headline,
    LineAdvice,
    OpenPoint,
    OrganisationAdvice,
    Quote,
)
from socdesk.decision.bundle_words import CommissionTold
from socdesk.decision.explaining import ExplainedLine
from socdesk.decision.own import OwnLevel, set_apart
from socdesk.decision.pack import Pack
from socdesk.decision.timeline.values import Timeline
from socdesk.decision.timeline.wording import date_in_words, months_in_words
from socdesk.decision.wording import condition, joined

COLUMNS = ("file", "line", "report", "low", "high", "headline", "type", "months")
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - full-width forms act alike


def level_words(pack: Pack, levels: Sequence[str]) -> str:
    """Return a set of levels in words: "Needed", "Confirm to Needed", "Optional or Needed".

    A range says "to" only where it has no gap; a set with gaps names its members.
    """
    terms = pack.words.terms.levels
    scale = list(terms)
    places = [scale.index(level) for level in levels]
    names = [terms[level] for level in levels]
    if len(names) == 1:
        return names[0]
    if places == list(range(places[0], places[-1] + 1)):
        return f"{names[0]} to {names[-1]}"
    words = pack.words.headlines
    return words["join.comma"].join(names[:-1]) + words["join.or"] + names[-1]


def text(
    pack: Pack,
    results: Sequence[tuple[str, Advice]],
    explained: Sequence[Sequence[ExplainedLine]] = (),
    commissions: Sequence[Sequence[CommissionTold]] = (),
    own: Sequence[Sequence[Mapping[str, OwnLevel]]] = (),
) -> str:
    """Return the advice for people, a block per organisation and per line.

    `explained` explains the lines of each result, `commissions` its roll-up; left out, neither
    is told. `own` holds the levels the consultant set beside the rules, by report, for the lines
    of each result.
    """
    found: list[str] = []
    nothing: Sequence[Sequence[Never]] = [()] * len(results)
    told = zip(results, explained or nothing, commissions or nothing, own or nothing, strict=True)
    for (file, advice), explanations, rolled_up, levels in told:
        found += _result(pack, file, advice, explanations, rolled_up, levels)
    return "".join(f"{line}\n" for line in found)


def rows(results: Iterable[tuple[str, Advice]]) -> str:
    """Return the advice as CSV: a row per line and report, cells safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for file, advice in results:
        for line in advice.lines:
            for report, levels in line.reports.items():
                writer.writerow(
                    _inert(cell)
                    for cell in (
                        file,
                        line.name,
                        report,
                        levels[0],
                        levels[-1],
                        line.headline.code,
                        _joined(line.types.get(report, ())),
                        _joined(line.periods.get(report, ())),
                    )
                )
    return out.getvalue()


def _inert(cell: str) -> str:
    """A cell no spreadsheet takes for a formula."""
    return "'" + cell if cell.startswith(_RISKY) else cell


def _joined(values: Sequence[int | str]) -> str:
    return " or ".join(str(value) for value in values)


def _result(
    pack: Pack,
    file: str,
    advice: Advice,
    explained: Sequence[ExplainedLine],
    commissions: Sequence[CommissionTold],
    own: Sequence[Mapping[str, OwnLevel]],
) -> Iterator[str]:
    yield file
    yield from _organisation(pack, advice.organisation)
    for entry in commissions:
        lines = f" for {joined(pack, entry.lines)}" if entry.lines else ""
        yield f"  Commission {pack.words.terms.reports[entry.report]}{lines}: {entry.why}"
    for line, told, levels in zip_longest(advice.lines, explained, own):
        yield ""
        yield from _line(pack, line, levels or {})
        if told:
            yield from _explanation(pack, told.explanation)
            for timeline in told.timelines.values():
                yield from _timeline(pack, timeline)
    yield ""


def _explanation(pack: Pack, explanation: Explanation) -> Iterator[str]:
    words = pack.words.headlines
    for flip in explanation.changes:
        lead = words["change.would" if flip.settled else "change.could"]
        yield f"  {lead}: {condition(pack, flip)} -> {flip.headline.text}"
    for quotes in explanation.reasons:
        yield f"  Enough for this: {_quoted(quotes)}"
    for report, sets in explanation.why_not.items():
        for quotes in sets:
            yield f"  Why not {pack.words.terms.reports[report]}: {_quoted(quotes)}"
    if explanation.assumptions:
        yield f"  Rests on what is assumed: {_quoted(explanation.assumptions)}"
    if explanation.next:
        more = explanation.at_most
        yield (
            f"  Next: {explanation.next}; at most {more.recommendation} more to the "
            f"recommendation, {more.end} to the end"
        )


def _timeline(pack: Pack, timeline: Timeline) -> Iterator[str]:
    words = pack.words.timeline
    name = pack.words.terms.reports[timeline.report]
    for phase in timeline.phases:
        start, end = date_in_words(pack, phase.start), date_in_words(pack, phase.typical_end)
        yield f"  {name}: {phase.name}, {start} to {end}"
    useful = date_in_words(pack, timeline.first_useful)
    yield f"  {name}: {words.dates['first_useful']}, {useful}"
    for entry in timeline.coverage:
        covered, gap = (months_in_words(pack, months) for months in (entry.months, entry.gap))
        day = date_in_words(pack, entry.year_end)
        yield f"  {name}: {words.dates['year_end']}, {day}: {covered} covered, {gap} to bridge"
    for warn in timeline.warnings:
        yield f"  {name}: {warn.id}: {warn.text}"


def _quoted(quotes: Sequence[Quote]) -> str:
    return ", ".join(f"{quote.question} = {quote.value}" for quote in quotes) or "no answer at all"


def _organisation(pack: Pack, advice: OrganisationAdvice) -> Iterator[str]:
    yield f"{advice.name or '-'}: {_headline(advice.headline)}"
    yield from _levels(pack, advice.reports)
    yield f"  {_role(pack, advice)}"
    yield from _findings(advice.findings)
    for note in (*advice.traps, *advice.hints):
        yield f"  {note.id}: {note.text}"
    yield from _open_points(pack, advice.open_points)


def _role(pack: Pack, advice: OrganisationAdvice) -> str:
    """The roles that are certain, which hold together; else those that are possible."""
    words = pack.words.terms.roles
    first, *rest = [words[role] for role in advice.roles or advice.possible_roles]
    roles = [first, *(f"{role[:1].lower()}{role[1:]}" for role in rest)]
    return f"Role: {joined(pack, roles)}" if advice.roles else f"Role (open): {_joined(roles)}"


def _line(pack: Pack, advice: LineAdvice, own: Mapping[str, OwnLevel]) -> Iterator[str]:
    words = pack.words.terms
    yield f"{advice.name}: {_headline(advice.headline)}"
    yield from _levels(pack, advice.reports)
    yield from _own_levels(pack, advice, own)
    for name, statuses in advice.categories.items():
        yield f"  {name}: {' or '.join(words.statuses[status] for status in statuses)}"
    for report, types in advice.types.items():
        months = _joined(advice.periods.get(report, ()))
        kinds = " or ".join(words.types[kind] for kind in types)
        yield f"  {report} type: {kinds}; months: {months}"
    yield f"  Subservice: {' or '.join(words.subservice[method] for method in advice.subservice)}"
    for report, names in advice.standards.items():
        yield f"  {report} standards: {', '.join(names)}"
    if advice.objectives:
        yield f"  Control objectives: {', '.join(advice.objectives)}"
    yield from _findings(advice.findings)
    for note in advice.traps:
        yield f"  {note.id}: {note.text}"
    for entry in advice.contradictions:
        yield f"  {' / '.join(entry.questions)}: {entry.text}"
    yield from _open_points(pack, advice.open_points)


def _headline(headline: Headline) -> str:
    return f"{headline.text}. {headline.sentence}" if headline.sentence else headline.text


def _levels(pack: Pack, reports: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for report, levels in reports.items():
        yield f"  {pack.words.terms.reports[report]}: {level_words(pack, levels)}"


def _own_levels(pack: Pack, advice: LineAdvice, own: Mapping[str, OwnLevel]) -> Iterator[str]:
    """The levels set beside the rules, each on one line whatever its reason holds."""
    for view in set_apart(advice, own):
        if view.own is not None:
            reason = " ".join(view.own.reason.split())
            level = pack.words.terms.levels[view.own.level]
            ruled = level_words(pack, view.ruled)
            yield (
                f"  {pack.words.terms.reports[view.report]}, set by the consultant, not by the "
                f"rules: {level}; by the rules {ruled}; reason: {reason}"
            )


def _findings(findings: Iterable[Finding]) -> Iterator[str]:
    for entry in findings:
        quotes = _quoted(entry.answers)
        sure = "" if entry.certain else " (one of several)"
        sources = ", ".join(entry.sources)
        yield f"  {entry.row}{sure}: {entry.reason} [{quotes}] [{sources}]"


def _open_points(pack: Pack, points: Iterable[OpenPoint]) -> Iterator[str]:
    for entry in points:
        short = pack.words.questions[entry.question].short
        effects = ", ".join(
            f"{value}: {line.code} {' + '.join(line.reports)}".rstrip()
            for value, line in entry.effect
        )
        yield f"  Open: {short} ({entry.question}), ask {entry.ask}; {effects}"
