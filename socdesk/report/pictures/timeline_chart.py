"""From a plan to its picture: what is drawn of it, and the same in words."""

from collections.abc import Iterator, Sequence
from datetime import date

from socdesk.decision.timeline.months import YEAR, first_day, last_day, month_of
from socdesk.decision.timeline.names import FIELDWORK, OBSERVATION, TYPE_1, WORK
from socdesk.decision.timeline.values import Coverage, Phase, Timeline
from socdesk.decision.timeline.wording import date_in_words, months_in_words
from socdesk.report.phrases import Phrases
from socdesk.report.pictures.chart import Bar, Chart, ChartMonth, Mark, YearRow

_DRAWN = (*WORK, TYPE_1, OBSERVATION, FIELDWORK)
_MOST_YEARS = 4
_DAYS_OF_MONTH = 30.4
_LONG_RANGE = 92
"""Days beyond which a range seen is cut, and told in words instead."""


def chart_of(phrases: Phrases, plan: Timeline, reports: str) -> Chart:
    """Return the picture of a plan; `reports` are named beside its period.

    Drawn are the phases of the first report and, for each month in which customers close, the
    first year end after its period; the tables beside it have all.
    """
    return _Drawer(phrases, plan, reports).chart()


def chart_in_words(phrases: Phrases, plan: Timeline) -> str:
    """Return what the picture shows, as sentences."""
    return " ".join(_sentences(phrases, plan))


def years_drawn(plan: Timeline) -> tuple[Coverage, ...]:
    """Return the year ends in the picture, by date: where there are many, those of most customers.

    Of each month in which customers close it is the first after the first period.
    """
    first: dict[int, Coverage] = {}
    for entry in plan.coverage:
        if not entry.present:
            first.setdefault(entry.year_end.month, entry)
    kept = sorted(first.values(), key=_share, reverse=True)[:_MOST_YEARS]
    return tuple(sorted(kept, key=_year_end))


def _share(entry: Coverage) -> float:
    return entry.share


def _year_end(entry: Coverage) -> date:
    return entry.year_end


def _drawn(plan: Timeline) -> list[Phase]:
    return [phase for phase in plan.phases if phase.id in _DRAWN]


