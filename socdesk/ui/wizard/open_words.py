"""A line's open points as its result tells them: shorter than the memo, in quotation marks."""

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from socdesk.decision.advice import Headline, LineAdvice, OpenPoint
from socdesk.engagement.model import Answer
from socdesk.report.dates import short_date
from socdesk.report.memo.open_points import all_recommended
from socdesk.ui.wizard.terms import Terms

translate = QCoreApplication.translate


class OpenWords(Struct, frozen=True):
    """An open point. A `minor` one settles details only, and nobody said "don't know" to it."""

    question: str
    reference: str
    short: str
    ask: str
    effect: str
    minor: bool


def open_words(
    terms: Terms, advice: LineAdvice, given: Mapping[str, Answer]
) -> tuple[OpenWords, ...]:
    """Return the open points of a line, the most decisive first."""
    return tuple(
        _words(terms, advice, point, given.get(point.question, Answer()))
        for point in advice.open_points
    )


def _words(terms: Terms, advice: LineAdvice, point: OpenPoint, given: Answer) -> OpenWords:
    whom = given.ask or point.ask
    ask = translate("OpenPoint", "Ask %1.")
    if given.by:
        ask = translate("OpenPoint", "Ask %1 by %2.").replace("%2", short_date(given.by))
    return OpenWords(
        question=point.question,
        reference=terms.reference(point.question),
        short=terms.short(point.question),
        ask=ask.replace("%1", whom),
        effect=_effect(terms, advice, point),
        minor=point.impact == 0 and not given.unknown,
    )


def _effect(terms: Terms, advice: LineAdvice, point: OpenPoint) -> str:
    """Say what the answers would do; answers that do the same are named together."""
    answers: dict[str, list[str]] = {}
    for value, headline in point.effect:
        outcome = _outcome(terms, advice, headline)
        answers.setdefault(outcome, []).append(terms.answer(point.question, value))
    if len(answers) == 1:
        same = translate("OpenPoint", "Whatever the answer: %1. It settles details only.")
        if point.impact:
            same = translate("OpenPoint", "Whatever the answer: %1. It narrows how strongly.")
        return same.replace("%1", next(iter(answers)))
    return " ".join(
        f"{terms.either([_quoted(label) for label in labels])}: {outcome}."
        for outcome, labels in answers.items()
    )


def _quoted(label: str) -> str:
    """An answer in quotation marks; those within it become single ones."""
    inner = label.replace("“", "\u2018").replace("”", "\u2019")
    return translate("OpenPoint", "“%1”").replace("%1", inner)


def _outcome(terms: Terms, advice: LineAdvice, headline: Headline) -> str:
    words = {
        "RECOMMENDED": translate("OpenPoint", "%1 recommended or needed"),
        "LEANS": translate("OpenPoint", "leans %1"),
        "OPEN": translate("OpenPoint", "still open between %1"),
        "CONFIRM": translate("OpenPoint", "confirm %1"),
        "VOLUNTARY": translate("OpenPoint", "%1 voluntary"),
        "NONE": translate("OpenPoint", "no SOC report"),
    }[headline.code]
    if headline.code == "RECOMMENDED" and not all_recommended(headline.reports, advice):
        words = translate("OpenPoint", "at least one of %1 recommended")
    if headline.code == "OPEN" and len(headline.reports) == 1:
        words = translate("OpenPoint", "%1 still open")
    return words.replace("%1", terms.reports(headline.reports))
