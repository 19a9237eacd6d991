"""The timeline's figures counted plainly, day by day and month by month, for comparison."""

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from socdesk.decision.timeline.values import Circumstances, Coverage, Existing, Period, Timeline

DAY = timedelta(days=1)
RUNS_FOR = {"under_3_months": 0, "3_to_6_months": 3, "6_to_12_months": 6, "over_12_months": 12}
NEEDED_IN = {"under_3_months": 3, "3_to_6_months": 6, "6_to_12_months": 12}
SHORTEST = {"SOC 1": 6, "SOC 2": 3}
FIELDWORK = timedelta(weeks=6)


def shifted(day: date, months: int) -> date:
    """The same day so many months on, month by month; the last of a month that is too short."""
    year, month = day.year, day.month
    step = 1 if months > 0 else -1
    for _ in range(abs(months)):
        month += step
        year, month = (year + 1, 1) if month == 13 else (year, month)
        year, month = (year - 1, 12) if month == 0 else (year, month)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def next_first(day: date) -> date:
    """The first of a month on that day or after it."""
    while day.day != 1:
        day += DAY
    return day


def months_before(year_end: date) -> Iterator[tuple[date, date]]:
    """First and last day of each of the twelve months that end at the year end, the last first."""
    last = year_end
    for _ in range(12):
        yield last.replace(day=1), last
        last = last.replace(day=1) - DAY


def stale(existing: Existing, today: date) -> bool:
    return shifted(existing.period_end, 12) < today


def present(timeline: Timeline, around: Circumstances) -> Period | None:
    """The twelve whole months of the Type 2 report there is, where the plan continues it."""
    ends = [
        entry.period_end
        for entry in around.existing
        if entry.report == timeline.report and entry.type == 2 and not stale(entry, around.today)
    ]
    if timeline.type != "TYPE2" or not ends:
        return None
    end = max(ends)
    if (end + DAY).day != 1:
        end = end.replace(day=1) - DAY
    return Period(shifted(end + DAY, -12), end, 12, max(ends))


def periods(timeline: Timeline, around: Circumstances) -> list[Period]:
    there = present(timeline, around)
    return [*([there] if there else []), timeline.period, *timeline.next]


def coverage(found: Coverage, spans: Sequence[Period]) -> tuple[int, int, int, int]:
    """Months covered, not covered before the last of them, the gap, covered with the next."""
    done = [span for span in spans if span.end <= found.year_end]

    def inside(month: tuple[date, date], of: Sequence[Period]) -> bool:
        return any(span.start <= month[0] and month[1] <= span.end for span in of)

    months = [inside(month, done) for month in months_before(found.year_end)]
    gap = months.index(True)
    with_next = sum(inside(month, spans) for month in months_before(found.year_end))
    return sum(months), months[gap:].count(False), gap, with_next


def deadline(answers: Mapping[str, str], today: date) -> date | None:
    months = NEEDED_IN.get(answers.get("timing_deadline", ""))
    return shifted(today, months) if months else None


def running_from(timeline: Timeline, answers: Mapping[str, str]) -> date:
    """The first of the first month in which controls are known to run."""
    months = RUNS_FOR.get(answers.get("timing_evidence", ""))
    if months is not None:
        return next_first(shifted(timeline.today, -months))
    work = [p for p in timeline.phases if p.id in ("planning", "readiness", "remediation")]
    return next_first(work[-1].typical_end + DAY)


def latest_start(due: date, months: int) -> date:
    """The first day of the last period of so many months that is in hand by a date."""
    end = due.replace(day=1) - DAY
    while end + FIELDWORK > due:
        end = end.replace(day=1) - DAY
    return shifted(end + DAY, -months)


def warnings(
    timeline: Timeline, answers: Mapping[str, str], around: Circumstances, months: int
) -> list[str]:
    """The warnings of a plan whose tables give so many months, by their conditions."""
    today = around.today
    due = deadline(answers, today)
    there = [entry for entry in around.existing if entry.report == timeline.report]
    newest = max((entry.period_end for entry in there), default=today)
    found = []
    if timeline.period.months < max(months, SHORTEST[timeline.report]):
        found.append("TOO_SHORT")
    if due and timeline.first_useful > due:
        found.append("TOO_LATE")
    if shifted(newest, 12) < today:
        found.append("STALE")
    if not present(timeline, around):
        starts = [timeline.period.start]
        if due and answers.get("timing_reader") in ("type2", "type2_short"):
            starts.append(latest_start(due, months))
        if min(starts) < running_from(timeline, answers):
            found.append("NOT_RUNNING")
    if any(entry.gap > 3 for entry in timeline.coverage):
        found.append("LONG_GAP")
    if any(entry.in_hand > entry.year_end for entry in timeline.coverage):
        found.append("AFTER_YEAR_END")
    return found
