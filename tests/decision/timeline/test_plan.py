"""Plans a consultant can check by hand."""

from datetime import date

import pytest

from socdesk.decision.pack import Pack, read_compiled, write_compiled
from socdesk.decision.timeline.plan import plan
from socdesk.decision.timeline.values import Chosen, Circumstances, Existing, Timeline, YearEnd
from tests.decision.timeline.cases import BOTH, DECEMBER, SOC_2, TODAY, advised, planned, timing

FROM_NOTHING = timing("not_yet", "no_date", "type2")
LONG_RUNNING = timing("over_12_months", "no_date", "type2")


def of(
    report: str, base: dict[str, str], around: Circumstances, answers: dict[str, str]
) -> Timeline:
    return planned({**base, **answers}, around)[report]


def soc1(around: Circumstances, answers: dict[str, str]) -> Timeline:
    return of("SOC 1", dict(BOTH), around, answers)


def soc2(around: Circumstances, answers: dict[str, str]) -> Timeline:
    return of("SOC 2", dict(SOC_2), around, answers)


def dates(timeline: Timeline) -> dict[str, tuple[date, date]]:
    return {phase.id: (phase.start, phase.typical_end) for phase in timeline.phases}


def warned(timeline: Timeline) -> list[str]:
    return [warn.id for warn in timeline.warnings]


def test_a_first_soc_1_ends_three_months_before_the_year_end() -> None:
    found = soc1(Circumstances(TODAY, DECEMBER), FROM_NOTHING)

    assert dates(found) == {
        "planning": (date(2026, 11, 23), date(2026, 12, 6)),
        "readiness": (date(2026, 12, 7), date(2026, 12, 27)),
        "remediation": (date(2026, 12, 28), date(2027, 2, 7)),
        "observation": (date(2027, 4, 1), date(2027, 9, 30)),
        "fieldwork": (date(2027, 10, 1), date(2027, 11, 11)),
        "next_observation": (date(2027, 10, 1), date(2028, 9, 30)),
        "next_fieldwork": (date(2028, 10, 1), date(2028, 11, 11)),
    }
    assert found.in_hand == found.first_useful == date(2027, 11, 11)
    assert found.room == 1
    assert warned(found) == []


def test_the_customers_year_is_covered_six_months_then_nine_with_three_to_bridge() -> None:
    first, second = soc1(Circumstances(TODAY, DECEMBER), FROM_NOTHING).coverage

    assert (first.year_end, first.months, first.gap) == (date(2027, 12, 31), 6, 3)
    assert (first.uncovered, first.with_next, first.bridged) == (3, 9, True)
    assert (second.year_end, second.months, second.gap) == (date(2028, 12, 31), 9, 3)


@pytest.mark.parametrize(
    ("month", "end"),
    [
        pytest.param(12, date(2027, 9, 30), id="three months before"),
        pytest.param(11, date(2027, 8, 31), id="the first end possible, three months before"),
        pytest.param(10, date(2027, 8, 31), id="the first end possible, two months before"),
        pytest.param(9, date(2027, 8, 31), id="too close: the first end possible"),
        pytest.param(8, date(2027, 8, 31), id="at the year end: the first end possible"),
        pytest.param(7, date(2028, 4, 30), id="past: before the next year end"),
    ],
)
def test_the_first_soc_1_period_ends_two_to_three_months_before_if_it_can(
    month: int, end: date
) -> None:
    found = soc1(Circumstances(TODAY, (YearEnd(month, 1.0),)), FROM_NOTHING)

    assert found.period.end == end
    assert found.period.months == 6


def test_the_largest_share_of_the_customers_sets_the_end() -> None:
    shares = (YearEnd(12, 0.3), YearEnd(3, 0.4), YearEnd(12, 0.3))

    found = soc1(Circumstances(TODAY, shares), FROM_NOTHING)

    assert found.period.end == date(2027, 9, 30)
    assert [(entry.year_end.month, entry.share) for entry in found.coverage[:2]] == [
        (12, 0.6),
        (3, 0.4),
    ]


def test_where_year_ends_are_spread_the_period_starts_as_soon_as_it_can() -> None:
    found = soc1(Circumstances(TODAY, DECEMBER), {**FROM_NOTHING, "year_end": "spread"})

    assert found.period.start == date(2027, 3, 1)
    assert [period.months for period in found.next] == [12, 12]


