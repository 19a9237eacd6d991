"""A scroll bar that lies over the page instead of taking a strip off its width."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QStyle


class FloatingBar(QScrollBar):
    """The vertical bar of a scroll area, drawn over its right edge; it hides with nothing to do.

    The text keeps its width whether the page is longer than the window or not, and grounds and
    rules run on to the edge of the window. A bar that takes its strip only when it is needed can
    also keep Qt resizing without end, where the narrower text is the shorter one.
    """

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._area = area
        self._own = area.verticalScrollBar()
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._own.rangeChanged.connect(self._follow_range)
        self._own.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._own.setValue)
        area.installEventFilter(self)
        self._follow_range()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.StyleChange, QEvent.Type.Show):
            self._place()
        return False

    def _place(self) -> None:
        width = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        viewport = self._area.viewport().geometry()
        right = self._area.width()
        self.setGeometry(right - width, viewport.top(), width, viewport.height())
        self.raise_()

    def _follow_range(self) -> None:
        self.setRange(self._own.minimum(), self._own.maximum())
        self.setPageStep(self._own.pageStep())
        self.setSingleStep(self._own.singleStep())
        self.setValue(self._own.value())
        self.setVisible(self._own.maximum() > self._own.minimum())
        self._place()
