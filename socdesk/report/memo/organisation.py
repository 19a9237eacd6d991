"""The organisation in the memo: its role, what to commission, and what to heed before."""

from collections.abc import Iterator, Sequence
from functools import partial

from socdesk.decision.advice import Advice, Finding, Note
from socdesk.decision.bundle_words import Sentence, Speaker
from socdesk.decision.bundles import Bundle, ruled_levels
from socdesk.report import standing
from socdesk.report.document import (
    AnyBlock,
    CommissionRow,
    CommissionTable,
    Facts,
    Heading,
    Pair,
    Paragraph,
    Reason,
    Reasons,
    Remark,
    Remarks,
    Run,
)
from socdesk.report.facts import ClientFacts
from socdesk.report.memo.front import VENDORS
from socdesk.report.memo.lead import CYBER
from socdesk.report.memo.open_points import open_table
from socdesk.report.memo.own import commission_scale, own_list
from socdesk.report.phrases import RECOMMENDED, Phrases, isolated, lowest
from socdesk.report.standing import Standing, standings

_BEFORE = ("T20", "T21")
"""Cards printed before anything is commissioned (domain.md 11.6)."""


def organisation(phrases: Phrases, facts: ClientFacts, advice: Advice) -> list[AnyBlock]:
    """Return the blocks on the organisation as a whole."""
    whole = advice.organisation
    say = phrases.say
    blocks: list[AnyBlock] = [
        Heading("organisation", 1, say("section.organisation")),
        Facts("organisation-facts", (_roles(phrases, facts, advice),)),
    ]
    if whole.findings:
        reasons = tuple(_reason(phrases, finding, advice) for finding in whole.findings)
        blocks.append(Heading("organisation-why", 2, say("section.why")))
        blocks.append(Reasons("organisation-reasons", reasons))
    if whole.traps:
        blocks.append(Heading("organisation-traps", 2, say("section.traps")))
        blocks.append(Remarks("organisation-trap-list", "trap", _notes(phrases, whole.traps)))
    if whole.hints:
        blocks.append(Heading("organisation-hints", 2, say("section.hints")))
        blocks.append(Remarks("organisation-hint-list", "hint", _notes(phrases, whole.hints)))
    if whole.open_points:
        blocks.append(Heading("organisation-open", 2, say("section.open")))
        blocks.append(open_table(phrases, "organisation-open-table", whole, facts.given))
    return blocks


def _roles(phrases: Phrases, facts: ClientFacts, advice: Advice) -> Pair:
    whole = advice.organisation
    certain = [phrases.role(role) for role in whole.roles]
    maybe = [phrases.role(role) for role in whole.possible_roles if role not in whole.roles]
    shown = [phrases.joined(certain)] if certain else []
    if maybe:
        key = "roles.also" if certain else "roles.open"
        shown.append(phrases.say(key, roles=phrases.either(maybe)))
    text = "; ".join(shown)
    return Pair(phrases.for_client("roles", facts), f"{text[:1].upper()}{text[1:]}.")


def _reason(phrases: Phrases, finding: Finding, advice: Advice) -> Reason:
    report = finding.report or ""
    levels = phrases.levels(advice.organisation.reports[report])
    lead = phrases.say("reason.level", report=phrases.report(report), levels=levels)
    questions = [quote.question for quote in finding.answers]
    return Reason(
        finding.reason, phrases.support(questions, finding.row, finding.sources), lead=lead
    )


def _notes(phrases: Phrases, notes: Sequence[Note]) -> tuple[Remark, ...]:
    return tuple(phrases.remark(note.title, note.text, note.id) for note in notes)


def to_commission(phrases: Phrases, facts: ClientFacts, advice: Advice) -> list[AnyBlock]:
    """Return what to commission, as a table, why so, and what to request from whom."""
    heading = Heading("commission", 1, phrases.say("section.commission"))
    found = standing.to_commission(advice, facts)
    lines = standings(advice, facts)
    own = own_list(phrases, facts, advice)
    if not found:
        nothing = (Run(phrases.say("commission.nothing")),)
        return [heading, Paragraph("commission-nothing", nothing), *own]
    heads = tuple(
        phrases.say(key) for key in ("head.report", "head.lines", "head.type", "head.covers")
    )
    rows = tuple(_commission(phrases, each, lines, ruled_levels(advice, each)) for each in found)
    blocks: list[AnyBlock] = [heading, CommissionTable("commission-table", heads, rows)]
    if any(bundle.if_confirmed for bundle in found):
        runs = (Run(phrases.say("commission.confirm")),)
        blocks.append(Paragraph("commission-confirm", runs))
    return [*blocks, *own, *_why(phrases, found), *_requests(phrases, advice)]