def test_without_a_year_end_december_is_assumed_for_coverage_and_nothing_for_the_period() -> None:
    found = soc1(Circumstances(TODAY), FROM_NOTHING)

    assert found.period.start == date(2027, 3, 1)
    assert {entry.year_end.month for entry in found.coverage} == {12}
    assert found.year_ends_assumed
    assert found.warnings[0].text.endswith("No year end was given; 31 December is assumed.")


def test_a_soc_2_takes_the_dates_of_the_soc_1_beside_it() -> None:
    beside = of("SOC 2", dict(BOTH), Circumstances(TODAY, DECEMBER), FROM_NOTHING)
    alone = soc2(Circumstances(TODAY, DECEMBER), FROM_NOTHING)

    assert beside.period.start == date(2027, 4, 1)
    assert alone.period.start == date(2027, 3, 1)


def test_the_readers_date_comes_before_the_year_end() -> None:
    in_time = soc1(
        Circumstances(TODAY, DECEMBER), timing("over_12_months", "3_to_6_months", "type2")
    )
    at_leisure = soc1(Circumstances(date(2027, 1, 11), DECEMBER), LONG_RUNNING)

    assert in_time.period.end == date(2026, 11, 30)
    assert in_time.deadline == date(2027, 5, 23)
    assert at_leisure.period.end == date(2027, 9, 30)


def test_in_time_is_on_the_very_day() -> None:
    answers = timing("under_3_months", "6_to_12_months", "type2")

    on_the_day = soc1(Circumstances(date(2026, 11, 11), DECEMBER), answers)
    a_day_late = soc1(Circumstances(date(2026, 11, 10), DECEMBER), answers)

    assert on_the_day.in_hand == on_the_day.deadline == date(2027, 11, 11)
    assert warned(on_the_day) == []
    assert a_day_late.period.end == date(2027, 6, 30)


def test_controls_that_run_put_the_period_partly_in_the_past() -> None:
    found = soc2(Circumstances(TODAY), timing("3_to_6_months", "3_to_6_months", "type2"))

    assert (found.period.start, found.period.end) == (date(2026, 9, 1), date(2027, 2, 28))
    assert found.in_hand == date(2027, 4, 11)
    assert "remediation" not in dates(found)


def test_fieldwork_waits_for_the_work_before_it() -> None:
    found = soc2(Circumstances(TODAY), LONG_RUNNING)

    assert found.period.end == date(2026, 11, 30)
    assert dates(found)["fieldwork"] == (date(2026, 12, 28), date(2027, 2, 7))


@pytest.mark.parametrize(
    ("deadline", "start"),
    [
        pytest.param("6_to_12_months", date(2027, 3, 1), id="readiness first"),
        pytest.param("3_to_6_months", date(2027, 2, 1), id="beside the period"),
    ],
)
def test_readiness_comes_first_unless_that_would_miss_the_readers_date(
    deadline: str, start: date
) -> None:
    answers = timing("under_3_months", deadline, "type2_short")

    found = soc2(Circumstances(date(2027, 1, 4)), answers)

    assert found.period.start == start
    assert found.period.months == 3
    assert found.deadline is not None
    assert found.in_hand <= found.deadline


def test_a_type_1_comes_first_and_is_the_first_that_is_useful_where_the_reader_takes_it() -> None:
    takes = soc2(Circumstances(TODAY), timing("not_yet", "under_3_months", "type1_fine"))
    insists = soc2(Circumstances(TODAY), timing("not_yet", "under_3_months", "type2"))

    assert takes.type == insists.type == "TYPE1_THEN_TYPE2"
    assert takes.type_1 == date(2027, 2, 7)
    assert dates(takes)["type1"] == (date(2027, 2, 8), date(2027, 3, 21))
    assert takes.period.start == date(2027, 3, 1)
    assert takes.first_useful == takes.type_1_in_hand == date(2027, 3, 21)
    assert insists.first_useful == insists.in_hand == date(2027, 10, 12)
    assert "NOT_RUNNING" in warned(insists)
    assert "NOT_RUNNING" not in warned(takes)


def test_open_answers_are_planned_cautiously_and_named() -> None:
    found = soc2(Circumstances(TODAY), {"timing_deadline": "6_to_12_months"})

    assert found.open == ("timing_evidence", "timing_reader")
    assert not found.settled
    assert found.type == "TYPE1_THEN_TYPE2"
    assert found.period.months == 6
    assert "remediation" in dates(found)


