"""Which of its layouts the table takes, and how wide its columns are then."""

from enum import Enum

from msgspec import Struct

from socdesk.ui.comparison.row_cells import MARGIN
from socdesk.ui.theme import LayoutClass

LABEL_WIDTH = 136
CLIENT_WIDTH, CLIENT_WIDEST = 276, 420
EXAMPLE_WIDTH = 240
_CENTRE = 1032
"""The page at the width of look/03: only from there on does the client's column grow."""
_LEAST_BESIDE, _LEAST_STACKED = 168, 132
"""The narrowest column of a report whose text still reads well."""
_MARGINS = {LayoutClass.COMPACT: 44, LayoutClass.NARROW: 24}


class Layout(Enum):
    """How the table is laid out (look.md "Layouts")."""

    BESIDE = "beside"
    STACKED = "stacked"
    LISTED = "listed"


class Shape(Struct, frozen=True):
    """What the layout follows from: the width in px, the unit, the columns, who is quoted."""

    width: int
    unit: float
    name: LayoutClass
    columns: int
    client: bool
    example: bool

    @property
    def margin(self) -> int:
        """The page's side, in px at 100 % text."""
        return _MARGINS.get(self.name, MARGIN)

    @property
    def layout(self) -> Layout:
        """The layout in which each column has room."""
        units = self.width / self.unit
        if self.name in (LayoutClass.WIDE, LayoutClass.NORMAL):
            left = units - MARGIN - LABEL_WIDTH - sum(self._asides()) / self.unit
            if left / self.columns >= _LEAST_BESIDE:
                return Layout.BESIDE
        if (units - 2 * self.margin) / self.columns >= _LEAST_STACKED:
            return Layout.STACKED
        return Layout.LISTED

    def widths(self) -> tuple[int, ...]:
        """Return the widths of the table's columns; together they fill the page."""
        match self.layout:
            case Layout.BESIDE:
                return self._widths_beside()
            case Layout.STACKED:
                return self._widths_stacked()
            case Layout.LISTED:
                return (self.width,)

    def _asides(self) -> tuple[int, ...]:
        """The columns that quote answers, or the empty margin where there is none."""
        unit = self.unit
        spare = max(0.0, self.width / unit - _CENTRE)
        client = min(CLIENT_WIDEST, CLIENT_WIDTH + spare / 3)
        if self.client and self.example:
            return (round(min(client, CLIENT_WIDTH) * unit), round(EXAMPLE_WIDTH * unit))
        return (round(client * unit),) if self.client or self.example else ()

    def _widths_beside(self) -> tuple[int, ...]:
        label = round((MARGIN + LABEL_WIDTH) * self.unit)
        asides = self._asides()
        edge = 0 if asides else round(MARGIN * self.unit)
        rest = max(self.columns, self.width - label - sum(asides) - edge)
        shares = [rest // self.columns] * self.columns
        shares[-1] += rest - sum(shares) + edge
        return (label, *shares, *asides)

    def _widths_stacked(self) -> tuple[int, ...]:
        side = round(self.margin * self.unit)
        share = max(1, (self.width - 2 * side) // self.columns)
        middle = [share] * self.columns
        middle[0] += side
        middle[-1] = max(1, self.width - sum(middle[:-1]))
        return tuple(middle)
