"""What a plan rests on: the line's advice and answers read for time, cautiously where open."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from socdesk.decision.advice import LEVELS, LineAdvice
from socdesk.decision.pack import Pack
from socdesk.decision.rules import RENEWAL, Preparation
from socdesk.decision.timeline.figures import figures
from socdesk.decision.timeline.months import add_months
from socdesk.decision.timeline.names import (
    DEADLINE,
    EVIDENCE,
    READER,
    REPORT_AGE,
    YEAR_END,
)
from socdesk.decision.timeline.values import (
    TYPE_1_FIRST,
    TYPE_2,
    Chosen,
    Circumstances,
    Existing,
    YearEnd,
)

_MOST_CAUTIOUS = "not_yet"
_DECEMBER = 12
_OF_A_DATE, _OF_A_PERIOD = 1, 2
"""The types of a report."""


class Basis(Struct, frozen=True):
    """What one report's plan rests on.

    `preparation` is what goes before the period; `running` how long controls have run in months,
    None where they do not run. `present` is the Type 2 report the plan continues, `held` the Type 1
    it builds on. `deadline` is None where no date is known; `type_1_will_do` says that the reader
    takes a Type 1. `year_ends` has one entry a month; `align` the months to end the first period
    before.
    """

    report: str
    type: str
    months: int
    settled: bool
    open: tuple[str, ...]
    if_confirmed: bool
    today: date
    begin: date
    preparation: Preparation
    running: int | None
    present: Existing | None
    held: Existing | None
    newest: Existing | None
    deadline: date | None
    wants_type_2: bool
    type_1_will_do: bool
    year_ends: tuple[YearEnd, ...]
    year_ends_assumed: bool
    align: tuple[int, ...]
    chosen: Chosen


def read(
    pack: Pack,
    advice: LineAdvice,
    answers: Mapping[str, str],
    circumstances: Circumstances,
    report: str,
) -> Basis:
    """Return what the plan of a report rests on; the report must be able to have a type."""
    today = circumstances.today
    there = [entry for entry in circumstances.existing if entry.report == report]
    fresh = [entry for entry in there if not is_stale(pack, entry, today)]
    present = _newest([entry for entry in fresh if entry.type == _OF_A_PERIOD])
    types = [value for value in advice.types[report] if value != "none"]
    kind = TYPE_2 if TYPE_2 in types and (present or len(types) == 1) else TYPE_1_FIRST
    if kind == TYPE_1_FIRST:
        present = None
    months = [value for value in advice.periods[report] if isinstance(value, int)]
    held = (
        _newest([entry for entry in fresh if entry.type == _OF_A_DATE])
        if kind == TYPE_1_FIRST
        else None
    )
    known = figures(pack)
    evidence = known.preparations[answers.get(EVIDENCE, _MOST_CAUTIOUS)]
    set_by_hand = _chosen(circumstances, report)
    year_ends = _merged(circumstances.year_ends)
    due = known.deadlines[answers[DEADLINE]] if DEADLINE in answers else 0
    reader = answers.get(READER, "")
    return Basis(
        report=report,
        type=kind,
        months=max(months),
        settled=len(types) == 1 and len(months) == 1,
        open=tuple(name for name in (EVIDENCE, DEADLINE, READER) if name not in answers),
        if_confirmed=LEVELS.index(advice.reports[report][0]) < LEVELS.index("RECOMMENDED"),
        today=today,
        begin=max(today, set_by_hand.begin or today),
        preparation=known.preparations[RENEWAL] if present or held else evidence,
        running=evidence.months if evidence.running else None,
        present=present,
        held=held,
        newest=_newest(there),
        deadline=add_months(today, due) if due else None,
        wants_type_2=reader in ("type2", "type2_short"),
        type_1_will_do=reader == "type1_fine" and kind == TYPE_1_FIRST,
        year_ends=year_ends or (YearEnd(_DECEMBER, 1.0),),
        year_ends_assumed=not year_ends,
        align=_largest(year_ends) if _aligns(advice, answers, report) else (),
        chosen=set_by_hand,
    )


def is_stale(pack: Pack, existing: Existing, today: date) -> bool:
    """Whether the market takes a report for too old: age from its period's end (domain.md 3)."""
    return add_months(existing.period_end, figures(pack).limits[REPORT_AGE]) < today


def _aligns(advice: LineAdvice, answers: Mapping[str, str], report: str) -> bool:
    """Whether the first period ends before the year end (domain.md 11.4): a SOC 1's does.

    So does that of a SOC 2 beside it, for one fieldwork on the same dates (domain.md 11.5, 2).
    Where year ends are spread (S21) none does.
    """
    beside = "none" not in advice.types.get("SOC 1", ("none",))
    return (report == "SOC 1" or beside) and answers.get(YEAR_END) != "spread"


def _newest(existing: Sequence[Existing]) -> Existing | None:
    return max(existing, key=_ended) if existing else None


def _ended(existing: Existing) -> tuple[date, int]:
    return existing.period_end, existing.type or 0


def _chosen(circumstances: Circumstances, report: str) -> Chosen:
    for chosen in circumstances.chosen:
        if chosen.report == report:
            return chosen
    return Chosen(report)


def _merged(year_ends: Sequence[YearEnd]) -> tuple[YearEnd, ...]:
    """One entry for each month, in the order of the year."""
    shares: dict[int, float] = {}
    for end in year_ends:
        shares[end.month] = shares.get(end.month, 0.0) + end.share
    return tuple(YearEnd(month, shares[month]) for month in sorted(shares))


def _largest(year_ends: Sequence[YearEnd]) -> tuple[int, ...]:
    """The months in which most customers close; several where none has more than the others."""
    most = max((end.share for end in year_ends), default=0.0)
    return tuple(end.month for end in year_ends if end.share == most)