def test_a_report_that_is_only_to_be_confirmed_says_so() -> None:
    unasked = {**FROM_NOTHING, "auditor_asked": "no", "assets": "no", "self_check": "no"}

    to_confirm = soc1(Circumstances(TODAY), {**unasked, "material": "no"})
    recommended = soc1(Circumstances(TODAY), {**unasked, "material": "yes"})

    assert [to_confirm.if_confirmed, recommended.if_confirmed] == [True, False]


def test_the_next_period_follows_the_report_there_is() -> None:
    there = (Existing("SOC 2", 2, date(2026, 9, 30)), Existing("SOC 1", 2, date(2026, 3, 31)))

    found = soc2(Circumstances(TODAY, (), there), {})

    assert found.type == "TYPE2"
    assert (found.period.start, found.period.end) == (date(2026, 10, 1), date(2027, 9, 30))
    assert list(dates(found))[:2] == ["planning", "observation"]
    assert warned(found) == []


def test_the_report_there_is_covers_the_year_ends_before_the_next() -> None:
    there = (Existing("SOC 2", 2, date(2026, 9, 30)),)

    now, *later = soc2(Circumstances(TODAY, (), there), {}).coverage

    assert (now.year_end, now.months, now.gap, now.present) == (date(2026, 12, 31), 9, 3, True)
    assert [(entry.year_end.year, entry.present) for entry in later] == [
        (2027, False),
        (2028, False),
    ]


def test_a_period_that_ended_in_a_month_is_continued_in_that_month() -> None:
    there = (Existing("SOC 2", 2, date(2026, 9, 15)),)

    assert soc2(Circumstances(TODAY, (), there), {}).period.start == date(2026, 9, 1)


def test_a_report_of_more_than_twelve_months_is_stale_and_the_plan_starts_anew() -> None:
    last_day = soc2(Circumstances(TODAY, (), (Existing("SOC 2", 2, date(2025, 11, 23)),)), {})
    found = soc2(Circumstances(TODAY, (), (Existing("SOC 2", 2, date(2025, 11, 22)),)), {})

    assert "STALE" not in warned(last_day)
    assert "STALE" in warned(found)
    assert found.warnings[0].text.startswith("The present report ended on 22 Nov 2025, more than")
    assert found.period.start > TODAY


def test_a_type_1_there_is_needs_no_second_one() -> None:
    there = (Existing("SOC 2", 1, date(2026, 10, 31)),)
    answers = timing("under_3_months", "under_3_months", "type1_fine")

    found = soc2(Circumstances(TODAY, (), there), answers)

    assert found.type_1 == date(2026, 10, 31)
    assert found.type_1_in_hand is None
    assert found.first_useful == TODAY
    assert list(dates(found))[:2] == ["planning", "observation"]
    assert found.period.start == date(2027, 1, 1)


def test_a_type_1_of_today_is_there() -> None:
    answers = timing("under_3_months", "under_3_months", "type1_fine")

    today = soc2(Circumstances(TODAY, (), (Existing("SOC 2", 1, TODAY),)), answers)
    tomorrow = soc2(Circumstances(TODAY, (), (Existing("SOC 2", 1, date(2026, 11, 24)),)), answers)

    assert today.type_1_in_hand is None
    assert tomorrow.type_1_in_hand == date(2027, 1, 17)


@pytest.mark.parametrize(
    ("chosen", "start", "end"),
    [
        pytest.param(
            Chosen("SOC 2", period_start=date(2027, 5, 20)),
            *(date(2027, 5, 1), date(2027, 10, 31)),
            id="start",
        ),
        pytest.param(
            Chosen("SOC 2", period_end=date(2027, 10, 3)),
            *(date(2027, 5, 1), date(2027, 10, 31)),
            id="end",
        ),
        pytest.param(
            Chosen("SOC 2", period_start=date(2027, 5, 1), period_end=date(2027, 6, 1)),
            *(date(2027, 5, 1), date(2027, 6, 30)),
            id="both",
        ),
        pytest.param(
            Chosen("SOC 2", period_start=date(2027, 5, 1), period_end=date(2027, 3, 1)),
            *(date(2027, 5, 1), date(2027, 5, 31)),
            id="an end before the start",
        ),
        pytest.param(
            Chosen("SOC 1", period_start=date(2027, 5, 1)),
            *(date(2027, 3, 1), date(2027, 8, 31)),
            id="another report",
        ),
    ],
)
def test_a_date_that_is_set_takes_the_place_of_the_plans(
    chosen: Chosen, start: date, end: date
) -> None:
    found = soc2(Circumstances(TODAY, (), (), (chosen,)), FROM_NOTHING)

    assert (found.period.start, found.period.end) == (start, end)


