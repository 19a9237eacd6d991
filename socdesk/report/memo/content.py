"""The memo for the client: what the rules say, in the pack's words, and nothing of our own.

It reads `ClientFacts`, which hold no note; whatever it says is text only.
"""

from datetime import date
from itertools import chain

from socdesk.decision.advice import Advice
from socdesk.decision.explaining import explain_case
from socdesk.decision.pack import Pack
from socdesk.report.document import AnyBlock, Document
from socdesk.report.facts import ClientFacts
from socdesk.report.memo.appendix import (
    answers,
    comparison,
    not_asked,
    page_footer,
    provenance,
    sources,
)
from socdesk.report.memo.front import front
from socdesk.report.memo.line import LineSection
from socdesk.report.memo.organisation import before, organisation, to_commission
from socdesk.report.memo.timeline import timeline
from socdesk.report.phrases import Phrases


def memo(pack: Pack, facts: ClientFacts, advice: Advice, today: date, firm: str = "") -> Document:
    """Return the memo on `advice`, which must be the pack's on `facts.case`.

    `today` dates it; `firm` names who sends it, the pack's placeholder where it is empty. The same
    arguments give the same document.
    """
    phrases = Phrases(pack)
    sender = firm or phrases.say("page.firm")
    explained = explain_case(pack, facts.case, advice, [line.assumed for line in facts.lines])
    assumptions = [why.assumptions for why in explained]
    blocks: list[AnyBlock] = front(phrases, facts, advice, assumptions, today, sender)
    lines = zip(advice.lines, facts.lines, explained, strict=True)
    for number, (line, known, why) in enumerate(lines, start=1):
        blocks += LineSection(phrases, known, line, why, number).blocks()
    blocks += organisation(phrases, facts, advice)
    blocks += to_commission(phrases, facts, advice)
    blocks += timeline(phrases, facts, advice, today)
    blocks += before(phrases, facts, advice)
    blocks += comparison(phrases, facts)
    blocks += answers(phrases, facts, advice)
    blocks += not_asked(phrases, facts, advice)
    blocks += sources(phrases, blocks)
    blocks += provenance(phrases)
    return Document(
        title=phrases.for_client("title", facts),
        subject=phrases.say("page.subject"),
        language=pack.rules.identity.language,
        date=today.isoformat(),
        firm=sender,
        marking=phrases.say("page.marking"),
        footer=page_footer(phrases),
        page_of=phrases.say("page.number"),
        decisions=_decisions(phrases, advice),
        blocks=tuple(blocks),
    )


def _decisions(phrases: Phrases, advice: Advice) -> tuple[str, ...]:
    """Return what a written file must contain to be whole: every line and what it calls for."""
    pairs = ((phrases.line(line.name), line.headline.text) for line in advice.lines)
    return tuple(dict.fromkeys(chain.from_iterable(pairs)))
