"""Which traps and contradictions concern a page's question: read off the pack and the advice."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from socdesk.decision.advice import Contradiction, Finding, LineAdvice, Note
from socdesk.decision.pack import Pack
from socdesk.decision.rules import Flag
from socdesk.ui.session import Session

_RULE = ".rule"


class Clash(Struct, frozen=True):
    """A contradiction, and the line it stands on."""

    line: str
    found: Contradiction


class Remarks(Struct, frozen=True):
    """What there is to say beside a question."""

    clashes: tuple[Clash, ...] = ()
    traps: tuple[Note, ...] = ()


def page_remarks(session: Session, line: str | None, questions: Collection[str]) -> Remarks:
    """Return the contradictions and traps that concern a page of a line or the organisation."""
    clashes: dict[str, Clash] = {}
    traps: dict[str, Note] = {}
    for line_id, advice in _lines(session, line):
        for found in advice.contradictions:
            if not set(questions).isdisjoint(found.questions):
                clashes.setdefault(found.id, Clash(line_id, found))
        for trap in advice.traps:
            if trap_question(session.pack, trap.id, advice.findings, _given(session, line_id)) in (
                questions
            ):
                traps.setdefault(trap.id, trap)
    if line is None:
        organisation = session.advice.organisation
        given = session.case.answers
        for trap in organisation.traps:
            if trap_question(session.pack, trap.id, organisation.findings, given) in questions:
                traps.setdefault(trap.id, trap)
    return Remarks(tuple(clashes.values()), tuple(traps.values()))


def trap_question(
    pack: Pack, trap: str, findings: Sequence[Finding], given: Mapping[str, str]
) -> str | None:
    """Return the question beside which a raised trap is shown.

    It is the last, in the order of asking, of those its condition names. Where the condition
    names a rule only, it is the last of the answers by which that rule fires.
    """
    flag = next(flag for flag in pack.rules.traps if flag.id == trap)
    named = [
        [name for name in condition if name in pack.levels]
        for condition in flag.raised_when
        if _may_hold(pack, condition, given)
    ]
    order = _asking_order(pack)
    direct = [max(names, key=order.index) for names in named if names]
    if direct:
        return max(direct, key=order.index)
    rules = set(_rules(flag))
    quoted = [quote.question for found in findings if found.row in rules for quote in found.answers]
    return max(quoted, key=order.index, default=None)


def _may_hold(pack: Pack, condition: Mapping[str, Sequence[str]], given: Mapping[str, str]) -> bool:
    return all(
        given.get(name) in values for name, values in condition.items() if name in pack.levels
    )


def _rules(flag: Flag) -> Iterator[str]:
    for condition in flag.raised_when:
        for name, rules in condition.items():
            if name.endswith(_RULE):
                yield from rules


def _asking_order(pack: Pack) -> list[str]:
    """The organisation's questions come first, then those of a line."""
    facts = sorted(pack.facts, key=lambda fact: fact.scope != "organisation")
    return [fact.id for fact in facts]


def _given(session: Session, line: str) -> Mapping[str, str]:
    """What the rules read for a line: its own answers over the common ones."""
    case = session.case
    return {**case.answers, **case.lines[session.engagement.position(line)].answers}


def _lines(session: Session, line: str | None) -> Iterator[tuple[str, LineAdvice]]:
    """A line's page speaks of that line, the organisation's of all."""
    for entry, advice in zip(session.engagement.lines, session.advice.lines, strict=True):
        if line in (None, entry.id):
            yield entry.id, advice