def _why(phrases: Phrases, found: Sequence[Bundle]) -> Iterator[AnyBlock]:
    """Yield why each report covers its lines, where there is anything to share or to split."""
    speaker = Speaker(phrases.pack, partial(_name, phrases))
    reasons = []
    for bundle in found:
        if bundle.relation in ("whole", "request"):
            continue
        said = [*speaker.relation(bundle), *speaker.shape(bundle)]
        lines = speaker.lines(bundle.lines)
        lead = phrases.say("commission.for", report=phrases.report(bundle.report), lines=lines)
        reasons.append(_sourced(phrases, said, lead))
    reasons += [_sourced(phrases, [sentence]) for sentence in speaker.fieldworks(found)]
    if reasons:
        yield Heading("commission-why", 2, phrases.say("commission.why"))
        yield Reasons("commission-reasons", tuple(reasons))


def _requests(phrases: Phrases, advice: Advice) -> Iterator[AnyBlock]:
    """Yield whom to ask for reports, and what to review in each; nothing where none is due."""
    speaker = Speaker(phrases.pack, partial(_name, phrases))
    asked = tuple(_sourced(phrases, [sentence]) for sentence in speaker.requests(advice))
    if not asked:
        return
    yield Heading("requests", 2, phrases.say("commission.requests"))
    yield Reasons("request-list", asked)
    yield Heading("review", 2, phrases.say("commission.review"))
    yield Reasons(
        "review-list",
        tuple(
            Reason(point.text, phrases.support(sources=point.sources), lead=f"{point.title}.")
            for point in phrases.pack.words.bundles.review
        ),
    )


def _sourced(phrases: Phrases, said: Sequence[Sentence], lead: str = "") -> Reason:
    sources = dict.fromkeys(source for sentence in said for source in sentence.sources)
    text = " ".join(sentence.text for sentence in said)
    return Reason(text, phrases.support(sources=tuple(sources)), lead=lead)


def _name(phrases: Phrases, name: str) -> str:
    """Return a line's name so that it turns nothing around it (reliability.md 2.6, U4)."""
    return isolated(phrases.line(name))


def _commission(
    phrases: Phrases, found: Bundle, lines: Sequence[Standing], ruled: Sequence[str]
) -> CommissionRow:
    nothing = phrases.say("nothing")
    kind: tuple[str, ...] = (nothing,)
    if found.report == VENDORS:
        kind = (phrases.say("type.request"),)
    elif found.types:
        kind = phrases.type_period(found.types, found.period, confirmed=not found.if_confirmed)
    elif found.if_confirmed:
        kind = (phrases.say("if.confirmed"),)
    return CommissionRow(
        report=phrases.report(found.report),
        scale=commission_scale(phrases, found, ruled),
        lines=_lines(phrases, found, lines) or (phrases.say("whole"),),
        type_period=kind,
        covers=_covers(phrases, found, lines) or (nothing,),
    )


def _lines(phrases: Phrases, found: Bundle, lines: Sequence[Standing]) -> tuple[str, ...]:
    """Return the lines a report would cover, marked where they wait for confirmation."""
    shown = []
    for position in found.positions:
        line = lines[position]
        settled = found.if_confirmed or lowest(line.levels(found.report)) >= RECOMMENDED
        key = "commission.line" if settled else "commission.line.confirm"
        shown.append(phrases.say(key, line=phrases.line(line.name)))
    if found.relation == "open":
        shown.append(phrases.say("commission.line.open"))
    return tuple(shown)


def _covers(phrases: Phrases, found: Bundle, lines: Sequence[Standing]) -> tuple[str, ...]:
    keys = {
        VENDORS: "cover.vendors",
        CYBER: "cover.cybersecurity",
        "SOC for Supply Chain": "cover.supply",
        "SOC 1": "cover.objectives",
    }
    if found.report in keys:
        return (phrases.say(keys[found.report]),)
    over = [lines[position] for position in found.positions]
    shared = [line.advice.categories for line in over if line.advice.categories]
    merged = {
        name: _strongest([statuses[name] for statuses in shared])
        for name in dict.fromkeys(name for statuses in shared for name in statuses)
    }
    return phrases.categories(merged)


def _strongest(sets: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return a category's status in a shared report: in where some line has it in (11.5)."""
    for settled in (("IN",), ("CONSIDER",)):
        if settled in sets and (settled == ("IN",) or not _any_open(sets)):
            return settled
    open_ones = [statuses for statuses in sets if len(statuses) > 1]
    return open_ones[0] if open_ones else ("OUT",)


def _any_open(sets: Sequence[tuple[str, ...]]) -> bool:
    return any(len(statuses) > 1 for statuses in sets)


def before(phrases: Phrases, facts: ClientFacts, advice: Advice) -> list[AnyBlock]:
    """Return what to heed before anything is commissioned, and what this memo is not.

    There is nothing to heed where no report is to be commissioned.
    """
    if all(found.report == VENDORS for found in standing.to_commission(advice, facts)):
        return []
    traps = phrases.pack.words.notes.traps
    items = tuple(
        phrases.remark(traps[name].title, traps[name].text, name)
        for name in _BEFORE
        if name in traps
    )
    return [
        Heading("before", 1, phrases.say("section.before")),
        Remarks("before-list", "trap", items),
        Paragraph("before-scope", (Run(phrases.say("before.scope")),)),
    ]
