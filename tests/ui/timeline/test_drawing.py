"""All that is drawn is what the plan says: every date, every month, nothing else."""

from datetime import date
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings

from socdesk.decision.timeline.months import first_day, month_of
from socdesk.decision.timeline.names import FIELDWORK, OBSERVATION, TYPE_1, WORK
from socdesk.decision.timeline.values import Timeline
from socdesk.ui.session import Session
from socdesk.ui.timeline.coverage import Cover, drawn, main, parts
from socdesk.ui.timeline.drawing import Bar, MarkKind, RowKind, chart
from socdesk.ui.timeline.geometry import Geometry
from socdesk.ui.timeline.table import facts_table
from socdesk.ui.timeline.tried import Grip
from tests.ui.clients import pack
from tests.ui.timeline.sample import MOVES, SESSIONS, TODAY, moved_plans

Moves = list[tuple[Grip, date]]


@cache
def session(name: str) -> Session:
    return SESSIONS[name]()


def check_rows(timeline: Timeline) -> None:
    """Compare each row with the phase or the year it stands for."""
    found = chart(pack(), timeline)
    phases = {phase.id: phase for phase in timeline.phases}
    bars = [row.bar for row in found.rows if row.bar]
    in_order = [*WORK, TYPE_1, FIELDWORK]
    assert bars == [
        Bar(phases[name].start, phases[name].typical_end, phases[name].latest_end)
        for name in in_order
        if name in phases
    ]
    film = found.row(RowKind.PERIOD)
    assert film is not None
    assert film.film is not None
    assert (film.film.start, film.film.end) == (timeline.period.start, timeline.period.end)
    assert (film.film.start, film.film.end) == (
        phases[OBSERVATION].start,
        phases[OBSERVATION].typical_end,
    )
    assert film.film.months == timeline.period.months
    assert (film.film.next_start, film.film.next_end) == (
        timeline.next[0].start,
        timeline.next[0].end,
    )
    report = found.row(RowKind.REPORT)
    assert report is not None
    assert report.in_hand == timeline.in_hand
    if examined := found.row(RowKind.TYPE_1):
        assert (examined.at, examined.in_hand) == (timeline.type_1, timeline.type_1_in_hand)
    assert found.begin == timeline.phases[0].start


def check_years(timeline: Timeline) -> None:
    """Compare the years with the counts of the coverage, and with the periods themselves."""
    found = chart(pack(), timeline)
    years = [row.parts for row in found.rows if row.kind is RowKind.YEAR]
    assert years == [parts(timeline, entry) for entry in drawn(timeline)]
    for entry in timeline.coverage:
        split = parts(timeline, entry)
        counts = {cover: sum(p.months for p in split if p.cover is cover) for cover in Cover}
        assert counts == {
            Cover.COVERED: entry.months,
            Cover.NOT_COVERED: entry.uncovered,
            Cover.GAP: entry.gap,
        }
        assert split[-1].end == entry.year_end
        assert all(
            month_of(after.start) == month_of(before.end) + 1 for before, after in pairwise(split)
        )


def check_marks(timeline: Timeline) -> None:
    """Compare the upright lines; all dates lie on the axis."""
    found = chart(pack(), timeline)
    marks = {kind: [m.day for m in found.marks if m.kind is kind] for kind in MarkKind}
    assert marks[MarkKind.TODAY] == [timeline.today]
    assert marks[MarkKind.NEEDED] == ([timeline.deadline] if timeline.deadline else [])
    assert marks[MarkKind.YEAR_END] == [entry.year_end for entry in drawn(timeline)]
    assert [m.day for m in found.marks if m.kind is MarkKind.YEAR_END and m.row is None] == [
        main(timeline).year_end
    ]
    shown = [timeline.today, timeline.period.start, timeline.period.end, timeline.in_hand]
    assert all(found.first <= day <= found.last for day in shown)


@pytest.mark.parametrize("name", SESSIONS)
@given(moves=MOVES)
@settings(max_examples=15, deadline=None)
def test_the_chart_draws_the_very_values_of_the_plan(name: str, moves: Moves) -> None:
    for each in moved_plans(session(name), moves):
        check_rows(each.timeline)
        check_years(each.timeline)
        check_marks(each.timeline)


@pytest.mark.parametrize("name", SESSIONS)
def test_the_table_has_every_date_of_the_plan(name: str) -> None:
    for each in moved_plans(session(name), []):
        facts = facts_table(pack(), each.timeline)

        assert len({fact.key for fact in facts}) == len(facts)
        named = [each.timeline.type_1, each.timeline.type_1_in_hand, each.timeline.deadline]
        days = 3 + sum(day is not None for day in named)
        expected = days + len(each.timeline.phases) + len(each.timeline.coverage)
        assert len(facts) == expected


def test_months_are_as_wide_as_they_have_days() -> None:
    [plan, *_] = moved_plans(session("a bank"), [])
    at = Geometry(chart(pack(), plan.timeline), 1000.0, 1.0)
    months = at.chart.months

    widths = [(at.x(first_day(m + 1)) - at.x(first_day(m))) for m in months]
    days = [(first_day(m + 1) - first_day(m)).days for m in months]

    assert widths[0] / days[0] == pytest.approx(widths[-1] / days[-1])
    assert widths == pytest.approx([day * widths[0] / days[0] for day in days])
    assert at.x(at.chart.first) == at.left
    assert at.x_end(at.chart.last) == pytest.approx(1000.0)
    assert at.day_at(at.x(TODAY)) == TODAY
