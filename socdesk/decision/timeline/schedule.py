"""The plan in dates: what is done when, and the first period that it allows."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from socdesk.decision.timeline.basis import Basis
from socdesk.decision.timeline.figures import Figures
from socdesk.decision.timeline.months import (
    DAY,
    YEAR,
    Month,
    add_months,
    after_weeks,
    first_from,
    last_day,
    month_after,
    month_of,
)
from socdesk.decision.timeline.names import (
    FIELDWORK,
    LATER_PERIOD,
    TYPE_1,
    YEAR_END_LEAST,
    YEAR_END_MOST,
)
from socdesk.decision.timeline.values import TYPE_1_FIRST


class Stretch(Struct, frozen=True):
    """A phase of the plan by its id, with the ends it can have."""

    id: str
    start: date
    shortest_end: date
    typical_end: date
    latest_end: date


class Schedule(Struct, frozen=True):
    """A plan in dates: the work before, the Type 1 where there is one, the first period's months.

    `earliest` is the first month the period could start in, `running_from` the first month in
    which controls are known to run, None where the report there is already shows that they do.
    """

    work: tuple[Stretch, ...]
    type_1: date | None
    examination: Stretch | None
    earliest: Month
    running_from: Month | None
    first: Month
    last: Month
    fieldwork: Stretch


def lay_out(known: Figures, basis: Basis) -> Schedule:
    """Return the plan on typical durations (domain.md 6, 11.4)."""
    work = _in_turn(known, basis.preparation.work, basis.begin)
    type_1, examination = _type_1(known, basis, work)
    ready = max([work[-1].typical_end, *([examination.typical_end] if examination else [])])
    starts = _starts(basis, work, type_1)
    first, last = _first_period(known, basis, starts, ready)
    return Schedule(
        work=work,
        type_1=type_1,
        examination=examination,
        earliest=starts[-1],
        running_from=_running_from(basis, work[-1].typical_end),
        first=first,
        last=last,
        fieldwork=fieldwork_after(known, last, ready),
    )


def fieldwork_after(known: Figures, last: Month, ready: date) -> Stretch:
    """Fieldwork and report after a period's last month, once all before it is done too."""
    return _stretch(known, FIELDWORK, max(last_day(last), ready) + DAY)


def latest_start(known: Figures, basis: Basis) -> Month | None:
    """The last month a period can start in whose report is in hand by the deadline."""
    if basis.deadline is None:
        return None
    month = month_of(basis.deadline)
    while fieldwork_after(known, month, date.min).typical_end > basis.deadline:
        month -= 1
    return month - basis.months + 1


def _stretch(known: Figures, phase: str, start: date) -> Stretch:
    weeks = known.phases[phase]
    return Stretch(
        phase,
        start,
        after_weeks(start, weeks.shortest),
        after_weeks(start, weeks.typical),
        after_weeks(start, weeks.longest),
    )


def _in_turn(known: Figures, phases: Sequence[str], begin: date) -> tuple[Stretch, ...]:
    """The phases one after the other, each from the day after the typical end before it."""
    found: list[Stretch] = []
    for phase in phases:
        found.append(_stretch(known, phase, begin))
        begin = found[-1].typical_end + DAY
    return tuple(found)


def _type_1(
    known: Figures, basis: Basis, work: Sequence[Stretch]
) -> tuple[date | None, Stretch | None]:
    """The Type 1 date and its examination, None where that report is there already."""
    if basis.type != TYPE_1_FIRST:
        return None, None
    ready = work[-1].typical_end
    if basis.held:
        at = basis.held.period_end
        if at <= basis.today:
            return at, None
    else:
        at = max(basis.today, basis.chosen.type_1 or ready)
    return at, _stretch(known, TYPE_1, max(at, ready) + DAY)


def _running_from(basis: Basis, ready: date) -> Month | None:
    """The first whole month in which controls are known to run with evidence (S18)."""
    if basis.present:
        return None
    if basis.running is None:
        return first_from(ready + DAY)
    return first_from(add_months(basis.today, -basis.running))


def _starts(basis: Basis, work: Sequence[Stretch], type_1: date | None) -> tuple[Month, ...]:
    """The months from which a period can run, the better prepared first.

    From three months of evidence on it may lie partly in the past; before, readiness comes first
    (domain.md 11.4, Y3), save where that would miss the reader's date and controls run already.
    """
    ready = work[-1].typical_end
    if basis.present:
        return (month_after(basis.present.period_end),)
    if type_1 and not basis.held:
        return (first_from(max(type_1, ready) + DAY),)
    if basis.running:
        starts = [first_from(add_months(basis.today, -basis.running))]
    else:
        beside = basis.preparation.beside
        waits = [stretch.typical_end for stretch in work if stretch.id not in beside]
        quick = max(waits) + DAY if waits else basis.begin
        starts = [first_from(ready + DAY), first_from(quick)]
    built_on = first_from(type_1 + DAY) if type_1 else starts[-1]
    return tuple(max(start, built_on) for start in starts)


def _first_period(
    known: Figures, basis: Basis, starts: Sequence[Month], ready: date
) -> tuple[Month, Month]:
    """The first and last month of the first period: as set, or the best that is in time."""
    length = known.limits[LATER_PERIOD] if basis.present else basis.months
    chosen = basis.chosen
    if chosen.period_start and chosen.period_end:
        first = month_of(chosen.period_start)
        return first, max(first, month_of(chosen.period_end))
    if chosen.period_start:
        first = month_of(chosen.period_start)
        return first, first + length - 1
    if chosen.period_end:
        last = month_of(chosen.period_end)
        return last - length + 1, last
    if basis.present:
        return starts[0], starts[0] + length - 1
    last = month_of(basis.today)
    for start in starts:
        last = max(start + length - 1, month_of(basis.today))
        for end in (_before_year_end(known, basis, last), last):
            if _in_time(known, basis, end, ready):
                return end - length + 1, end
    return last - length + 1, last


def _before_year_end(known: Figures, basis: Basis, last: Month) -> Month:
    """The end of a first SOC 1 period that ends at `last` or later: before the year end if it can.

    domain.md 3 and 11.4: two to three months before, so that the report is there for the
    year-end work.
    """
    if not basis.align:
        return last
    year_end = min(last + (month - 1 - last) % YEAR for month in basis.align)
    if last > year_end - known.limits[YEAR_END_LEAST]:
        return last
    return max(last, year_end - known.limits[YEAR_END_MOST])


def _in_time(known: Figures, basis: Basis, last: Month, ready: date) -> bool:
    if basis.deadline is None or basis.type_1_will_do:
        return True
    return fieldwork_after(known, last, ready).typical_end <= basis.deadline
