"""The one place that builds widgets which carry text: text from users and packs is only text."""

import html

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from socdesk.ui.theme import ColourName, Theme
from socdesk.ui.typography import RoleName

NOTE_LIMIT = 20_000
"""The longest note, in characters; one line of 10 MB would stop the window for half a minute."""
_NOTE_MARGIN = 10
_TOLD_PROPERTY = "tooltip_told"
LINE_LIMIT = 400
"""The longest entry of a line edit, in characters."""


def escape_mnemonic(text: str) -> str:
    """Return text for a menu or button in which no letter becomes an access key."""
    return text.replace("&", "&&")


def set_tooltip(widget: QWidget | QAction, text: str) -> None:
    """Give a widget or action a tooltip that shows exactly this text.

    A screen reader hears it as the description, where the widget has none of its own: Qt would
    give it the tooltip with its markup.
    """
    if isinstance(widget, QWidget):
        if widget.accessibleDescription() == (widget.property(_TOLD_PROPERTY) or ""):
            widget.setAccessibleDescription(text)
        widget.setProperty(_TOLD_PROPERTY, text)
    shown = html.escape(text).replace("\n", "<br/>")
    widget.setToolTip(f"<qt>{shown}</qt>" if text else "")


class PlainLabel(QLabel):
    """A label for one short line, set in a type role and a colour token; it never reads markup."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: RoleName = "body",
        colour: ColourName = "ink",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        super().setTextFormat(Qt.TextFormat.PlainText)
        self._theme = theme
        self._role = role
        self._colour = colour
        self.setText(text)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def setTextFormat(self, text_format: Qt.TextFormat) -> None:
        """Refuse: a label here shows plain text. Raises `TypeError` for any other format."""
        if text_format is not Qt.TextFormat.PlainText:
            raise TypeError("labels show plain text only")

    def set_role(self, role: RoleName) -> None:
        """Set the text in another type role."""
        if role != self._role:
            self._role = role
            self._follow_theme()

    def set_colour(self, colour: ColourName) -> None:
        """Set the text in another colour token."""
        if colour != self._colour:
            self._colour = colour
            self._follow_theme()

    def _follow_theme(self) -> None:
        self.setFont(self._theme.font(self._role))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.colours.named(self._colour))
        self.setPalette(palette)
        self.updateGeometry()


def _passed_on(event: QEvent) -> bool:
    """Pass undo and redo on, be it as a shortcut or as a key no shortcut took; whether it was one.

    Qt asks for the shortcut first; a field that accepted would get the key instead of the window.
    """
    if not isinstance(event, QKeyEvent) or event.type() is QEvent.Type.KeyRelease:
        return False
    standard = QKeySequence.StandardKey
    if event.matches(standard.Undo) or event.matches(standard.Redo):
        event.ignore()
        return True
    return False


class PlainLineEdit(QLineEdit):
    """A line edit of at most 400 characters whose Ctrl+Z and Ctrl+Y belong to the window."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setMaxLength(LINE_LIMIT)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        return _passed_on(event) or super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show Qt's menu without its own undo and redo."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() in ("edit-undo", "edit-redo"):
                menu.removeAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class NoteEdit(QPlainTextEdit):
    """A note of at most 20,000 characters; Tab leaves it and Ctrl+Z belongs to the window.

    `edited` carries the whole text after every change made by the user; `set_note` is silent.
    Qt turns some characters into line ends, so compare with what was set, not with the model.
    """

    edited = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._silent = False
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.textChanged.connect(self._on_text_changed)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def set_note(self, text: str) -> None:
        """Show a note without sending `edited`."""
        if text == self.toPlainText():
            return
        self._silent = True
        self.setPlainText(text[:NOTE_LIMIT])
        self._silent = False

    def note(self) -> str:
        """Return the note as it stands."""
        return self.toPlainText()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        return _passed_on(event) or super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text, and only as much as still fits."""
        selected = len(self.textCursor().selectedText())
        room = NOTE_LIMIT - self._length() + selected
        self.textCursor().insertText(source.text()[: max(0, room)])

    def _follow_theme(self) -> None:
        self.setFont(self._theme.font("body"))
        self.document().setDocumentMargin(self._theme.px(_NOTE_MARGIN))

    def _length(self) -> int:
        return self.document().characterCount() - 1

    def _on_text_changed(self) -> None:
        over = self._length() - NOTE_LIMIT
        if over > 0:
            cursor = self.textCursor()
            end = max(cursor.position(), over)
            cursor.setPosition(end - over)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            return
        if not self._silent:
            self.edited.emit(self.toPlainText())


class PlainMenu(QMenu):
    """A menu in the theme's colours; `add_literal` takes text from users and packs."""

    def __init__(self, theme: Theme, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._theme = theme
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def add_literal(self, text: str) -> QAction:
        """Add an action that shows exactly this text, without an access key."""
        action = QAction(escape_mnemonic(text), self)
        set_tooltip(action, text)
        self.addAction(action)
        return action

    def _follow_theme(self) -> None:
        self.setStyleSheet(menu_style(self._theme))


def menu_style(theme: Theme) -> str:
    """Return the style sheet for menus and menu bars: the only one there is."""
    colours, px = theme.colours, theme.px
    ink, ink2, edge, line = (
        colours.ink.name(),
        colours.ink2.name(),
        colours.edge.name(),
        colours.line.name(),
    )
    return (
        f"QMenu {{ background: {colours.paper.name()}; color: {ink};"
        f" border: 1px solid {edge}; padding: {px(6)}px 0; }}"
        f"QMenu::item {{ padding: {px(6)}px {px(24)}px {px(6)}px {px(16)}px; }}"
        f"QMenu::item:selected {{ background: {colours.accent.name()};"
        f" color: {colours.on_accent.name()}; }}"
        f"QMenu::item:disabled {{ color: {ink2}; background: transparent; }}"
        f"QMenu::separator {{ height: 1px; background: {line}; margin: {px(6)}px 0; }}"
        f"QMenuBar {{ background: transparent; color: {ink}; border: none; }}"
        f"QMenuBar::item {{ padding: {px(6)}px {px(10)}px; background: transparent; }}"
        f"QMenuBar::item:selected {{ background: {colours.wash2.name()}; }}"
    )
