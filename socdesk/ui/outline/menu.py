"""The context menu of a service line in the outline."""

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction

from socdesk.engagement.copying import has_source
from socdesk.ui.line_desk import LineDesk
from socdesk.ui.plain import PlainMenu
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme


class LineMenu(QObject):
    """One menu, opened for whichever line was asked about."""

    rename_requested = Signal(str)
    copy_requested = Signal(str)

    def __init__(self, theme: Theme, session: Session, lines: LineDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._lines = lines
        self._line = ""
        self.menu = PlainMenu(theme)
        self._rename = self._add(self.tr("Re&name"), self._on_rename)
        self._duplicate = self._add(self.tr("&Duplicate"), self._on_duplicate)
        self._copy = self._add(self.tr("Copy answers &from..."), self._on_copy)
        self._own_level = self._add(self.tr("Set a &level of your own..."), self._on_own_level)
        self.menu.addSeparator()
        self._up = self._add(self.tr("Move &up"), self._on_up)
        self._down = self._add(self.tr("Move do&wn"), self._on_down)
        self.menu.addSeparator()
        self._remove = self._add(self.tr("Remo&ve"), self._on_remove)

    def open_for(self, line: str, at: QPoint) -> None:
        """Open the menu for a line at a place on the screen."""
        self._line = line
        position = self._session.engagement.position(line)
        self._up.setEnabled(position > 0)
        self._down.setEnabled(position < len(self._session.engagement.lines) - 1)
        self._copy.setEnabled(has_source(self._session.engagement.lines, line))
        self.menu.popup(at)

    def _add(self, text: str, slot: object) -> QAction:
        action = self.menu.addAction(text)
        action.triggered.connect(slot)
        return action

    def _on_rename(self) -> None:
        self.rename_requested.emit(self._line)

    def _on_duplicate(self) -> None:
        self._lines.duplicate(self._line)

    def _on_copy(self) -> None:
        self.copy_requested.emit(self._line)

    def _on_own_level(self) -> None:
        self._lines.set_own_level(self._line)

    def _on_up(self) -> None:
        self._lines.move(self._line, -1)

    def _on_down(self) -> None:
        self._lines.move(self._line, 1)

    def _on_remove(self) -> None:
        self._lines.remove(self._line)
