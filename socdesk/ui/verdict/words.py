"""What the verdict panel says, as plain values: computed from the advice, drawn elsewhere."""

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from socdesk.decision.advice import (
    LEVELS,
    Headline,
    LineAdvice,
    OrganisationAdvice,
)
from socdesk.decision.listing import level_words
from socdesk.decision.own import OwnLevel
from socdesk.decision.pack import Pack
from socdesk.decision.questioning import page_of
from socdesk.ui.own_words import BRIEF, own_text, reason_text, ruled_text, told_text

translate = QCoreApplication.translate

_ALWAYS = ("SOC 1", "SOC 2")
_CONFIRM, _RECOMMENDED = LEVELS.index("CONFIRM"), LEVELS.index("RECOMMENDED")
_NOT_INDICATED = LEVELS[0]


class Fit(Enum):
    """Whether a report's subject matches the service (domain.md 11.4a)."""

    FITS = "fits"
    MAY_FIT = "may_fit"
    UNKNOWN = "unknown"
    DOES_NOT = "does_not"


class OwnWords(Struct, frozen=True):
    """The consultant's own level for a report: "Yours: Needed", why, and both to be read out."""

    level: str
    words: str
    reason: str
    spoken: str


class ReportWords(Struct, frozen=True):
    """A report with its possible levels; `fit` is None where the panel does not speak of it.

    With an `own` level `words` say that `levels` are the rules'.
    """

    report: str
    name: str
    levels: tuple[str, ...]
    words: str
    fit: Fit | None = None
    own: OwnWords | None = None


class VerdictWords(Struct, frozen=True):
    """The panel's whole content.

    `reports` have a scale, `quiet` ones a row. `count` and `count_note` speak of the questions
    that are left; `contradictions` and `traps` are numbers.
    """

    headline: Headline
    reports: tuple[ReportWords, ...]
    quiet: tuple[ReportWords, ...]
    count: str
    count_note: str
    contradictions: int = 0
    traps: int = 0


def line_words(
    pack: Pack, advice: LineAdvice, own: Mapping[str, OwnLevel] | None = None
) -> VerdictWords:
    """The verdict so far on a service line; `own` levels stand beside it and change nothing."""
    own = own or {}
    rows = [
        _with_own(pack, _report(pack, name, levels, advice.lean), own.get(name))
        for name, levels in advice.reports.items()
    ]
    count, note = _line_count(advice)
    return VerdictWords(
        headline=advice.headline,
        reports=tuple(row for row in rows if _is_full(row)),
        quiet=tuple(row for row in rows if not _is_full(row)),
        count=count,
        count_note=note,
        contradictions=len(advice.contradictions),
        traps=len(advice.traps),
    )


def organisation_words(pack: Pack, advice: OrganisationAdvice) -> VerdictWords:
    """The verdict so far on the organisation, over all lines."""
    rows = [_report(pack, name, levels, None) for name, levels in advice.reports.items()]
    pages = {page_of(pack, name) for name in advice.relevant}
    return VerdictWords(
        headline=advice.headline,
        reports=tuple(row for row in rows if _is_full(row)),
        quiet=tuple(row for row in rows if not _is_full(row)),
        count=at_most_words(len(pages)),
        count_note=translate("Verdict", "about the client") if pages else "",
        traps=len(advice.traps),
    )


def by_weight(words: VerdictWords) -> tuple[ReportWords, ...]:
    """The reports with a scale as a result lists them: the strongest first."""
    return tuple(sorted(words.reports, key=lambda row: -LEVELS.index(row.levels[-1])))


def fit_words(fit: Fit) -> str:
    """How the panel says a fit."""
    return {
        Fit.FITS: translate("Verdict", "Subject fits"),
        Fit.MAY_FIT: translate("Verdict", "Subject may fit"),
        Fit.UNKNOWN: translate("Verdict", "Subject not yet known"),
        Fit.DOES_NOT: translate("Verdict", "Subject does not fit"),
    }[fit]


def _report(
    pack: Pack, report: str, levels: tuple[str, ...], lean: tuple[str, ...] | None
) -> ReportWords:
    name = pack.words.terms.reports[report]
    fit = None if lean is None else _fit(report, levels, lean)
    return ReportWords(report, name, levels, level_words(pack, levels), fit)


def _with_own(pack: Pack, row: ReportWords, own: OwnLevel | None) -> ReportWords:
    if own is None:
        return row
    found = OwnWords(
        own.level,
        own_text(pack, own),
        reason_text(own, BRIEF),
        told_text(pack, row.levels, own, BRIEF),
    )
    return replace(row, words=ruled_text(row.words), own=found)


def _is_full(row: ReportWords) -> bool:
    return row.report in _ALWAYS or row.own is not None or LEVELS.index(row.levels[-1]) >= _CONFIRM


def _fit(report: str, levels: tuple[str, ...], lean: tuple[str, ...]) -> Fit:
    """Whether the subject fits in every completion, in none, or in some.

    A level of Recommended or more says that the subject fits (domain.md 11.1). SOC 2 fits
    wherever it is at least Optional, for the others the lean tells.
    """
    lowest, highest = LEVELS.index(levels[0]), LEVELS.index(levels[-1])
    if lowest >= _RECOMMENDED or lean == (report,):
        return Fit.FITS
    if report == "SOC 2" and levels != ("CONFIRM",):
        if _NOT_INDICATED not in levels:
            return Fit.FITS
        return Fit.DOES_NOT if levels == (_NOT_INDICATED,) else Fit.UNKNOWN
    if report in lean:
        return Fit.UNKNOWN
    if highest < _CONFIRM:
        return Fit.DOES_NOT
    return Fit.MAY_FIT if lowest >= _CONFIRM else Fit.UNKNOWN


def _line_count(advice: LineAdvice) -> tuple[str, str]:
    first, last = advice.at_most.recommendation, advice.at_most.end
    if not last:
        return at_most_words(0), ""
    if not first:
        note = translate("Verdict", "The recommendation stands; these settle the rest.")
        return at_most_words(last), note
    if first == last:
        return at_most_words(last), translate("Verdict", "to the recommendation and to the end")
    note = translate("Verdict", "to the recommendation, %1 to the end")
    return at_most_words(first), note.replace("%1", str(last))


def at_most_words(count: int) -> str:
    """How many questions are left, as the panel says it."""
    if not count:
        return translate("Verdict", "Nothing is left to ask")
    if count == 1:
        return translate("Verdict", "At most 1 more question")
    return translate("Verdict", "At most %1 more questions").replace("%1", str(count))


def remarks(words: VerdictWords) -> Mapping[str, str]:
    """The short counts under the scales, by kind; nothing for none."""
    found = {}
    if words.contradictions == 1:
        found["contradictions"] = translate("Verdict", "1 contradiction")
    elif words.contradictions:
        text = translate("Verdict", "%1 contradictions")
        found["contradictions"] = text.replace("%1", str(words.contradictions))
    if words.traps == 1:
        found["traps"] = translate("Verdict", "1 trap to know")
    elif words.traps:
        found["traps"] = translate("Verdict", "%1 traps to know").replace("%1", str(words.traps))
    return found
