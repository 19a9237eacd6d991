"""The consultant's own levels in the memo: always beside those of the rules, with the reason."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from socdesk.decision.advice import Advice, LineAdvice
from socdesk.decision.bundles import Bundle
from socdesk.decision.own import BothViews, set_apart
from socdesk.report.document import AnyBlock, Heading, Reason, Reasons, Reference, Scale
from socdesk.report.facts import ClientFacts, LineFacts
from socdesk.report.phrases import Phrases

_MOST_ON_FRONT = 3
_LONGEST_ON_FRONT = 240
"""Characters of a reason on the first page; the section on the line prints it all."""


def own_reasons(
    phrases: Phrases, facts: LineFacts, advice: LineAdvice, line: str = ""
) -> tuple[Reason, ...]:
    """Return both levels of each report set by the consultant, and the whole reason.

    Where the line is not told by the place it stands in, `line` names it.
    """
    return tuple(
        Reason(view.own.reason, Reference(), lead=_both(phrases, view, line))
        for view in set_apart(advice, facts.own_levels)
        if view.own is not None
    )


def own_list(phrases: Phrases, facts: ClientFacts, advice: Advice) -> list[AnyBlock]:
    """Return the levels of all lines that the consultant set, to stand below a table of them."""
    reasons = [
        reason
        for found, known in zip(advice.lines, facts.lines, strict=True)
        for reason in own_reasons(phrases, known, found, phrases.line(found.name))
    ]
    if not reasons:
        return []
    heading = Heading("commission-own", 2, phrases.say("section.override"))
    return [heading, Reasons("commission-own-list", tuple(reasons))]


def own_findings(phrases: Phrases, facts: ClientFacts, advice: Advice) -> Iterator[tuple[str, str]]:
    """Yield what the first page says of own levels, as ids and texts: a few, and how many more."""
    found = [
        phrases.say(
            "front.override",
            line=phrases.line(line.name),
            **_words(phrases, view),
            reason=_shortened(view.own.reason),
        )
        for line, known in zip(advice.lines, facts.lines, strict=True)
        for view in set_apart(line, known.own_levels)
        if view.own is not None
    ]
    for number, text in enumerate(found[:_MOST_ON_FRONT], start=1):
        yield f"front-override-{number}", text
    more = len(found) - _MOST_ON_FRONT
    if more > 0:
        key = "front.override.more.one" if more == 1 else "front.override.more"
        yield "front-override-more", phrases.say(key, count=str(more))


def commission_scale(phrases: Phrases, found: Bundle, ruled: Sequence[str]) -> Scale:
    """Return the scale of a report over its lines; it names the rules' levels where they differ."""
    scale = phrases.scale(found.levels)
    if found.levels == tuple(ruled):
        return scale
    if len(found.levels) == 1:
        return phrases.scale(ruled, found.levels[0])
    words = phrases.say("override.words", own=scale.words, ruled=phrases.levels(ruled))
    return replace(scale, words=words)


def _both(phrases: Phrases, view: BothViews, line: str) -> str:
    if line:
        return phrases.say("override.line", line=line, **_words(phrases, view))
    return phrases.say("override", **_words(phrases, view))


def _words(phrases: Phrases, view: BothViews) -> dict[str, str]:
    own = phrases.levels([view.own.level]) if view.own else ""
    ruled = phrases.levels(view.ruled)
    return {"report": phrases.report(view.report), "own": own, "ruled": ruled}


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= _LONGEST_ON_FRONT:
        return words
    return words[:_LONGEST_ON_FRONT].rsplit(" ", 1)[0] + "…"
