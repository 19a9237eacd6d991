"""The masthead: menus left, the client's name in the middle, the state of its file right."""

import sys
from enum import Enum

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QProgressBar, QSizePolicy, QWidget

from socdesk.ui.client_window.desk import Shown
from socdesk.ui.plain import menu_style, set_tooltip
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from socdesk.ui.widgets.icons import IconName, paint_icon

_HEIGHT, _COMPACT_HEIGHT = 44, 40
_BUTTON = 32
_GAP = 10
_CLEAR = 16


class SavedState(Enum):
    """What stands beside the client's name about its file."""

    NOTHING = "nothing"
    SAVED = "saved"
    NOT_SAVED = "not_saved"


class StateLabel(QWidget):
    """A tick and "Saved 10:42", or "Not saved"; while a memo is written it says so instead."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._ticked = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def say(self, text: str, *, ticked: bool) -> None:
        """Show words, with a tick or not."""
        if (text, ticked) != (self._text, self._ticked):
            self._text, self._ticked = text, ticked
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def text(self) -> str:
        """Return the words shown."""
        return self._text

    def sizeHint(self) -> QSize:
        """Return the size of tick and words."""
        if not self._text:
            return QSize(0, self._theme.px(20))
        width = QFontMetricsF(self._theme.font("side")).horizontalAdvance(self._text)
        return QSize(round(width) + 2 + self._left(), self._theme.line_height("side"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw tick and words."""
        painter = QPainter(self)
        colours = self._theme.colours
        if self._ticked:
            side = self._theme.length(16)
            top = (self.height() - side) / 2
            paint_icon(painter, "check", QRectF(0, top, side, side), colours.ink2)
        painter.setFont(self._theme.font("side"))
        painter.setPen(colours.ink2)
        area = self.rect().adjusted(self._left(), 0, 0, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._text)

    def _left(self) -> int:
        return self._theme.px(22) if self._ticked else 0


