"""What all dialogs have in common: where they stand, and what Enter does in them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton

from socdesk.ui.widgets.text_link import TextLink

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class HouseDialog(QDialog):
    """Stands over its window and wholly on the screen, also when it grows.

    Enter presses the button with the focus, and anywhere else the default one. Qt alone would
    press the default one even while the ring stands on Cancel.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the focus."""
        focused = self.focusWidget()
        if event.key() in _ENTER and isinstance(focused, QPushButton | TextLink):
            focused.click()
            event.accept()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Stand in the middle of the window it belongs to."""
        super().showEvent(event)
        below = self.parentWidget()
        area = self.screen().availableGeometry()
        frame = self.frameGeometry()
        frame.moveCenter((below.window().frameGeometry() if below else area).center())
        self.move(frame.topLeft())
        self._keep_on_screen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room below when it grows."""
        super().resizeEvent(event)
        if self.isVisible():
            self._keep_on_screen()

    def _keep_on_screen(self) -> None:
        screen, frame = self.screen().availableGeometry(), self.frameGeometry()
        frame.moveRight(min(frame.right(), screen.right()))
        frame.moveBottom(min(frame.bottom(), screen.bottom()))
        frame.moveLeft(max(frame.left(), screen.left()))
        frame.moveTop(max(frame.top(), screen.top()))
        if frame.topLeft() != self.pos():
            self.move(frame.topLeft())
