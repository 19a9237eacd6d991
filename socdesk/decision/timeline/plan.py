"""From a line's advice and the dates around it to the timeline of each of its reports."""

from collections.abc import Mapping

from socdesk.decision.advice import LineAdvice
from socdesk.decision.pack import Pack
from socdesk.decision.timeline.basis import Basis, read
from socdesk.decision.timeline.coverage import Span, cover
from socdesk.decision.timeline.figures import Figures, figures
from socdesk.decision.timeline.months import Month, first_day, last_day, month_after
from socdesk.decision.timeline.names import (
    BRIDGE_LETTER,
    LATER_PERIOD,
    NEXT_FIELDWORK,
    NEXT_OBSERVATION,
    OBSERVATION,
    SHORTEST,
)
from socdesk.decision.timeline.schedule import Schedule, Stretch, fieldwork_after, lay_out
from socdesk.decision.timeline.values import Circumstances, Period, Phase, Timeline
from socdesk.decision.timeline.warnings import warnings

_LATER_PERIODS = 2
"""Periods planned after the first: as many as the year ends looked at need."""


def plan(
    pack: Pack, advice: LineAdvice, answers: Mapping[str, str], circumstances: Circumstances
) -> Mapping[str, Timeline]:
    """Return the timeline of each report of the line that can have a type: SOC 1, SOC 2.

    `answers` are those the line is judged by, with the organisation's (`advise.merged_answers`);
    reports in `circumstances.existing` are this line's. Where type, first period or an answer on
    time is open, the cautious case is planned and the value says so (domain.md 3, 6, 11.4).
    """
    return {
        report: _timeline(pack, read(pack, advice, answers, circumstances, report))
        for report in SHORTEST
        if any(value != "none" for value in advice.types.get(report, ()))
    }


def _timeline(pack: Pack, basis: Basis) -> Timeline:
    known = figures(pack)
    schedule = lay_out(known, basis)
    spans = _spans(known, schedule)
    periods = [_period(span) for span in spans]
    examination = schedule.examination
    type_1_in_hand = examination.typical_end if examination else None
    in_hand = periods[0].in_hand
    first_useful = (type_1_in_hand or basis.today) if basis.type_1_will_do else in_hand
    coverage = cover(
        basis.year_ends,
        spans,
        _present(known, basis),
        basis.today,
        known.limits[BRIDGE_LETTER],
    )
    return Timeline(
        report=basis.report,
        type=basis.type,
        settled=basis.settled,
        open=basis.open,
        if_confirmed=basis.if_confirmed,
        today=basis.today,
        phases=_phases(pack, known, schedule, spans[1]),
        type_1=schedule.type_1,
        type_1_in_hand=type_1_in_hand,
        period=periods[0],
        next=tuple(periods[1:]),
        in_hand=in_hand,
        first_useful=first_useful,
        deadline=basis.deadline,
        room=max(0, schedule.first - schedule.earliest),
        coverage=coverage,
        year_ends_assumed=basis.year_ends_assumed,
        warnings=warnings(pack, basis, schedule, periods[0], first_useful, coverage),
    )


def _spans(known: Figures, schedule: Schedule) -> tuple[Span, ...]:
    """The first period and those after it, back to back (domain.md 11.4)."""
    length = known.limits[LATER_PERIOD]
    found = [Span(schedule.first, schedule.last, schedule.fieldwork.typical_end)]
    for _ in range(_LATER_PERIODS):
        first = found[-1].last + 1
        last = first + length - 1
        in_hand = fieldwork_after(known, last, found[-1].in_hand).typical_end
        found.append(Span(first, last, in_hand))
    return tuple(found)


def _present(known: Figures, basis: Basis) -> Span | None:
    """The period of the report there is: its whole months, as long as later periods are."""
    if not basis.present:
        return None
    end = basis.present.period_end
    last = month_after(end) - 1
    there = end if end <= basis.today else fieldwork_after(known, last, end).typical_end
    return Span(last - known.limits[LATER_PERIOD] + 1, last, there)


def _period(span: Span) -> Period:
    months = span.last - span.first + 1
    return Period(first_day(span.first), last_day(span.last), months, span.in_hand)


def _phases(pack: Pack, known: Figures, schedule: Schedule, following: Span) -> tuple[Phase, ...]:
    """Every phase of the first report, and the period and fieldwork of the second."""
    observed = _settled(OBSERVATION, schedule.first, schedule.last)
    later = _settled(NEXT_OBSERVATION, following.first, following.last)
    report = fieldwork_after(known, following.last, schedule.fieldwork.typical_end)
    named = pack.words.timeline.phases
    examination = (schedule.examination,) if schedule.examination else ()
    stretches = [*schedule.work, *examination, observed, schedule.fieldwork, later]
    found = [_phase(stretch, stretch.id, named) for stretch in stretches]
    return (*found, _phase(report, NEXT_FIELDWORK, named))


def _phase(stretch: Stretch, name: str, named: Mapping[str, str]) -> Phase:
    return Phase(
        name,
        named[name],
        stretch.start,
        stretch.shortest_end,
        stretch.typical_end,
        stretch.latest_end,
    )


def _settled(name: str, first: Month, last: Month) -> Stretch:
    """A stretch of whole months, which is as long as it is."""
    end = last_day(last)
    return Stretch(name, first_day(first), end, end, end)