def test_work_and_type_1_start_when_they_are_set_but_not_before_today() -> None:
    answers = timing("not_yet", "under_3_months", "type1_fine")
    later = Chosen("SOC 2", begin=date(2027, 1, 4), type_1=date(2027, 4, 30))
    earlier = Chosen("SOC 2", begin=date(2026, 1, 4), type_1=date(2026, 4, 30))

    found = soc2(Circumstances(TODAY, (), (), (later,)), answers)
    clipped = soc2(Circumstances(TODAY, (), (), (earlier,)), answers)

    assert found.phases[0].start == date(2027, 1, 4)
    assert found.type_1 == date(2027, 4, 30)
    assert found.period.start == date(2027, 5, 1)
    assert clipped.phases[0].start == clipped.type_1 == TODAY
    assert clipped.period.start == date(2027, 3, 1)


def test_a_short_period_and_one_before_the_controls_run_are_warned_of() -> None:
    by_hand = Chosen("SOC 1", period_start=date(2027, 1, 1), period_end=date(2027, 3, 31))

    found = soc1(Circumstances(TODAY, DECEMBER, (), (by_hand,)), FROM_NOTHING)

    short, early, long_gap = (warn.text for warn in found.warnings)
    assert short.startswith("The period lasts 3 months, less than the 6 months planned for")
    assert "run with evidence before 1 Mar 2027. The period would have to start on 1 Jan" in early
    assert "the year end on 31 Dec 2027 there are 9 months to bridge." in long_gap


def test_a_period_shorter_than_the_tables_give_is_warned_of_above_the_shortest_too() -> None:
    four = Chosen("SOC 2", period_start=date(2027, 6, 1), period_end=date(2027, 9, 30))
    around = Circumstances(TODAY, DECEMBER, (), (four,))

    assert warned(soc2(around, FROM_NOTHING)) == ["TOO_SHORT"]
    assert warned(soc2(around, timing("not_yet", "no_date", "type2_short"))) == []


def test_the_year_end_of_most_customers_is_named_where_gaps_are_long() -> None:
    shares = (YearEnd(3, 0.2), YearEnd(5, 0.5), YearEnd(6, 0.3))

    found = soc2(Circumstances(TODAY, shares), FROM_NOTHING)

    assert [warn.id for warn in found.warnings] == ["LONG_GAP"]
    assert "the year end on 31 May 2028 there are 9 months" in found.warnings[0].text


def test_a_report_in_hand_on_the_year_end_is_early_enough() -> None:
    on_the_day = soc2(Circumstances(date(2026, 10, 16), DECEMBER), LONG_RUNNING)
    a_day_late = soc2(Circumstances(date(2026, 10, 17), DECEMBER), LONG_RUNNING)

    assert on_the_day.in_hand == date(2026, 12, 31)
    assert warned(on_the_day) == []
    assert warned(a_day_late) == ["AFTER_YEAR_END"]


def test_a_period_that_still_runs_has_its_report_after_fieldwork() -> None:
    there = (Existing("SOC 2", 2, date(2026, 12, 31)),)

    now = soc2(Circumstances(TODAY, (), there), {}).coverage[0]

    assert (now.year_end, now.months, now.gap) == (date(2026, 12, 31), 12, 0)
    assert now.in_hand == date(2027, 2, 11)


def test_a_line_without_a_report_has_no_timeline() -> None:
    assert planned({"users": "ourselves"}, Circumstances(TODAY)) == {}


def test_the_compiled_pack_plans_the_same(pack: Pack) -> None:
    compiled = read_compiled(write_compiled(pack))
    answers = {**BOTH, **FROM_NOTHING}
    around = Circumstances(TODAY, DECEMBER)

    assert plan(compiled, advised(answers), answers, around) == planned(answers, around)


def test_no_warning_says_what_a_report_is_not(pack: Pack) -> None:
    words = " ".join(pack.words.timeline.warnings.values()).lower()

    assert not [word for word in ("certif", "complian", "mandatory", "!") if word in words]
