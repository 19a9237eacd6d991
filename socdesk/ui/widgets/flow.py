"""Rows that break: controls beside one another as long as there is room, then below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


def is_hidden(widget: QWidget) -> bool:
    """Whether a widget was hidden, rather than never shown because its page has not been yet."""
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


class Flow(QWidget):
    """Shows its children in the order they were added, in as few rows as the width allows."""

    def __init__(self, gap: int = 0, parent: QWidget | None = None, *, rows_apart: int = 0) -> None:
        super().__init__(parent)
        self._gap = gap
        self._rows_apart = rows_apart
        self._parts: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        """Add a control at the end."""
        part.setParent(self)
        self._parts.append(part)
        self.updateGeometry()

    def arrange(self) -> None:
        """Lay the controls out now, seen or not."""
        self._arrange(self.width(), move=True)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:
        hints = [part.sizeHint() for part in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSizeHint(self) -> QSize:
        hints = [part.minimumSizeHint() for part in self._shown()]
        widest = max((hint.width() for hint in hints), default=0)
        return QSize(widest, max((hint.height() for hint in hints), default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width(), move=True)

    def event(self, event: QEvent) -> bool:
        """Lay the controls out anew when one of them changed its words."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.arrange()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [
            part
            for part in self._parts
            if not is_hidden(part) or part.sizePolicy().retainSizeWhenHidden()
        ]

    def _arrange(self, width: int, *, move: bool) -> int:
        left = top = height = 0
        row: list[tuple[QWidget, int, QSize]] = []
        for part in self._shown():
            hint = part.sizeHint()
            if left and left + hint.width() > width:
                self._place(row, top, height, move=move)
                left, top, height, row = 0, top + height + self._rows_apart, 0, []
            tall = hint.height()
            if hint.width() > width and part.hasHeightForWidth():
                tall = part.heightForWidth(width)
            row.append((part, left, QSize(min(hint.width(), width), tall)))
            left += hint.width() + self._gap
            height = max(height, tall)
        self._place(row, top, height, move=move)
        return top + height

    @staticmethod
    def _place(
        row: Sequence[tuple[QWidget, int, QSize]], top: int, height: int, *, move: bool
    ) -> None:
        """Put the controls of a row on its middle line."""
        if move:
            for part, left, size in row:
                part.setGeometry(
                    left, top + (height - size.height()) // 2, size.width(), size.height()
                )
