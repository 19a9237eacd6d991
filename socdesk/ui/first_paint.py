"""When the first question is on the screen: for measuring how long a start takes."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from socdesk.ui.wizard.wizard import ScopingWizard


class FirstPaint(QObject):
    """Tells once that something on a question's page has been painted."""

    painted = Signal()

    def __init__(self, application: QCoreApplication, wizard: ScopingWizard) -> None:
        super().__init__(wizard)
        self._application = application
        self._wizard = wizard
        # The page itself is covered by its own parts and never painted, so all are watched.
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            page = self._wizard.currentPage()
            if page is not None and page.isVisible() and page.isAncestorOf(watched):
                self._application.removeEventFilter(self)
                self.painted.emit()
        return False
