"""What to commission, in words: one block per report, computed from the advice."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from socdesk.decision.advice import LEVELS, LINE_REPORTS, Advice, Commission, LineAdvice
from socdesk.decision.listing import level_words
from socdesk.decision.own import OwnLevel
from socdesk.decision.wording import filled
from socdesk.report.phrases import Phrases
from socdesk.ui.own_words import ruled_text, told_text

translate = QCoreApplication.translate

VENDORS = "REQUEST_FROM_VENDORS"
_ORGANISATION = ("SOC for Cybersecurity", VENDORS)
_OPINIONS = {"SOC 1", "SOC 2"}
_COVERS = {
    "SOC 3": "cover.soc3",
    "SOC for Supply Chain": "cover.supply",
    "SOC for Cybersecurity": "cover.cybersecurity",
}
_ASKED = {"SOC 1": "auditor_asked"}
_CONFIRM, _RECOMMENDED = LEVELS.index("CONFIRM"), LEVELS.index("RECOMMENDED")
_MOST_LINES = 6
_MOST_REASONS = 3
_LONGEST_REASON = 400


class CommissionText(Struct, frozen=True):
    """A report to commission or to ask for.

    `scope` says what it covers and for how long, `reasons` why (each with the levels it gives),
    `details` what to start from, to settle or to check.
    """

    number: int
    title: str
    scope: str
    reasons: tuple[str, ...]
    details: tuple[str, ...]
    level: str = ""
    own: tuple[str, ...] = ()


def commission_texts(
    phrases: Phrases, advice: Advice, own: Sequence[Mapping[str, OwnLevel]] = ()
) -> tuple[CommissionText, ...]:
    """Return the blocks in the order of the advice, numbered from 1.

    `own` are the levels the consultant set on each line: they are named where the report is, and
    a report to which only they lead comes last. What the rules say stays as it is.
    """
    ruled = tuple(
        CommissionText(
            number=number,
            title=_title(phrases, found),
            scope=_scope(phrases, found),
            reasons=tuple(_reasons(advice, found)),
            details=tuple(_details(phrases, advice, found)),
            level=level_words(phrases.pack, found.levels),
            own=_own_lines(phrases, advice, own, found.report),
        )
        for number, found in enumerate(advice.organisation.commissions, start=1)
    )
    return (*ruled, *_own_texts(phrases, advice, own, len(ruled)))


def commission_notes(phrases: Phrases, commissions: Sequence[Commission]) -> tuple[str, ...]:
    """Return what stands under the blocks: that opinions are separate, when lines can share."""
    if not commissions:
        return (phrases.say("commission.nothing"),)
    notes = []
    if _OPINIONS.issubset(found.report for found in commissions):
        notes.append(phrases.say("commission.opinions"))
    if any(len(found.lines) > 1 for found in commissions):
        notes.append(phrases.say("commission.bundle"))
    return tuple(notes)


def _own_lines(
    phrases: Phrases, advice: Advice, own: Sequence[Mapping[str, OwnLevel]], report: str
) -> tuple[str, ...]:
    """Return both levels and the reason for each line on which the consultant set one."""
    text = translate("Results", "{line}. {both}")
    return tuple(
        filled(
            text,
            line=phrases.line(found.name),
            both=told_text(phrases.pack, found.reports[report], levels[report], _LONGEST_REASON),
        )
        for found, levels in zip(advice.lines, own, strict=False)
        if report in levels and report in found.reports
    )


def _own_texts(
    phrases: Phrases, advice: Advice, own: Sequence[Mapping[str, OwnLevel]], ruled: int
) -> Iterator[CommissionText]:
    """Yield the reports that only a level of the consultant's own leads to."""
    known = {found.report for found in advice.organisation.commissions}
    number = ruled
    for report in LINE_REPORTS:
        lines = [
            found.name
            for found, levels in zip(advice.lines, own, strict=False)
            if report in levels and LEVELS.index(levels[report].level) >= _CONFIRM
        ]
        if report in known or not lines:
            continue
        number += 1
        yield CommissionText(
            number=number,
            title=phrases.report(report),
            scope=f"{_named(phrases, [phrases.line(name) for name in lines])}.",
            reasons=(),
            details=(),
            level=ruled_text(level_words(phrases.pack, advice.organisation.reports[report])),
            own=_own_lines(phrases, advice, own, report),
        )


