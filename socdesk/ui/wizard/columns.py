"""Two ways to stand beside one another: even cells that break into rows, and columns of blocks."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from socdesk.ui.theme import Theme

_CELLS = (5, 3, 2, 1)
_CELL_GAPS = (8, 4)
_COLUMN_GAP = 36
_TWO_COLUMNS = 560


class _Placed(QWidget):
    """Places its children itself; its height follows its width."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._parts: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_parts(self, parts: Sequence[QWidget]) -> None:
        """Show these in place of the present ones."""
        for old in self._parts:
            old.hide()
            old.deleteLater()
        self._parts = list(parts)
        for part in self._parts:
            part.setParent(self)
            part.show()
        self.setVisible(bool(parts))
        self.updateGeometry()
        self._place(self.width(), move=True)

    def parts(self) -> tuple[QWidget, ...]:
        """Return what is shown."""
        return tuple(self._parts)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(width, move=False)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(self.width(), move=True)

    def event(self, event: QEvent) -> bool:
        """Place the parts anew when one of them changed."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._place(self.width(), move=True)
            self.updateGeometry()
        return super().event(event)

    def _place(self, width: int, *, move: bool) -> int:
        """Return the height at a width; with `move` put every part in its place."""
        raise NotImplementedError


class EvenCells(_Placed):
    """Cells of one size: all in a row, or three, two or one where words need the room."""

    def _place(self, width: int, *, move: bool) -> int:
        if not self._parts:
            return 0
        widest = max(part.minimumSizeHint().width() for part in self._parts)
        height = max(part.sizeHint().height() for part in self._parts)
        gaps = [self._theme.px(gap) for gap in _CELL_GAPS]
        ways = [(count, gap) for count in _CELLS for gap in gaps]
        fitting = (way for way in ways if (width - (way[0] - 1) * way[1]) // way[0] >= widest)
        count, gap = next(fitting, (1, gaps[0]))
        edges = [round(place * (width + gap) / count) for place in range(count + 1)]
        for place, part in enumerate(self._parts):
            row, column = divmod(place, count)
            if move:
                left, right = edges[column], edges[column + 1] - gap
                part.setGeometry(left, row * (height + gap), right - left, height)
        rows = -(-len(self._parts) // count)
        return rows * (height + gap) - gap


class Columns(_Placed):
    """Blocks read downwards, in two columns of about the same height where there is room.

    `gap` is the space between two blocks in px at 100 % text; `most` is 1 for long texts.
    """

    def __init__(self, theme: Theme, gap: int, *, most: int = 2) -> None:
        super().__init__(theme)
        self._gap = gap
        self._most = most

    def _place(self, width: int, *, move: bool) -> int:
        if not self._parts:
            return 0
        two = min(self._most, len(self._parts)) > 1 and width >= self._theme.px(_TWO_COLUMNS)
        between = self._theme.px(_COLUMN_GAP)
        column = (width - between) // 2 if two else width
        heights = [part.heightForWidth(column) for part in self._parts]
        split = self._split(heights) if two else len(heights)
        tallest = 0
        for start, end, left in ((0, split, 0), (split, len(heights), column + between)):
            top = 0
            for place in range(start, end):
                if move:
                    self._parts[place].setGeometry(left, top, column, heights[place])
                top += heights[place] + self._theme.px(self._gap)
            tallest = max(tallest, top - self._theme.px(self._gap))
        return tallest

    def _split(self, heights: list[int]) -> int:
        """How many blocks stand in the first column, so that the taller one is as low as can be."""
        counts = range(len(heights) - 1, 0, -1)
        tallest = {count: max(sum(heights[:count]), sum(heights[count:])) for count in counts}
        return min(tallest, key=tallest.__getitem__)
