"""What to commission, in words: one block per report, computed from the advice."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from socdesk.decision.advice import LEVELS, Advice, LineAdvice, Note
from socdesk.decision.bundle_words import Speaker
from socdesk.decision.bundles import VENDORS, Bundle, Own, bundles, ruled_levels, tellers
from socdesk.decision.listing import level_words
from socdesk.decision.wording import filled
from socdesk.report.phrases import CONFIRM, Phrases, lowest
from socdesk.ui.own_words import told_text

translate = QCoreApplication.translate

MOST_BLOCKS = 24
"""Reports that are shown one by one."""

_ORGANISATION = ("SOC for Cybersecurity", VENDORS)
_COVERS = {
    "SOC 3": "cover.soc3",
    "SOC for Supply Chain": "cover.supply",
    "SOC for Cybersecurity": "cover.cybersecurity",
}
_ASKED = {"SOC 1": "auditor_asked"}
_MOST_LINES = 6
_MOST_REASONS = 3
_LONGEST_REASON = 400


class CommissionText(Struct, frozen=True):
    """A report to commission or to ask for.

    `scope` says what it covers and for how long, `reasons` why (each with the levels it gives),
    `why` why these lines share it or whom to ask, `details` what to start from or to settle.
    """

    number: int
    title: str
    scope: str
    reasons: tuple[str, ...]
    details: tuple[str, ...]
    level: str = ""
    why: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


Groups = Sequence[Sequence[int]]
"""Lines by position, as they are said to run together (see `decision.bundles`)."""


def commission_texts(
    phrases: Phrases, advice: Advice, said: Groups = (), own: Own = ()
) -> tuple[CommissionText, ...]:
    """Return the blocks in the order of the advice, numbered from 1, at most `MOST_BLOCKS`.

    `own` are the levels the consultant set on each line: they hold, and what the rules say
    stands beside them.
    """
    speaker = speaker_of(phrases)
    shown = bundles(advice, said, own)[:MOST_BLOCKS]
    beside = _beside(phrases, advice, shown, own)
    return tuple(
        CommissionText(
            number=number,
            title=_title(phrases, found),
            scope=_scope(phrases, found),
            reasons=tuple(_reasons(advice, found, own)),
            details=tuple(_details(phrases, advice, found)),
            level=_level(phrases, advice, found),
            why=tuple(_why(speaker, advice, found)),
            own=tuple(beside.get(number - 1, ())),
        )
        for number, found in enumerate(shown, start=1)
    )


def commission_notes(
    phrases: Phrases, advice: Advice, said: Groups = (), own: Own = ()
) -> tuple[str, ...]:
    """Return what stands under the blocks: whether one fieldwork can serve SOC 1 and SOC 2."""
    found = bundles(advice, said, own)
    if not found:
        return (phrases.say("commission.nothing"),)
    notes = [sentence.text for sentence in speaker_of(phrases).fieldworks(found)]
    if len(found) > MOST_BLOCKS:
        text = translate("Results", "{count} more reports are in the memo.")
        notes.append(filled(text, count=str(len(found) - MOST_BLOCKS)))
    return tuple(notes)


def own_notes(
    phrases: Phrases, advice: Advice, said: Groups = (), own: Own = ()
) -> tuple[str, ...]:
    """Return both levels of each report the rules settle and only an own level drops."""
    beside = _beside(phrases, advice, bundles(advice, said, own)[:MOST_BLOCKS], own)
    dropped = beside.get(None, [])
    if len(dropped) <= _MOST_LINES:
        return tuple(dropped)
    text = translate("Results", "{count} more levels of yours are shown with their lines.")
    more = filled(text, count=str(len(dropped) - _MOST_LINES))
    return (*dropped[:_MOST_LINES], more)


def review_notes(phrases: Phrases, advice: Advice) -> tuple[Note, ...]:
    """Return what to review in each report that is requested, with its sources; or nothing."""
    if not any(found.report == VENDORS for found in advice.organisation.commissions):
        return ()
    return tuple(
        Note(point.id, point.title, f"{point.text} ({', '.join(point.sources)})")
        for point in phrases.pack.words.bundles.review
    )


def speaker_of(phrases: Phrases) -> Speaker:
    """Return what says in the pack's words why reports cover the lines they cover."""
    return Speaker(phrases.pack, phrases.line)


