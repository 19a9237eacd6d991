"""What the timeline is planned from, and what is planned: frozen values, dates without times."""

from datetime import date

from msgspec import Struct

TYPE_1_FIRST = "TYPE1_THEN_TYPE2"
TYPE_2 = "TYPE2"


class YearEnd(Struct, frozen=True):
    """A share (0 to 1) of the customers closes its year at the end of `month` (1 to 12)."""

    month: int
    share: float


class Existing(Struct, frozen=True):
    """A report there is already: "SOC 1" or "SOC 2", its type, and the end of its period.

    The end is the date of a Type 1. A report whose type is not known (None) only grows old.
    """

    report: str
    type: int | None
    period_end: date


class Chosen(Struct, frozen=True):
    """What the consultant sets for a report in place of the plan's own dates.

    `begin` is the start of the work, never before today. Periods take in whole months: the month
    of `period_start` from its first day, the month of `period_end` to its last.
    """

    report: str
    begin: date | None = None
    type_1: date | None = None
    period_start: date | None = None
    period_end: date | None = None


class Circumstances(Struct, frozen=True):
    """The dates around a line: today, the customers' year ends, reports there are, dates set."""

    today: date
    year_ends: tuple[YearEnd, ...] = ()
    existing: tuple[Existing, ...] = ()
    chosen: tuple[Chosen, ...] = ()


class Phase(Struct, frozen=True):
    """A stretch of the plan, first and last day included (domain.md 6).

    The next phase starts after the typical end; `shortest_end` and `latest_end` bound the range
    seen. All three are the same where the length is settled, as a period's.
    """

    id: str
    name: str
    start: date
    shortest_end: date
    typical_end: date
    latest_end: date


class Period(Struct, frozen=True):
    """A Type 2 period of whole months, and the day its report is typically in hand."""

    start: date
    end: date
    months: int
    in_hand: date


class Coverage(Struct, frozen=True):
    """What customers have who close their year on `year_end` (domain.md 3, 11.4).

    Of their twelve months `months` lie in periods that ended by then, `uncovered` before the last
    such month in none, `gap` after it: together 12. `bridged` says that a bridge letter of the
    usual length reaches over the gap. `with_next` are the months covered once the report after
    that is there too. `in_hand` is when the last report counted is typically there. `present`
    says that this is the report there is already, taken to cover twelve months.
    """

    year_end: date
    share: float
    months: int
    uncovered: int
    gap: int
    bridged: bool
    with_next: int
    in_hand: date
    present: bool


class Warn(Struct, frozen=True):
    """What speaks against the plan: its id and a sentence with the figures."""

    id: str
    text: str


class Timeline(Struct, frozen=True):
    """The plan of one report of one line, on typical durations (domain.md 3, 6, 11.4).

    `type` is TYPE2 or TYPE1_THEN_TYPE2. `settled` says that type and first period have one value
    on the answers given; otherwise the cautious one is planned. `open` are the questions on time
    without an answer, taken cautiously. `if_confirmed` holds where the report is not settled at
    Recommended or above.

    `type_1` is the Type 1 date, None without one; `type_1_in_hand` None where that report is there
    already. `in_hand` is the first Type 2 report's day, `first_useful` the day of the report the
    reader takes, `deadline` the day by which it is needed, None where none is known. `room` is
    the number of months by which the first period could start earlier. `next` are the two periods
    after the first. `year_ends_assumed` says that no year end was given and December is assumed.
    """

    report: str
    type: str
    settled: bool
    open: tuple[str, ...]
    if_confirmed: bool
    today: date
    phases: tuple[Phase, ...]
    type_1: date | None
    type_1_in_hand: date | None
    period: Period
    next: tuple[Period, ...]
    in_hand: date
    first_useful: date
    deadline: date | None
    room: int
    coverage: tuple[Coverage, ...]
    year_ends_assumed: bool
    warnings: tuple[Warn, ...]
