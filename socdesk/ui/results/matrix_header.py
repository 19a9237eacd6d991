"""The heads of the matrix: reports for a line, and reports for the organisation alone."""

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from socdesk.decision.advice import LINE_REPORTS, ORGANISATION_REPORTS
from socdesk.ui.results.matrix import Matrix
from socdesk.ui.tables.cells import plain
from socdesk.ui.tables.header import SheetHeader
from socdesk.ui.theme import OUTDENT, Theme
from socdesk.ui.widgets import draw

translate = QCoreApplication.translate

_GROUP_FOOT = 26
_NAMES_TOP = 32
_NAMES_BOTTOM = 8
_GAP = 13


class MatrixHeader(SheetHeader):
    """Two lines of heads: whose the reports are, then each report's short name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._names: tuple[str, ...] = ()

    def show_heads(self, found: Matrix) -> None:
        """Show the heads of a matrix."""
        names = tuple(found.heads[report] for report in ORGANISATION_REPORTS)
        if names != self._names:
            self._names = names
            self.refresh()

    def head_height(self) -> int:
        px = self.theme.px
        tallest = max(
            (
                self.look.height_of(plain(name, "label"), self._room(at))
                for at, name in enumerate(self._names, start=1)
            ),
            default=self.theme.line_height("label"),
        )
        return px(_NAMES_TOP) + tallest + px(_NAMES_BOTTOM)

    def paint_heads(self, painter: QPainter, places: list[QRect]) -> None:
        px, colours = self.theme.px, self.theme.colours
        if len(places) <= len(self._names):
            return
        end = self.width() - px(OUTDENT)
        parts = len(LINE_REPORTS) + 1
        split = places[parts].left()
        groups = (
            (translate("Results", "Per service line"), places[1].left(), split - px(_GAP)),
            (translate("Results", "For the organisation"), split, end),
        )
        for words, left, right in groups:
            self.look.draw_stack(painter, (plain(words, "small", "ink2"),), left, 0, right - left)
            draw.horizontal(painter, left, right, px(_GROUP_FOOT), colours.line)
        heads = [(translate("Results", "Service line"), places[0].left() + px(OUTDENT))]
        heads += [(name, places[at].left()) for at, name in enumerate(self._names, start=1)]
        foot = self.height() - px(_NAMES_BOTTOM)
        for at, (words, left) in enumerate(heads):
            head = plain(words, "label")
            top = foot - self.look.height_of(head, self._room(at))
            self.look.draw_stack(painter, (head,), left, top, self._room(at))
        line = self.height() - draw.line_width(painter, 1)
        draw.horizontal(painter, px(OUTDENT), end, line, colours.rule)

    def _room(self, at: int) -> int:
        return max(1, self.sectionSize(at) - self.theme.px(4))
