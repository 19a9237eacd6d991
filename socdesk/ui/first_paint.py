"""When the first question is on the screen: for measuring how long a start takes."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from socdesk.ui.wizard.wizard import ScopingWizard


class FirstPaint(QObject):
    """Tells once that something on a question's page has been painted.

    It watches the parts of the page in view and nothing else, so that it hardly takes part in what
    is measured.
    """

    painted = Signal()

    def __init__(self, wizard: ScopingWizard) -> None:
        super().__init__(wizard)
        self._wizard = wizard
        self._parts: list[QWidget] = []
        wizard.currentIdChanged.connect(self._watch)
        self._watch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._wizard.currentIdChanged.disconnect(self._watch)
            self._leave()
            self.painted.emit()
        return False

    def _watch(self) -> None:
        self._leave()
        page = self._wizard.currentPage()
        # The page itself is covered by its parts and never painted.
        self._parts = page.findChildren(QWidget) if page is not None else []
        for part in self._parts:
            part.installEventFilter(self)

    def _leave(self) -> None:
        for part in self._parts:
            part.removeEventFilter(self)
        self._parts = []
