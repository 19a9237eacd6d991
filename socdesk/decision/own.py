"""The consultant's own level beside that of the rules: shown together, and never mixed."""

from collections.abc import Mapping

from msgspec import Struct

from socdesk.decision.advice import LINE_REPORTS, LineAdvice


class OwnLevel(Struct, frozen=True):
    """The consultant's own level for a report, and the reason given to the client."""

    level: str
    reason: str


class BothViews(Struct, frozen=True):
    """What the rules say of a report, and the consultant's own level where there is one.

    `ruled` are the possible levels in scale order, as in the advice.
    """

    report: str
    ruled: tuple[str, ...]
    own: OwnLevel | None = None


def both_views(advice: LineAdvice, own: Mapping[str, OwnLevel]) -> tuple[BothViews, ...]:
    """Return every report of a line as both see it, in the order of the suite.

    The advice is what the rules make of the answers; an own level never changes it.
    """
    return tuple(
        BothViews(report, advice.reports[report], own.get(report)) for report in LINE_REPORTS
    )


def holding(advice: LineAdvice, own: Mapping[str, OwnLevel], report: str) -> tuple[str, ...]:
    """Return the levels that hold: the consultant's own alone, else what the rules leave open."""
    return (own[report].level,) if report in own else advice.reports[report]


def set_apart(advice: LineAdvice, own: Mapping[str, OwnLevel]) -> tuple[BothViews, ...]:
    """Return the reports alone for which the consultant set a level."""
    if not own:
        return ()
    return tuple(view for view in both_views(advice, own) if view.own is not None)
