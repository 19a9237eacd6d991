"""What must hold for every plan, tried on many lines and circumstances."""

import re
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from socdesk.decision.timeline.interchange import timeline_data
from socdesk.decision.timeline.values import Chosen, Circumstances, YearEnd
from tests.decision.timeline import brute
from tests.decision.timeline.cases import (
    REPORTS,
    advised,
    circumstances,
    days,
    lines,
    planned,
    typed,
    year_ends,
)

DAY = timedelta(days=1)
WORK = ("planning", "readiness", "remediation", "type1", "fieldwork", "next_fieldwork")
MANY = settings(max_examples=2_000, deadline=None)


@MANY
@given(answers=lines(), around=circumstances())
def test_each_report_with_a_type_has_a_plan_and_no_other(
    answers: dict[str, str], around: Circumstances
) -> None:
    types = advised(answers).types

    found = planned(answers, around)

    assert list(found) == [r for r in REPORTS if set(types.get(r, ("none",))) != {"none"}]
    assert all(timeline.type in types[report] for report, timeline in found.items())


@MANY
@given(answers=typed(), around=circumstances())
def test_the_work_goes_in_turn_and_never_starts_before_today(
    answers: dict[str, str], around: Circumstances
) -> None:
    for timeline in planned(answers, around).values():
        work = [phase for phase in timeline.phases if phase.id in WORK]
        phases = {phase.id: phase for phase in timeline.phases}

        assert all(phase.start >= around.today for phase in work)
        for before, after in pairwise(work):
            assert before.typical_end < after.start
        for phase in timeline.phases:
            assert phase.start <= phase.shortest_end <= phase.typical_end <= phase.latest_end
        assert phases["observation"].typical_end < phases["fieldwork"].start
        assert phases["next_observation"].start == phases["observation"].typical_end + DAY
        assert phases["next_observation"].typical_end < phases["next_fieldwork"].start


@MANY
@given(answers=typed(), around=circumstances(chosen=False))
def test_a_period_lies_in_the_past_only_as_far_as_the_evidence_goes(
    answers: dict[str, str], around: Circumstances
) -> None:
    for timeline in planned(answers, around).values():
        there = brute.present(timeline, around)
        if there:
            assert timeline.period.start == there.end + DAY
            assert timeline.period.months == 12
            continue
        assert timeline.period.months == months_of(answers, timeline.report)
        assert timeline.period.end >= around.today
        assert timeline.period.start >= brute.running_from(timeline, answers)
        if timeline.type_1:
            assert timeline.period.start > timeline.type_1


@MANY
@given(answers=typed(), around=circumstances())
def test_periods_are_whole_months_back_to_back(
    answers: dict[str, str], around: Circumstances
) -> None:
    for timeline in planned(answers, around).values():
        spans = [timeline.period, *timeline.next]

        for span in spans:
            assert span.start.day == 1
            assert (span.end + DAY).day == 1
            assert brute.shifted(span.start, span.months) == span.end + DAY
            assert span.in_hand > span.end
        for before, after in pairwise(spans):
            assert after.start == before.end + DAY
            assert after.months == 12


@MANY
@given(answers=typed(), around=circumstances())
def test_coverage_is_what_counting_month_by_month_gives(
    answers: dict[str, str], around: Circumstances
) -> None:
    for timeline in planned(answers, around).values():
        spans = brute.periods(timeline, around)

        for found in timeline.coverage:
            counted = (found.months, found.uncovered, found.gap, found.with_next)
            assert counted == brute.coverage(found, spans)
            assert found.months + found.uncovered + found.gap == 12
            assert 0 <= found.gap < 12
            assert found.months <= found.with_next <= 12
            assert found.bridged == (found.gap <= 3)