class _Drawer:
    """Lays the plan on an axis of whole months."""

    def __init__(self, phrases: Phrases, plan: Timeline, reports: str) -> None:
        self.phrases, self.plan, self.reports = phrases, plan, reports
        self.phases, self.years = _drawn(plan), years_drawn(plan)
        ends = [month_of(entry.year_end) for entry in self.years]
        starts = [month_of(day) for day in (plan.today, *(phase.start for phase in self.phases))]
        self.first = min([*starts, *(end - YEAR + 1 for end in ends)])
        lasts = [month_of(plan.today), month_of(self.phases[-1].latest_end)]
        self.last = max([*lasts, *ends]) + 1

    def chart(self) -> Chart:
        say = self.phrases.say
        return Chart(
            months=tuple(self._months()),
            bars=tuple(self._bar(phase) for phase in self.phases),
            years=tuple(self._year(entry) for entry in self.years),
            marks=tuple(self._marks()),
            typical=say("timeline.typical"),
            seen=say("timeline.seen"),
        )

    def _months(self) -> Iterator[ChartMonth]:
        names = self.phrases.pack.words.timeline.months_short
        for month in range(self.first, self.last + 1):
            at = first_day(month)
            year = str(at.year) if month == self.first or at.month == 1 else ""
            yield ChartMonth(names[at.month - 1], last_day(month).day, year)

    def _at(self, day: date, *, after: bool = False) -> int:
        """The day on the axis; with `after` the one after it, for an end."""
        return (day - first_day(self.first)).days + after

    def _bar(self, phase: Phase) -> Bar:
        plan, end = self.plan, self._at(last_day(self.last), after=True)
        start, typical = self._at(phase.start), self._at(phase.typical_end, after=True)
        latest = self._at(phase.latest_end, after=True)
        if phase.id == OBSERVATION:
            months = months_in_words(self.phrases.pack, plan.next[0].months)
            following = self.phrases.say("timeline.next", months=months)
            return Bar("period", phase.name, self.reports, start, typical, end, label=following)
        in_hand = {TYPE_1: plan.type_1_in_hand, FIELDWORK: plan.in_hand}.get(phase.id)
        if in_hand:
            day = date_in_words(self.phrases.pack, in_hand)
            label = self.phrases.say("timeline.in.hand", date=day)
            return Bar("report", phase.name, "", start, typical, latest, label=label)
        if latest <= min(end, typical + _LONG_RANGE):
            return Bar("work", phase.name, "", start, typical, latest)
        period = self._at(plan.period.start)
        limit = period if typical < period else min(end, typical + _LONG_RANGE)
        length = max(1, round((latest - start) / _DAYS_OF_MONTH))
        words = months_in_words(self.phrases.pack, length)
        note = self.phrases.say("timeline.up.to", months=words)
        return Bar("work", phase.name, note, start, typical, limit, cut=True)

    def _year(self, entry: Coverage) -> YearRow:
        say = self.phrases.say
        closed = month_of(entry.year_end)
        start = closed - YEAR + 1
        covered = start + entry.uncovered
        gap = covered + entry.months
        day = date_in_words(self.phrases.pack, entry.year_end)
        note = say("timeline.closes", date=day)
        if len(self.years) > 1:
            note = say("timeline.closes.share", date=day, share=percent(entry.share))
        months = months_in_words(self.phrases.pack, entry.months)
        return YearRow(
            name=say("timeline.year"),
            note=note,
            start=self._at(first_day(start)),
            covered=self._at(first_day(covered)),
            gap=self._at(first_day(gap)),
            end=self._at(entry.year_end, after=True),
            uncovered_words=say("timeline.uncovered"),
            covered_words=say("timeline.covered", months=months),
            covered_short=months,
            gap_words=say("timeline.gap"),
        )

    def _marks(self) -> Iterator[Mark]:
        say, pack = self.phrases.say, self.phrases.pack
        yield Mark("today", self._at(self.plan.today), say("timeline.today"))
        deadline = self.plan.deadline
        if deadline and month_of(deadline) <= self.last:
            yield Mark("deadline", self._at(deadline, after=True), say("timeline.deadline"))
        for entry in self.years:
            day = self._at(entry.year_end, after=True)
            one = len(self.years) == 1
            shown = say("timeline.year.end") if one else date_in_words(pack, entry.year_end)
            yield Mark("year_end", day, shown)


def percent(share: float) -> str:
    """Return a share from 0 to 1 in whole parts of a hundred."""
    return str(round(share * 100))


def _sentences(phrases: Phrases, plan: Timeline) -> Iterator[str]:
    say, pack = phrases.say, phrases.pack
    dates = pack.words.timeline.dates
    yield say("timeline.alt")
    yield say("timeline.alt.day", name=dates["today"], date=date_in_words(pack, plan.today))
    for phase in _drawn(plan):
        start = date_in_words(pack, phase.start)
        end, latest = (date_in_words(pack, day) for day in (phase.typical_end, phase.latest_end))
        settled = phase.shortest_end == phase.latest_end
        key = "timeline.alt.period" if settled else "timeline.alt.phase"
        yield say(key, phase=phase.name, start=start, end=end, latest=latest)
    for name, day in named_days(plan):
        yield say("timeline.alt.day", name=dates[name], date=date_in_words(pack, day))
    for entry in years_drawn(plan):
        figures = zip(("not", "covered", "gap"), _parts(entry), strict=True)
        words = {name: months_in_words(pack, length) for name, length in figures}
        yield say("timeline.alt.year", end=date_in_words(pack, entry.year_end), **words)


def _parts(entry: Coverage) -> Sequence[int]:
    return entry.uncovered, entry.months, entry.gap


def named_days(plan: Timeline) -> Iterator[tuple[str, date]]:
    """Yield the days of the plan that have a name of their own, with the pack's id of it."""
    days = (
        ("type_1", plan.type_1),
        ("type_1_in_hand", plan.type_1_in_hand),
        ("in_hand", plan.in_hand),
        ("first_useful", plan.first_useful),
        ("deadline", plan.deadline),
    )
    for name, day in days:
        if day:
            yield name, day