class Masthead(QWidget):
    """Follows the session's client and file; below U 1100 it has the button for the outline."""

    outline_requested = Signal()
    find_requested = Signal()
    client_window_requested = Signal()

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._compact = False
        self._busy = ""
        self.bar = QMenuBar()
        self.bar.setNativeMenuBar(sys.platform == "darwin")
        self.bar.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.outline_button = self._quiet(self.tr("Outline"), "menu")
        self.outline_button.clicked.connect(self.outline_requested)
        self.find_button = self._quiet(self.tr("Find"), "search")
        self.find_button.setAccessibleDescription(self.tr("Ctrl+K"))
        self.find_button.clicked.connect(self.find_requested)
        self.client_button = self._quiet("", "screen")
        self.client_button.setAccessibleDescription(self.tr("F5"))
        self.client_button.clicked.connect(self.client_window_requested)
        self._client_words = self.tr("Client window")
        self.state = StateLabel(theme)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Writing the memo"))
        self._progress.hide()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.outline_button)
        self._row.addWidget(self.bar)
        self._row.addStretch(1)
        for part in (self.state, self._progress, self.find_button, self.client_button):
            self._row.addWidget(part)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)
        for signal in (session.opened, session.changed, session.document_changed):
            signal.connect(self.refresh)
        self.refresh()

    def _quiet(self, text: str, icon: IconName) -> Button:
        button = Button(
            self._theme,
            text,
            ButtonKind.TEXT,
            ButtonSize.COMPACT,
            icon=icon,
        )
        button.set_quiet(True)
        return button

    def set_compact(self, compact: bool) -> None:
        """Show the outline's button, and say the state in one word."""
        if compact != self._compact:
            self._compact = compact
            self._follow_theme()
            self.refresh()

    def set_busy(self, words: str) -> None:
        """Say what is being done, with a moving bar; "" for nothing."""
        self._busy = words
        self._progress.setVisible(bool(words))
        self.refresh()

    def show_client_window(self, shown: Shown) -> None:
        """Say whether the client window is open, and whether it follows."""
        self._client_words = {
            Shown.CLOSED: self.tr("Client window"),
            Shown.FOLLOWS: self.tr("Client window follows"),
            Shown.STAYS: self.tr("Client window stays"),
        }[shown]
        self.refresh()

    def saved_state(self) -> SavedState:
        """Return what is said of the file."""
        if self._session.is_dirty:
            return SavedState.NOT_SAVED
        return SavedState.SAVED if self._session.saved is not None else SavedState.NOTHING

    def refresh(self) -> None:
        """Say the session as it stands."""
        self.outline_button.setVisible(self._compact and self._session.is_open)
        self.find_button.setVisible(self._session.is_open)
        self.client_button.setVisible(self._session.is_open)
        self.client_button.setText("" if self._compact else self._client_words)
        self.client_button.setAccessibleName(self._client_words)
        set_tooltip(self.client_button, self._client_words)
        if self._busy:
            self.state.say(self._busy, ticked=False)
        else:
            self._say_state()
        self.setAccessibleDescription(self._name())
        self.update()

    def _say_state(self) -> None:
        saved = self._session.saved
        match self.saved_state():
            case SavedState.NOTHING:
                self.state.say("", ticked=False)
            case SavedState.NOT_SAVED:
                self.state.say(self.tr("Not saved"), ticked=False)
            case SavedState.SAVED if saved is not None and not self._compact:
                time = f"{saved.at.astimezone():%H:%M}"
                self.state.say(self.tr("Saved %1").replace("%1", time), ticked=True)
            case _:
                self.state.say(self.tr("Saved"), ticked=True)

    def sizeHint(self) -> QSize:
        """Return the full width and the height of look.md."""
        height = _COMPACT_HEIGHT if self._compact else _HEIGHT
        return QSize(super().sizeHint().width(), self._theme.px(height))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow masthead of the same height."""
        return QSize(self._theme.px(320), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the name into the new middle."""
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the name in the middle of the window, and the hairline."""
        painter = QPainter(self)
        colours = self._theme.colours
        painter.fillRect(self.rect(), colours.paper)
        bottom = self.height() - draw.line_width(painter, 1)
        draw.horizontal(painter, 0, self.width(), bottom, colours.line)
        left, right = self._free()
        room = right - left
        strong, normal = self._theme.font("side_strong"), self._theme.font("side")
        name, note = self._name(), self._note()
        wide = QFontMetricsF(strong).horizontalAdvance(name)
        gap = self._theme.length(_GAP)
        tail = gap + QFontMetricsF(normal).horizontalAdvance(note) if note else 0.0
        if not self._is_centred(wide + tail, left, right):
            note, tail = "", 0.0
        if wide > room:
            name = QFontMetricsF(strong).elidedText(name, Qt.TextElideMode.ElideRight, room)
            wide = QFontMetricsF(strong).horizontalAdvance(name)
        start = self._start(wide + tail, left, right)
        at = left if start is None else start
        self._text(painter, name, at, wide, strong=True)
        if note:
            self._text(painter, note, at + wide + gap, tail, strong=False)

    def shown_name(self) -> str:
        """Return the name in the middle, with what stands beside it."""
        return " ".join(part for part in (self._name(), self._note()) if part)

    def _text(
        self, painter: QPainter, text: str, left: float, width: float, *, strong: bool
    ) -> None:
        colours = self._theme.colours
        painter.setFont(self._theme.font("side_strong" if strong else "side"))
        painter.setPen(colours.ink if strong else colours.ink2)
        area = QRect(round(left), 0, round(width) + 4, self.height() - 1)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)

    def _is_centred(self, width: float, left: float, right: float) -> bool:
        return self._start(width, left, right) == (self.width() - width) / 2

    def _start(self, width: float, left: float, right: float) -> float | None:
        """Where words of this width begin: in the window's middle, else in the free room's."""
        middle = (self.width() - width) / 2
        if left <= middle and middle + width <= right:
            return middle
        return left + (right - left - width) / 2 if width <= right - left else None

    def _free(self) -> tuple[float, float]:
        clear = self._theme.px(_CLEAR)
        left = self.bar.geometry().right() + clear
        shown = [
            part
            for part in (self.state, self.find_button, self.client_button)
            if part.isVisible() and part.width()
        ]
        right = min([part.x() for part in shown] or [self.width()]) - clear
        return left, max(left, right)

    def _name(self) -> str:
        return self._session.title if self._session.is_open else self.tr("SOC Desk")

    def _note(self) -> str:
        example = self._session.is_open and bool(self._session.engagement.example)
        return self.tr("worked example") if example else ""

    def _follow_theme(self) -> None:
        px = self._theme.px
        self.bar.setStyleSheet(menu_style(self._theme))
        self.bar.setFont(self._theme.font("side"))
        for button in (self.outline_button, self.find_button, self.client_button):
            button.setFixedHeight(px(_BUTTON))
        self._row.setContentsMargins(px(12), 0, px(6), 1)
        self._row.setSpacing(px(4))
        self._progress.setFixedSize(px(64), px(6))
        self.updateGeometry()
        self.update()
