"""The first page of the memo: for whom, the answer in a sentence, the answer as a table."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from socdesk.decision.advice import (
    DECIDING_REPORTS,
    LINE_REPORTS,
    Advice,
    LineAdvice,
    Quote,
)
from socdesk.report.dates import long_date
from socdesk.report.document import (
    AnswerRow,
    AnswerTable,
    AnyBlock,
    Meta,
    Pair,
    Paragraph,
    ReportRow,
    Run,
)
from socdesk.report.facts import ClientFacts, Given, LineFacts
from socdesk.report.memo.explained import assumed_on
from socdesk.report.memo.lead import CYBER, lead
from socdesk.report.memo.own import own_findings
from socdesk.report.phrases import (
    CONFIRM,
    OPTIONAL,
    RECOMMENDED,
    Phrases,
    highest,
    in_order,
    lowest,
)
from socdesk.report.standing import standings

VENDORS = "REQUEST_FROM_VENDORS"


def front(
    phrases: Phrases,
    facts: ClientFacts,
    advice: Advice,
    assumptions: Sequence[Sequence[Quote]],
    today: date,
    firm: str,
) -> list[AnyBlock]:
    """Return the blocks of the first page; `assumptions` are those each line rests on."""
    assumed = assumed_on(phrases, facts, assumptions)
    vendors = lowest(advice.organisation.reports[VENDORS]) >= RECOMMENDED
    besides = [("front-vendors", phrases.for_client("front.vendors", facts))] if vendors else []
    return [
        _meta(phrases, facts, today, firm),
        Paragraph("lead", lead(phrases, facts, advice), "lead"),
        *_paragraphs(_conditions(phrases, facts, advice)),
        *_paragraphs([("front-assumed", assumed)] if assumed else []),
        answer_table(phrases, facts, advice),
        Paragraph("front-scale", (Run(phrases.say("front.scale")),), "note"),
        *_paragraphs(besides),
    ]


def _paragraphs(texts: Iterable[tuple[str, str]]) -> list[AnyBlock]:
    return [Paragraph(name, (Run(text),)) for name, text in texts]


def _meta(phrases: Phrases, facts: ClientFacts, today: date, firm: str) -> Meta:
    if facts.meeting:
        basis = phrases.say("meta.meeting", date=long_date(facts.meeting))
    elif facts.example:
        basis = phrases.say("meta.example")
    else:
        basis = phrases.say("meta.answers", date=long_date(today))
    rows = [
        Pair(phrases.say("meta.to"), phrases.for_client("meta.management", facts)),
        Pair(phrases.say("meta.date"), long_date(today)),
        Pair(phrases.say("meta.from"), firm),
        Pair(phrases.say("meta.basis"), basis),
    ]
    if facts.people:
        rows.append(Pair(phrases.say("meta.present"), "; ".join(facts.people)))
    return Meta("meta", tuple(rows))


def shown_reports(advice: LineAdvice, facts: LineFacts) -> tuple[str, ...]:
    """Return the reports a line's answer names: possible at Confirm or above, else Optional.

    A report with a level of the consultant's own is always named.
    """
    tops = {report: highest(levels) for report, levels in advice.reports.items()}
    named = {report for report in DECIDING_REPORTS if tops[report] >= CONFIRM}
    if not named:
        named = {report for report in DECIDING_REPORTS if tops[report] == OPTIONAL}
    if lowest(advice.reports["SOC 3"]) >= OPTIONAL:
        named.add("SOC 3")
    named |= {report for report in facts.own_levels if report in LINE_REPORTS}
    return in_order(tuple(named))


def answer_table(phrases: Phrases, facts: ClientFacts, advice: Advice) -> AnswerTable:
    """Return one row per line, and one for the organisation where it has reports of its own."""
    rows = [
        AnswerRow(phrases.line(line.name), str(number), _line_reports(phrases, line, known))
        for number, (line, known) in enumerate(zip(advice.lines, facts.lines, strict=True), start=1)
    ]
    whole = advice.organisation.reports
    own = [report for report in (CYBER, VENDORS) if highest(whole[report]) >= CONFIRM]
    if own:
        reports = tuple(_whole_report(phrases, report, whole[report]) for report in own)
        rows.append(AnswerRow(phrases.say("whole"), "", reports))
    heads = tuple(
        phrases.say(key) for key in ("head.line", "head.report", "head.type", "head.covers")
    )
    return AnswerTable("answer", heads, tuple(rows))


def _line_reports(phrases: Phrases, advice: LineAdvice, facts: LineFacts) -> tuple[ReportRow, ...]:
    rows = tuple(_report(phrases, advice, facts, report) for report in shown_reports(advice, facts))
    nothing = (phrases.say("nothing"),)
    return rows or (ReportRow(advice.headline.short, type_period=nothing, covers=nothing),)


def _report(phrases: Phrases, advice: LineAdvice, facts: LineFacts, report: str) -> ReportRow:
    levels = advice.reports[report]
    own = facts.own_levels.get(report)
    scale = phrases.scale(levels, own.level if own else None)
    confirmed = lowest([own.level] if own else levels) >= RECOMMENDED
    if report in advice.types:
        kind = phrases.type_period(
            advice.types[report], advice.periods.get(report, ()), confirmed=confirmed
        )
    elif report == "SOC 3":
        kind = (phrases.say("type.soc3"),)
    elif highest(levels) == OPTIONAL:
        kind = (phrases.say("type.voluntary"),)
    else:
        kind = (phrases.say("nothing"),)
    return ReportRow(phrases.report(report), scale, kind, covers(phrases, advice, report))


def covers(phrases: Phrases, advice: LineAdvice, report: str) -> tuple[str, ...]:
    """Return what a report on the line would cover, in sentences."""
    if report == "SOC 2" and advice.categories:
        return phrases.categories(advice.categories)
    if report == "SOC 1" and advice.objectives:
        listed = ", ".join(advice.objectives)
        return (f"{listed[:1].upper()}{listed[1:]}.",)
    keys = {"SOC 3": "cover.soc3", "SOC for Supply Chain": "cover.supply"}
    return (phrases.say(keys.get(report, "nothing")),)


def _whole_report(phrases: Phrases, report: str, levels: tuple[str, ...]) -> ReportRow:
    keys = {VENDORS: ("cover.vendors", "type.request"), CYBER: ("cover.cybersecurity", "nothing")}
    key, kind = keys[report]
    return ReportRow(
        phrases.report(report), phrases.scale(levels), (phrases.say(kind),), (phrases.say(key),)
    )


def _conditions(phrases: Phrases, facts: ClientFacts, advice: Advice) -> list[tuple[str, str]]:
    """Return what the reader must know with the answer: faults, own views, what is open."""
    found: list[tuple[str, str]] = []
    clashing = tuple(line.name for line in advice.lines if line.contradictions)
    if clashing:
        lines = phrases.lines(clashing)
        found.append(("front-contradiction", phrases.say("front.contradiction", lines=lines)))
    found += own_findings(phrases, facts, advice)
    if waiting := _to_confirm(phrases, facts, advice):
        found.append(("front-confirm", waiting))
    if points := open_points_of(phrases, facts, advice):
        found.append(("front-open", _open(phrases, points)))
    return found


def _to_confirm(phrases: Phrases, facts: ClientFacts, advice: Advice) -> str:
    """Return which reports are settled at Confirm, on which lines, and whom to ask; else ""."""
    places = standings(advice, facts)
    parts, asked = [], []
    for report in DECIDING_REPORTS:
        lines = tuple(line.name for line in places if line.levels(report) == ("CONFIRM",))
        if lines:
            named = phrases.lines(lines)
            shown = phrases.report(report)
            parts.append(phrases.say("front.confirm.part", report=shown, lines=named))
            asked.append("auditor_asked" if report == "SOC 1" else "proof_asked")
    if not parts:
        return ""
    asks = [phrases.pack.words.questions[question].ask for question in dict.fromkeys(asked)]
    joined = phrases.pack.words.headlines["join.comma"].join(parts)
    return phrases.say("front.confirm", parts=joined, asks=phrases.joined(asks))


class Open(Struct, frozen=True):
    """A question without an answer, and whom to ask: as noted in the meeting, else the pack's."""

    question: str
    ask: str
    impact: float


def open_points_of(phrases: Phrases, facts: ClientFacts, advice: Advice) -> tuple[Open, ...]:
    """Return what is open on lines and organisation, the most decisive first.

    A question that is answered once for all lines counts once.
    """
    places = [*(line.open_points for line in advice.lines), advice.organisation.open_points]
    said = [*(line.given for line in facts.lines), facts.given]
    found: dict[tuple[str, int], Open] = {}
    for place, (points, known) in enumerate(zip(places, said, strict=True)):
        for point in points:
            once = phrases.pack.fact(point.question).scope == "default"
            given = known.get(point.question, Given())
            entry = Open(point.question, given.ask or point.ask, point.impact)
            found.setdefault((point.question, -1 if once else place), entry)
    return tuple(sorted(found.values(), key=_impact, reverse=True))


def _impact(point: Open) -> float:
    return point.impact


def _open(phrases: Phrases, points: tuple[Open, ...]) -> str:
    values = {"question": phrases.short(points[0].question), "ask": points[0].ask}
    if len(points) == 1:
        return phrases.say("front.open.one", **values)
    return phrases.say("front.open", count=str(len(points)), **values)
