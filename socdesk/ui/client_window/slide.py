"""What every slide of the client window is: words in large type, fitted to the screen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from socdesk.ui.client_window.look import ProjectorTheme
from socdesk.ui.place import Where
from socdesk.ui.plain import PlainLabel
from socdesk.ui.typography import RoleName
from socdesk.ui.widgets.focus_ring import set_ring

STEPS: tuple[RoleName, ...] = ("projector", "projector_72", "projector_64", "projector_56")
"""The sizes of a slide's sentence, largest first."""


class Slide(QWidget):
    """One kind of slide; it is shown at a place and says what stands above and below it."""

    def __init__(self, theme: ProjectorTheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        set_ring(self, shown=False)

    def show_place(self, where: Where) -> None:
        """Show what the session holds for a place; called again whenever that changes."""
        raise NotImplementedError

    def kicker(self) -> str:
        """Return the small line above: whose slide this is."""
        return ""

    def position(self) -> str:
        """Return the small line at the foot."""
        return ""

    def margin(self) -> int:
        """Return the space left and right, in px of the slide."""
        return 150

    def take_focus(self) -> None:
        """Put the focus where keys work at once."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self, key: str) -> bool:
        """Press the card with this key; whether there is one."""
        del key
        return False

    def clear(self) -> bool:
        """Open the question again that is answered here; whether there is one."""
        return False

    def fit(self) -> None:
        """Choose the largest sizes with which nothing is cut."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class OneLine(PlainLabel):
    """A line that is shortened with a mark where it is too long; it is read out in full."""

    def __init__(
        self, theme: ProjectorTheme, *, right: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", "projector_small", "ink2", parent)
        self._right = right
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Show a line."""
        self.setText(" ".join(text.split()))
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        return QSize(round(width) + 2, self._theme.line_height(self._role))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, or their beginning."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self._theme.colours.named(self._colour))
        elide = Qt.TextElideMode.ElideRight
        words = QFontMetricsF(self.font()).elidedText(self.text(), elide, self.width())
        side = Qt.AlignmentFlag.AlignRight if self._right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), side | Qt.AlignmentFlag.AlignVCenter, words)


def first_that_fits(room: int, tries: Sequence[Callable[[], int]]) -> int:
    """Do one after the other until the height it returns is within `room`; return which did.

    Where none is, the last one, the smallest, stands.
    """
    for number, attempt in enumerate(tries):
        if attempt() <= room:
            return number
    return len(tries) - 1
