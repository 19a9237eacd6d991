"""The note that explains terms of the glossary beside the table."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from socdesk.ui.comparison.terms import Terms
from socdesk.ui.theme import RADIUS_CARD, Theme
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.prose import Prose, Span

_WIDTH = 400
_PAD = 14
_APART = 6


class GlossaryNote(QWidget):
    """A note 400 px wide over the page: each term with what it means (look.md "Glossary")."""

    def __init__(self, theme: Theme, terms: Terms, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._theme = theme
        self._terms = terms
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = Prose(theme, "", "side")
        column = QVBoxLayout(self)
        pad = theme.px(_PAD)
        column.setContentsMargins(pad, pad, pad, pad)
        column.addWidget(self._words)
        self.hide()

    def text(self) -> str:
        """Return what the note says, "" while it is not shown."""
        return self._words.text() if not self.isHidden() else ""

    def show_terms(self, names: tuple[str, ...], beside: QRect) -> None:
        """Explain terms beside a place of the parent, and say them; no term hides the note."""
        if not names:
            self.hide()
            return
        spans: list[Span] = []
        for number, name in enumerate(names):
            apart = "\n" if number else ""
            spans.append(Span(f"{apart}{name}. ", strong=True))
            spans.append(Span(self._terms.texts[name]))
        self._words.set_spans(spans)
        self._place(beside)
        self.show()
        self.raise_()
        said = QAccessibleAnnouncementEvent(self, self._words.text())
        QAccessible.updateAccessibility(said)

    def _place(self, beside: QRect) -> None:
        """Below the place, above it or beside it, where there is room, and within the parent."""
        room = self._page.rect()
        px = self._theme.px
        width = min(px(_WIDTH), room.width())
        inner = width - 2 * px(_PAD)
        height = self._words.heightForWidth(inner) + 2 * px(_PAD)
        left = max(0, min(beside.left(), room.width() - width))
        below, above = beside.bottom() + px(_APART), beside.top() - px(_APART) - height
        if below + height <= room.height():
            top = below
        elif above >= 0:
            top = above
        else:
            top = max(0, room.height() - height)
            right = beside.right() + px(_APART)
            fits = right + width <= room.width()
            left = right if fits else max(0, beside.left() - px(_APART) - width)
        self.setGeometry(QRect(QPoint(left, top), self.size()))
        self.resize(width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw paper with one px of ink around it."""
        painter = QPainter(self)
        colours, unit = self._theme.colours, self._theme.unit
        draw.box(
            painter,
            self.rect().toRectF(),
            RADIUS_CARD * unit,
            fill=colours.paper,
            edge=colours.ink,
            width=unit,
        )
