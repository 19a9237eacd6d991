"""The heads of the comparison: each report with what it stands for, and the client."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from socdesk.ui.comparison.content import Heading
from socdesk.ui.comparison.row_cells import MARGIN
from socdesk.ui.tables.cells import Paragraph, plain
from socdesk.ui.tables.header import SheetHeader
from socdesk.ui.theme import Theme
from socdesk.ui.widgets import draw

_GAP = 24
_MOST_TITLE_LINES = 2


class ComparisonHeader(SheetHeader):
    """Stays in view while the rows scroll under it; in low windows it has the titles only."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._heads: tuple[Heading | None, ...] = ()
        self._asides = 0
        self._margin = MARGIN
        self._low = False

    def show_heads(
        self, heads: tuple[Heading | None, ...], *, asides: int, margin: int, low: bool
    ) -> None:
        """Show a head per column, None for none; the last `asides` are those of quoted answers."""
        wanted = (heads, asides, margin, low)
        if wanted != (self._heads, self._asides, self._margin, self._low):
            self._heads, self._asides, self._margin, self._low = wanted
            self.refresh()

    def head_height(self) -> int:
        if not self._heads:
            return 1
        widths = [self.sectionSize(column) for column in range(self.count())]
        top, bottom = self._pads()
        tallest = max(
            (
                self.look.stack_height(self._words(at, width), self._room(at, width))
                for at, width in enumerate(widths)
            ),
            default=0,
        )
        return top + tallest + bottom

    def paint_heads(self, painter: QPainter, places: list[QRect]) -> None:
        colours = self.theme.colours
        for at, place in enumerate(places):
            if self._is_aside(at):
                painter.fillRect(place, colours.wash)
                draw.vertical(painter, place.left(), place.top(), place.bottom(), colours.line)
            room = self._room(at, place.width())
            left = place.left() + self._left(at)
            words = self._words(at, place.width())
            self.look.draw_stack(painter, words, left, self._pads()[0], room)
        start = self.theme.px(self._margin)
        bottom = self.height() - draw.line_width(painter, 1)
        draw.horizontal(painter, start, self.width(), 0, colours.rule)
        draw.horizontal(painter, start, self.width(), bottom, colours.rule)

    def _pads(self) -> tuple[int, int]:
        return (
            (self.theme.px(8), self.theme.px(8))
            if self._low
            else (self.theme.px(14), self.theme.px(15))
        )

    def _words(self, at: int, width: int) -> tuple[Paragraph, ...]:
        head = self._heads[at] if at < len(self._heads) else None
        if head is None:
            return ()
        title = plain(head.title, "title_count" if self._low else "title_head")
        room = self._room(at, width)
        if self.look.set_lines(title, room).lineCount() > _MOST_TITLE_LINES:
            title = plain(head.title, "label")
        if self._low:
            return (title,)
        return (title, plain(head.subtitle, "side", "ink2"))

    def _left(self, at: int) -> int:
        if self._is_aside(at):
            return self.theme.px(_GAP)
        return self.theme.px(self._margin) if at == 0 else 0

    def _room(self, at: int, width: int) -> int:
        return max(1, width - self._left(at) - self.theme.px(_GAP))

    def _is_aside(self, at: int) -> bool:
        return len(self._heads) - self._asides <= at < len(self._heads)