def _title(phrases: Phrases, found: Commission) -> str:
    report = phrases.report(found.report)
    if len(found.types) != 1:
        return report
    title = translate("Results", "{report}, {type}")
    return filled(title, report=report, type=phrases.types(found.types))


def _scope(phrases: Phrases, found: Commission) -> str:
    parts = []
    if found.lines:
        parts.append(_named(phrases, found.lines))
    elif found.report == VENDORS:
        parts.append(phrases.say("type.request"))
    else:
        parts.append(translate("Results", "The whole organisation"))
    months = phrases.months(found.period)
    if months:
        text = translate("Results", "a first period of {months} months")
        parts.append(filled(text, months=months))
    return ", ".join(parts) + "."


def _named(phrases: Phrases, names: Sequence[str]) -> str:
    if len(names) <= _MOST_LINES:
        return phrases.joined(names)
    rest = len(names) - _MOST_LINES + 1
    more = filled(translate("Results", "{count} more lines"), count=str(rest))
    return phrases.joined([*names[: _MOST_LINES - 1], more])


def _reasons(advice: Advice, found: Commission) -> Iterator[str]:
    """The reasons of the rules that give the level: the organisation's, or the lines' covered."""
    if found.report in _ORGANISATION:
        findings = [each for each in advice.organisation.findings if each.report == found.report]
    else:
        findings = [
            finding
            for line in _covered(advice, found)[:_MOST_REASONS]
            for finding in line.findings
            if finding.report == found.report and finding.outcome in LEVELS
        ]
    yield from list(dict.fromkeys(finding.reason for finding in findings))[:_MOST_REASONS]


def _details(phrases: Phrases, advice: Advice, found: Commission) -> Iterator[str]:
    if found.if_confirmed:
        ask = phrases.pack.words.questions[_ASKED.get(found.report, "proof_asked")].ask
        yield filled(translate("Results", "Only if confirmed. Ask {whom} first."), whom=ask)
    if len(found.types) > 1:
        yield phrases.say("lead.type.open")
    lines = _covered(advice, found)
    if found.report == "SOC 1":
        areas = list(dict.fromkeys(area for line in lines for area in line.objectives))
        if areas:
            text = translate("Results", "Objectives to start from: {areas}.")
            yield filled(text, areas=phrases.joined(areas))
    elif found.report == "SOC 2":
        yield " ".join(_categories(phrases, found, lines))
    elif found.report == VENDORS:
        yield translate(
            "Results",
            "Check the period and what is carved out, and perform the controls they assume on "
            "your side.",
        )
    elif found.report in _COVERS:
        yield phrases.say(_COVERS[found.report])


def _categories(phrases: Phrases, found: Commission, lines: Sequence[LineAdvice]) -> Iterator[str]:
    """The union of what is in, and beside it what any line should consider or has open."""
    rest: dict[str, set[str]] = {}
    for line in lines:
        for name, statuses in line.categories.items():
            if name not in found.categories:
                rest.setdefault(name, set()).update(statuses)
    yield from phrases.categories(
        {
            **dict.fromkeys(found.categories, ("IN",)),
            **{name: _status(statuses) for name, statuses in rest.items()},
        }
    )


def _status(statuses: set[str]) -> tuple[str, ...]:
    """A line's Out does not make open what another line has settled at Consider."""
    shown = statuses - {"OUT"} if statuses == {"OUT", "CONSIDER"} else statuses
    return tuple(sorted(shown))


def _covered(advice: Advice, found: Commission) -> list[LineAdvice]:
    if found.report in _ORGANISATION:
        return []
    return [
        line for line in advice.lines if LEVELS.index(line.reports[found.report][0]) >= _CONFIRM
    ]