@MANY
@given(answers=typed(), around=circumstances())
def test_the_next_two_year_ends_of_every_month_are_covered(
    answers: dict[str, str], around: Circumstances
) -> None:
    months = {end.month for end in around.year_ends} or {12}

    for timeline in planned(answers, around).values():
        assert timeline.year_ends_assumed == (not around.year_ends)
        assert list(timeline.coverage) == sorted(timeline.coverage, key=lambda e: e.year_end)
        for month in months:
            ahead = [e for e in timeline.coverage if e.year_end.month == month and not e.present]
            assert len(ahead) == 2
            first, second = (entry.year_end for entry in ahead)
            assert timeline.period.end <= first < brute.shifted(timeline.period.end + DAY, 12)
            assert second == brute.shifted(first + DAY, 12) - DAY


@MANY
@given(
    answers=typed(),
    around=circumstances(chosen=False),
    later=st.one_of(st.integers(0, 60), st.integers(0, 800)),
)
def test_moving_today_later_never_brings_a_report_sooner(
    answers: dict[str, str], around: Circumstances, later: int
) -> None:
    moved = replace(around, today=around.today + timedelta(days=later))

    before, after = planned(answers, around), planned(answers, moved)

    for report, timeline in before.items():
        assert timeline.in_hand <= after[report].in_hand


@MANY
@given(
    answers=typed(),
    today=days(),
    ends=year_ends(),
    months=st.integers(1, 18),
    more=st.integers(1, 12),
)
def test_a_longer_period_with_the_same_end_never_covers_less(
    answers: dict[str, str], today: date, ends: tuple[YearEnd, ...], months: int, more: int
) -> None:
    end = brute.next_first(today) - DAY
    short = brute.shifted(end + DAY, -months)
    long = brute.shifted(end + DAY, -months - more)

    def covered(start: date) -> dict[str, list[tuple[date, int]]]:
        chosen = tuple(Chosen(report, period_start=start, period_end=end) for report in REPORTS)
        found = planned(answers, Circumstances(today, ends, (), chosen))
        return {r: [(e.year_end, e.months) for e in t.coverage] for r, t in found.items()}

    for report, less in covered(short).items():
        for (year_end, few), (same, many) in zip(less, covered(long)[report], strict=True):
            assert (year_end, few) <= (same, many)
            assert year_end == same


@MANY
@given(answers=typed(), around=circumstances())
def test_there_is_a_type_1_date_where_a_type_1_comes_first_and_nowhere_else(
    answers: dict[str, str], around: Circumstances
) -> None:
    for timeline in planned(answers, around).values():
        assert (timeline.type_1 is not None) == (timeline.type == "TYPE1_THEN_TYPE2")
        if timeline.type_1_in_hand:
            assert timeline.type_1
            assert timeline.type_1 < timeline.type_1_in_hand


@MANY
@given(answers=typed(), around=circumstances())
def test_a_warning_is_raised_exactly_where_its_condition_holds(
    answers: dict[str, str], around: Circumstances
) -> None:
    for report, timeline in planned(answers, around).items():
        months = months_of(answers, report)

        found = [warn.id for warn in timeline.warnings]

        assert found == brute.warnings(timeline, answers, around, months)
        assert not any(re.search(r"\{|\b1 months", warn.text) for warn in timeline.warnings)


@MANY
@given(answers=typed(complete=True), around=circumstances(existing=False, chosen=False))
def test_a_type_2_that_the_tables_find_in_time_is_in_time(
    answers: dict[str, str], around: Circumstances
) -> None:
    for timeline in planned(answers, around).values():
        if timeline.type == "TYPE2":
            assert timeline.settled
            raised = {warn.id for warn in timeline.warnings}
            assert not raised & {"TOO_LATE", "NOT_RUNNING", "TOO_SHORT", "STALE"}


@MANY
@given(answers=lines(), around=circumstances())
def test_the_same_input_gives_the_same_value(
    answers: dict[str, str], around: Circumstances
) -> None:
    again = dict(reversed(list(answers.items())))

    assert planned(answers, around) == planned(again, around)
    assert timeline_data(planned(answers, around)) == timeline_data(planned(again, around))


def months_of(answers: dict[str, str], report: str) -> int:
    """Months of the first period by the tables; the longer where that is open."""
    return max(value for value in advised(answers).periods[report] if isinstance(value, int))
