"""Which months of a customers' year are covered: the counts of the plan, put in their places."""

from datetime import date
from enum import Enum

from msgspec import Struct

from socdesk.decision.timeline.months import YEAR, first_day, last_day, month_of
from socdesk.decision.timeline.values import Coverage, Timeline

_MOST_ROWS = 3


class Cover(Enum):
    """What a month of a customers' year is."""

    NOT_COVERED = "not covered"
    COVERED = "covered"
    GAP = "gap"


class Part(Struct, frozen=True):
    """Months in a row that are alike, first and last day included."""

    cover: Cover
    start: date
    end: date
    months: int


def parts(timeline: Timeline, entry: Coverage) -> tuple[Part, ...]:
    """Return the year of a coverage in its parts; their months add up to the entry's counts.

    Months of periods planned are where these are. What more is covered is so by the report there
    is already, whose period reaches into the year from its beginning.
    """
    last = month_of(entry.year_end)
    year = range(last - YEAR + 1, last + 1)
    done = [span for span in (timeline.period, *timeline.next) if span.end <= entry.year_end]
    covered = {
        month
        for span in done
        for month in range(month_of(span.start), month_of(span.end) + 1)
        if month in year
    }
    for month in year:
        if len(covered) < entry.months:
            covered.add(month)
    gap_from = last - entry.gap + 1
    found: list[Part] = []
    for month in year:
        cover = Cover.COVERED if month in covered else Cover.NOT_COVERED
        cover = Cover.GAP if month >= gap_from else cover
        start, count = first_day(month), 1
        if found and found[-1].cover is cover:
            before = found.pop()
            start, count = before.start, before.months + 1
        found.append(Part(cover, start, last_day(month), count))
    return tuple(found)


def drawn(timeline: Timeline) -> tuple[Coverage, ...]:
    """Return the years that are drawn, by date: per closing month the next the report reaches.

    Of many the largest shares are drawn; the table has all.
    """
    first: dict[int, Coverage] = {}
    for entry in timeline.coverage:
        if not entry.present:
            first.setdefault(entry.year_end.month, entry)
    largest = sorted(first.values(), key=_share, reverse=True)[:_MOST_ROWS]
    return tuple(sorted(largest, key=_date))


def main(timeline: Timeline) -> Coverage:
    """Return the year most customers close, as far as the first report reaches."""
    return max(drawn(timeline), key=_share)


def _share(entry: Coverage) -> float:
    return entry.share


def _date(entry: Coverage) -> date:
    return entry.year_end
