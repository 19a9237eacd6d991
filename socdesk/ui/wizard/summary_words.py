"""What the result of a line says, as plain values put together from the advice."""

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from socdesk.decision.advice import Contradiction, Explanation, LineAdvice, Note, Quote
from socdesk.decision.own import OwnLevel, set_apart
from socdesk.engagement.model import Answer
from socdesk.ui.own_words import both_text, reason_text
from socdesk.ui.wizard.group_words import GroupWords, category_title, shape_groups, why_groups
from socdesk.ui.wizard.open_words import OpenWords, open_words
from socdesk.ui.wizard.terms import Terms

translate = QCoreApplication.translate


class OwnBanner(Struct, frozen=True):
    """A level the consultant set: the report with both levels, and the whole reason."""

    lead: str
    reason: str


class SummaryWords(Struct, frozen=True):
    """The whole page. `categories` has name, status and word of each chip."""

    headline: str
    standfirst: str
    category_title: str
    categories: tuple[tuple[str, str, str], ...]
    contradictions: tuple[Contradiction, ...]
    why: tuple[GroupWords, ...]
    shapes: tuple[GroupWords, ...]
    traps: tuple[Note, ...]
    open_points: tuple[OpenWords, ...]
    assumptions: tuple[Quote, ...]
    own: tuple[OwnBanner, ...] = ()


def summary_words(
    terms: Terms,
    advice: LineAdvice,
    explanation: Explanation,
    given: Mapping[str, Answer],
    own: Mapping[str, OwnLevel] | None = None,
) -> SummaryWords:
    """Return what to say of a line; `given` is what stands beside its questions.

    `own` are the levels the consultant set, which stand beside the advice and change nothing in it.
    """
    return SummaryWords(
        headline=advice.headline.text,
        standfirst=standfirst(terms, advice),
        category_title=category_title(advice),
        categories=_categories(terms, advice),
        contradictions=advice.contradictions,
        why=why_groups(terms, advice, explanation),
        shapes=shape_groups(terms, advice, given),
        traps=advice.traps,
        open_points=open_words(terms, advice, given),
        assumptions=explanation.assumptions,
        own=tuple(
            OwnBanner(
                f"{terms.report(view.report)}. {both_text(terms.pack, view.ruled, view.own)}",
                reason_text(view.own),
            )
            for view in set_apart(advice, own or {})
            if view.own is not None
        ),
    )


def standfirst(terms: Terms, advice: LineAdvice) -> str:
    """Why, in one sentence; in what shape; and how much is open."""
    parts = (advice.headline.sentence, *_shapes(terms, advice), _count(advice))
    return " ".join(part for part in parts if part)


def _shapes(terms: Terms, advice: LineAdvice) -> list[str]:
    """The shape of each recommended report; one sentence where all have the same."""
    shapes = {
        report: terms.shape(advice.types[report], advice.periods.get(report, ()))
        for report in advice.recommended
        if report in advice.types
    }
    on = {report: _on(terms, advice) if report == "SOC 2" else "" for report in shapes}
    if len(shapes) == 1:
        return [f"{shape}{on[report]}." for report, shape in shapes.items()]
    if len(shapes) == 2 and len(set(shapes.values())) == 1:
        both = translate("Summary", "Both %1.").replace("%1", next(iter(shapes.values())))
        more = [f"{terms.report(report)}{words}." for report, words in on.items() if words]
        return [both, *more]
    return [f"{terms.report(report)}: {shape}{on[report]}." for report, shape in shapes.items()]


def _on(terms: Terms, advice: LineAdvice) -> str:
    """The categories that are in."""
    inside = [name for name, found in advice.categories.items() if found == ("IN",)]
    return translate("Summary", " on %1").replace("%1", terms.joined(inside)) if inside else ""


def _count(advice: LineAdvice) -> str:
    count = len(advice.open_points)
    if count == 1:
        return translate("Summary", "One point is open.")
    words = translate("Summary", "%1 points are open.")
    return words.replace("%1", str(count)) if count else ""


def _categories(terms: Terms, advice: LineAdvice) -> tuple[tuple[str, str, str], ...]:
    words = terms.pack.words.terms.statuses
    found = []
    for name, statuses in advice.categories.items():
        status = statuses[0] if len(statuses) == 1 else "OPEN"
        found.append((name, status, words[status].upper()))
    return tuple(found)
