"""The picture of a timeline as values: months, bars and marks in days from its first day on."""

from typing import Literal

from msgspec import Struct

BarKind = Literal["work", "period", "report"]
MarkKind = Literal["today", "deadline", "year_end"]


class Value(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the picture; days count from the first day of its first month, ends excluded."""


class ChartMonth(Value, frozen=True):
    """A month of the axis; `year` is told where one begins, and at the first month."""

    name: str
    days: int
    year: str = ""


class Bar(Value, frozen=True):
    """A phase: solid to its typical end, hatched over what is seen beyond it.

    `cut` says that the range seen goes on beyond `latest`. The next period follows a period up to
    `latest`; a report is in hand at its typical end. `label` says so.
    """

    kind: BarKind
    name: str
    note: str
    start: int
    typical: int
    latest: int
    cut: bool = False
    label: str = ""


class YearRow(Value, frozen=True):
    """Customers' twelve months up to a year end: not covered, then covered, then the gap."""

    name: str
    note: str
    start: int
    covered: int
    gap: int
    end: int
    uncovered_words: str = ""
    covered_words: str = ""
    covered_short: str = ""
    gap_words: str = ""


class Mark(Value, frozen=True):
    """A day that is drawn through every row."""

    kind: MarkKind
    day: int
    label: str


class Chart(Value, frozen=True):
    """What is drawn of a plan; `typical` and `seen` are the words of the legend."""

    months: tuple[ChartMonth, ...]
    bars: tuple[Bar, ...]
    years: tuple[YearRow, ...]
    marks: tuple[Mark, ...]
    typical: str
    seen: str

    @property
    def days(self) -> int:
        """The days from the first day of the axis to its end."""
        return sum(month.days for month in self.months)
