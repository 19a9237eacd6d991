"""A dialog as wide as told, as high as its text needs, and never larger than the screen."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from socdesk.ui.theme import OUTDENT, Theme
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.buttons import Button
from socdesk.ui.widgets.floating_bar import FloatingBar
from socdesk.ui.widgets.focus_ring import FocusRing
from socdesk.ui.widgets.house_dialog import HouseDialog
from socdesk.ui.widgets.prose import Prose

MARGIN, _BELOW = 28, 24
_RING = 8
"""Room for the focus ring of the last field, which the body would cut."""
_SCREEN_SHARE = 0.9


class FittedDialog(HouseDialog):
    """A title, what stands below it in `body`, and a row of buttons that is always in sight.

    What is put into `foot` stands over the buttons and is always in sight too; call `fit` when
    its height may have changed.
    """

    def __init__(self, theme: Theme, title: str, width: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme = theme
        widest = round(self.screen().availableGeometry().width() * _SCREEN_SHARE)
        self._width = min(theme.px(width), widest)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        px = theme.px
        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(px(MARGIN), px(MARGIN), px(MARGIN), px(_RING))
        self.body.setSpacing(0)
        self.body.addWidget(Prose(theme, title, "title_small"))
        self._content = content
        self._scroll = QScrollArea()
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = FloatingBar(self._scroll)
        bar = self._scroll.verticalScrollBar()
        for signal in (bar.valueChanged, bar.rangeChanged):
            signal.connect(self._follow_scroll)
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(px(MARGIN), 0, px(MARGIN), 0)
        self.foot.setSpacing(0)
        self._buttons = QHBoxLayout()
        self._buttons.setContentsMargins(px(MARGIN), px(_BELOW - _RING), px(MARGIN), px(_BELOW))
        self._buttons.setSpacing(px(12))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addLayout(self.foot)
        column.addLayout(self._buttons)
        content.installEventFilter(self)
        self._ring = FocusRing(theme, self)

    def add_buttons(self, left: tuple[Button, ...], right: Button) -> None:
        """Put text buttons on the text edge at the left, and the one with Enter at the right."""
        if left:
            self._buttons.addSpacing(-self._theme.px(OUTDENT))
        for button in left:
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self._buttons.addWidget(right)
        right.setDefault(True)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Fit again when something in the body was added or said."""
        if watched is self._content and event.type() is QEvent.Type.LayoutRequest:
            self.fit()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height the text needs, and only then a place."""
        self.fit()
        super().showEvent(event)
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line over the buttons while there is more below."""
        super().paintEvent(event)
        bar = self._scroll.verticalScrollBar()
        if bar.value() < bar.maximum():
            painter = QPainter(self)
            edge = self._scroll.geometry().bottom() + 1
            draw.horizontal(painter, 0, self.width(), edge, self._theme.colours.line)

    def _follow_scroll(self) -> None:
        self.update()

    def fit(self) -> None:
        """Take the height the words need now."""
        self.body.activate()
        needed = self.body.totalHeightForWidth(self._width)
        needed = needed if needed > 0 else self.body.sizeHint().height()
        height = needed + self._buttons.sizeHint().height()
        if self.foot.count():
            self.foot.activate()
            height += max(self.foot.totalHeightForWidth(self._width), 0)
        most = round(self.screen().availableGeometry().height() * _SCREEN_SHARE)
        self.setFixedSize(self._width, min(height, most))
