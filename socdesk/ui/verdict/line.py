"""The verdict so far in one line, for windows too narrow for the panel."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from socdesk.ui.own_words import own_in_brief
from socdesk.ui.place import View
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from socdesk.ui.widgets import draw

_HEIGHT, _SIDE = 34, 24


class VerdictLine(QWidget):
    """Follows the session: "Leans SOC 1, at most 6 more questions"."""

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for signal in (session.opened, session.changed, session.moved):
            signal.connect(self.refresh)
        theme.changed.connect(self.updateGeometry)
        self.refresh()

    def refresh(self) -> None:
        """Say the finding on the line in view, or on the whole."""
        where = self._session.where
        if where.view not in (View.QUESTION, View.SUMMARY):
            return
        if where.line is None:
            self._text = self._session.advice.organisation.headline.short
        else:
            advice = self._session.line_advice(where.line)
            left = advice.at_most.recommendation or advice.at_most.end
            more = self.tr("%1, at most %2 more") if left else self.tr("%1, nothing left to ask")
            text = more.replace("%1", advice.headline.short)
            self._text = text.replace("%2", str(left))
            own = self._session.engagement.line(where.line).overrides
            if brief := own_in_brief(self._session.pack, advice, own):
                self._text = f"{self._text}. {brief}"
        self.setAccessibleName(self._text)
        self.update()

    def text(self) -> str:
        """Return the words shown."""
        return self._text

    def sizeHint(self) -> QSize:
        """Return a line 34 px high."""
        return QSize(self._theme.px(320), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return a short line."""
        return QSize(self._theme.px(120), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words on the wash."""
        painter = QPainter(self)
        colours = self._theme.colours
        painter.fillRect(self.rect(), colours.wash)
        draw.horizontal(painter, 0, self.width(), 0, colours.line)
        font = self._theme.font("side_strong")
        side = self._theme.px(_SIDE)
        room = self.width() - 2 * side
        words = QFontMetricsF(font).elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(colours.ink)
        area = self.rect().adjusted(side, 1, -side, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
