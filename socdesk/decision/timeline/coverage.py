"""How much of each customer's year the reports cover, and what is left to bridge."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from socdesk.decision.timeline.months import YEAR, Month, last_day, month_of
from socdesk.decision.timeline.values import Coverage, YearEnd

_YEAR_ENDS_AHEAD = 2
"""Year ends looked at after the first period, for each month in which customers close."""


class Span(Struct, frozen=True):
    """The months of a period, first and last, and the day its report is in hand."""

    first: Month
    last: Month
    in_hand: date


def cover(
    year_ends: Sequence[YearEnd],
    planned: Sequence[Span],
    present: Span | None,
    today: date,
    bridge: int,
) -> tuple[Coverage, ...]:
    """Return the coverage of each year end ahead, by date (domain.md 3, 11.4).

    They are the next two from the end of the first period planned; where there is a report
    already, those before that too which its period reaches. `bridge` is the length of a bridge
    letter in months.
    """
    spans = ([present] if present else []) + list(planned)
    found = []
    for end in year_ends:
        first = _next(planned[0].last, end.month)
        if present:
            start = max(month_of(today), present.last)
            at = _next(start, end.month)
            while at < min(first, present.last + YEAR):
                found.append(_covered(at, end.share, spans, bridge, present=True))
                at += YEAR
        ahead = [first + year * YEAR for year in range(_YEAR_ENDS_AHEAD)]
        found += [_covered(at, end.share, spans, bridge, present=False) for at in ahead]
    return tuple(sorted(found, key=_date))


def _next(month: Month, of_year: int) -> Month:
    """The first month from `month` on that is the given one of its year (1 to 12)."""
    return month + (of_year - 1 - month) % YEAR


def _covered(
    year_end: Month, share: float, spans: Sequence[Span], bridge: int, *, present: bool
) -> Coverage:
    """The coverage of one year end; some period's end must lie within its twelve months."""
    window = range(year_end - YEAR + 1, year_end + 1)
    done = [span for span in spans if span.last <= year_end]
    covered = _months(window, done)
    gap = year_end - max(covered)
    return Coverage(
        year_end=last_day(year_end),
        share=share,
        months=len(covered),
        uncovered=YEAR - len(covered) - gap,
        gap=gap,
        bridged=gap <= bridge,
        with_next=len(_months(window, spans)),
        in_hand=max(done, key=_last).in_hand,
        present=present,
    )


def _months(window: range, spans: Sequence[Span]) -> set[Month]:
    return {
        month
        for span in spans
        for month in range(max(window.start, span.first), min(window.stop, span.last + 1))
    }


def _last(span: Span) -> Month:
    return span.last


def _date(coverage: Coverage) -> date:
    return coverage.year_end
