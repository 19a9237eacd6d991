"""The least a Qt wizard can be: what the start of SOC Desk is held against."""

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QVBoxLayout, QWizard, QWizardPage


class Page(QWizardPage):
    """A question with four answers."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel("Which report does this service line need?"))
        for number in range(4):
            layout.addWidget(QRadioButton(f"Answer {number}"))


class UntilPainted(QObject):
    """Ends the program after the first painted page."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's
        """Quit once the page has been painted."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, QApplication.quit)
        return False


def main() -> int:
    """Show a wizard of thirty pages until its first page is painted."""
    application = QApplication(sys.argv)
    wizard = QWizard()
    pages = [Page() for _ in range(30)]
    for page in pages:
        wizard.addPage(page)
    end = UntilPainted()
    pages[0].installEventFilter(end)
    wizard.show()
    return application.exec()


sys.exit(main())