def _why(speaker: Speaker, advice: Advice, found: Bundle) -> Iterator[str]:
    """Why these lines; of a single line, and of the whole, that goes without saying."""
    if found.report == VENDORS:
        yield from (sentence.text for sentence in speaker.requests(advice))
    elif found.relation in ("together", "apart", "open"):
        # The question itself stands below, where it can be answered.
        yield from (each.text for each in speaker.relation(found) if each.key != "ask")
    yield from (each.text for each in speaker.shape(found) if each.key != "categories")


def _beside(
    phrases: Phrases, advice: Advice, shown: Sequence[Bundle], own: Own
) -> dict[int | None, list[str]]:
    """Return both levels and the reason of each own level, by the block that tells it.

    Under None stand those with no block to tell them, where the rules alone have one.
    """
    found: dict[int | None, list[str]] = {}
    for (line, report), teller in tellers(shown, own).items():
        told = advice.lines[line]
        ruled = told.reports[report]
        if teller is None and lowest(ruled) < CONFIRM:
            continue
        both = told_text(phrases.pack, ruled, own[line][report], _LONGEST_REASON)
        text = translate("Results", "{line}. {both}")
        name = phrases.line(told.name)
        if teller is None:
            name = f"{name}, {phrases.report(report)}"
        found.setdefault(teller, []).append(filled(text, line=name, both=both))
    return found


def _level(phrases: Phrases, advice: Advice, found: Bundle) -> str:
    """Return the level that holds, and that of the rules where it differs."""
    shown, ruled = level_words(phrases.pack, found.levels), ruled_levels(advice, found)
    if ruled == found.levels:
        return shown
    text = translate("Results", "{level}; by the rules {ruled}")
    return filled(text, level=shown, ruled=level_words(phrases.pack, ruled))


def _title(phrases: Phrases, found: Bundle) -> str:
    report = phrases.report(found.report)
    if len(found.types) != 1:
        return report
    title = translate("Results", "{report}, {type}")
    return filled(title, report=report, type=phrases.types(found.types))


def _scope(phrases: Phrases, found: Bundle) -> str:
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


def _reasons(advice: Advice, found: Bundle, own: Own) -> Iterator[str]:
    """The reasons of the rules that give the level: the organisation's, or the lines' covered.

    Of a line with an own level the rules give another one, or for another reason.
    """
    if found.report in _ORGANISATION:
        findings = [each for each in advice.organisation.findings if each.report == found.report]
    else:
        findings = [
            finding
            for place in _ruled(found, own)[:_MOST_REASONS]
            for finding in advice.lines[place].findings
            if finding.report == found.report and finding.outcome in LEVELS
        ]
    yield from list(dict.fromkeys(finding.reason for finding in findings))[:_MOST_REASONS]


def _details(phrases: Phrases, advice: Advice, found: Bundle) -> Iterator[str]:
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
        categories = " ".join(_categories(phrases, found, lines))
        if categories:
            yield categories
    elif found.report == VENDORS:
        yield translate(
            "Results",
            "Check the period and what is carved out, and perform the controls they assume on "
            "your side.",
        )
    elif found.report in _COVERS:
        yield phrases.say(_COVERS[found.report])


def _categories(phrases: Phrases, found: Bundle, lines: Sequence[LineAdvice]) -> Iterator[str]:
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


def _ruled(found: Bundle, own: Own) -> list[int]:
    return [place for place in found.positions if not own or found.report not in own[place]]


def _covered(advice: Advice, found: Bundle) -> list[LineAdvice]:
    return [advice.lines[position] for position in found.positions]
