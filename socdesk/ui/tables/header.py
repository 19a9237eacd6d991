"""The heads of columns: painted in one go, so that a head may stand over several."""

from abc import abstractmethod

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from socdesk.ui.tables.cells import Look
from socdesk.ui.theme import Theme


class SheetHeader(QHeaderView):
    """The head of a `SheetView`: a page's own class says how tall it is and what it looks like.

    Screen readers get the names of the columns from the model.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme = theme
        self.look = Look(theme)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        theme.changed.connect(self._follow_theme)

    @abstractmethod
    def head_height(self) -> int:
        """Return the height in px at the present zoom and column widths."""

    @abstractmethod
    def paint_heads(self, painter: QPainter, places: list[QRect]) -> None:
        """Draw the heads; `places` are the columns at full height."""

    def sizeHint(self) -> QSize:
        return QSize(0, self.head_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and heads."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self.theme.colours.paper)
        places = [
            QRect(self.sectionViewportPosition(column), 0, self.sectionSize(column), self.height())
            for column in range(self.count())
        ]
        self.paint_heads(painter, places)

    def refresh(self) -> None:
        """Draw anew, and give the view a chance to make room: the heads changed."""
        self.geometriesChanged.emit()
        self.viewport().update()

    def _follow_theme(self) -> None:
        self.look.forget()
        self.refresh()
