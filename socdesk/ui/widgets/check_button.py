"""The button that is checked: whoever checks it, mouse, key or screen reader, has clicked it."""

from PySide6.QtWidgets import QAbstractButton, QWidget


class CheckButton(QAbstractButton):
    """Sends `clicked` also where a screen reader toggles it.

    Qt's own toggling by a screen reader changes the mark and sends no `clicked`, so that nothing
    would be answered by it. `setChecked` from our side stays silent.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._expected = False
        self.toggled.connect(self._on_toggled)

    def setChecked(self, checked: bool) -> None:
        """Check or uncheck it without a click."""
        before, self._expected = self._expected, True
        super().setChecked(checked)
        self._expected = before

    def nextCheckState(self) -> None:
        """Change the mark for a click, which Qt tells of by itself."""
        before, self._expected = self._expected, True
        super().nextCheckState()
        self._expected = before

    def _on_toggled(self, checked: bool) -> None:
        # The one that loses its mark to another of an exclusive set was not touched.
        if not self._expected and (checked or not self.autoExclusive()):
            self.clicked[bool].emit(checked)  # type: ignore[index]
