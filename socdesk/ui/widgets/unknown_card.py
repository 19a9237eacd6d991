"""Card 0, "Don't know yet": equal in size, with two lines to fill in once it is chosen."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from socdesk.ui.theme import OUTDENT, Theme
from socdesk.ui.widgets.fields import FillInLine
from socdesk.ui.widgets.option_card import CardSize, OptionCard
from socdesk.ui.widgets.typeset import natural_width

_ASK_WIDTHS = (110, 178)
_BY_WIDTHS = (84, 92)
_WORD_GAP = 8
_PAIR_GAP = 16
_LABEL_GAP = 24
_LINE_HEIGHT = 28


class UnknownCard(OptionCard):
    """The explicit "don't know yet", with "ask ____ by ____".

    The lines can be written on while the card is chosen; before that they are part of the target.
    They stand beside the label where there is room, else below it. `ask_edited` and `by_edited`
    carry the text after every keystroke of the user; the setters are silent.
    """

    ask_edited = Signal(str)
    by_edited = Signal(str)

    def __init__(
        self,
        theme: Theme,
        label: str,
        key: str = "0",
        *,
        size: CardSize = CardSize.NORMAL,
        multi: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, label, key, size=size, multi=multi, parent=parent)
        self._discreet = False
        self._ask_word, self._by_word = self.tr("ask"), self.tr("by")
        self.ask_line = FillInLine(theme, self.tr("Ask whom"), self.tr("whom"), self)
        self.by_line = FillInLine(theme, self.tr("By when"), self.tr("when"), self)
        self.ask_line.textEdited.connect(self.ask_edited)
        self.by_line.textEdited.connect(self.by_edited)
        self.toggled.connect(self._open_lines)
        self._open_lines(False)
        theme.changed.connect(self._place_lines)

    def set_ask(self, text: str) -> None:
        """Show whom to ask."""
        self.ask_line.show_text(text)

    def set_by(self, text: str) -> None:
        """Show by when."""
        self.by_line.show_text(text)

    def set_by_fault(self, sentence: str) -> None:
        """Say what is wrong with the date, or "" for nothing."""
        self.by_line.set_fault(sentence)

    def set_discreet(self, discreet: bool) -> None:
        """Leave out who is to be asked and by when, or show it."""
        if discreet != self._discreet:
            self._discreet = discreet
            for line in (self.ask_line, self.by_line):
                line.setVisible(not discreet)
            self.updateGeometry()
            self.update()

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width: one row, or two where the lines go below."""
        height = super().heightForWidth(width)
        return (
            height
            if self._discreet or self._fits_beside(width)
            else height + self._theme.px(_LINE_HEIGHT + 4)
        )

    def sizeHint(self) -> QSize:
        """Return the size with the lines beside the label."""
        base = super().sizeHint()
        return QSize(base.width() + round(self._lines_width(1) + self._gap()), base.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the lines in their place."""
        super().resizeEvent(event)
        self._place_lines()

    def _paint_state(self, painter: QPainter) -> None:
        if self._discreet:
            super()._paint_state(painter)
            return
        font = self._theme.font("side")
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self._theme.colours.ink2)
        for word, line in ((self._ask_word, self.ask_line), (self._by_word, self.by_line)):
            left = line.x() - self._word_width(word) - self._theme.length(_WORD_GAP)
            # On the baseline QLineEdit gives its own text.
            room = line.height() - line.textMargins().bottom() - metrics.height()
            baseline = line.y() + (room + 1) // 2 + metrics.ascent()
            painter.drawText(QPointF(left, baseline), word)

    def _open_lines(self, opened: bool) -> None:
        for line in (self.ask_line, self.by_line):
            line.setEnabled(opened)
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not opened)

    def _place_lines(self) -> None:
        beside = self._fits_beside(self.width())
        height = self._theme.px(_LINE_HEIGHT)
        right = self.width() - self._theme.length(OUTDENT)
        if beside:
            start = self._words_left() + self._label_width() + self._gap()
            top = (self._row_height() - height) // 2
        else:
            start = self._words_left()
            top = self.height() - height - self._theme.px(10)
        room = max(0.0, right - start)
        share = self._share(room)
        lacking = max(0.0, self._lines_width(0) - room)
        ask = self._width(_ASK_WIDTHS, share) - lacking
        by = self._width(_BY_WIDTHS, share)
        by_left = right - by if beside else start + self._lines_width(share) - lacking - by
        spread = self._theme.length(_PAIR_GAP + _WORD_GAP) + self._word_width(self._by_word)
        ask_left = by_left - spread - ask
        for line, left, width in ((self.ask_line, ask_left, ask), (self.by_line, by_left, by)):
            line.setGeometry(QRect(QPointF(left, top).toPoint(), QSize(round(width), height)))

    def _fits_beside(self, width: int) -> bool:
        right = self._theme.length(OUTDENT)
        room = width - self._words_left() - self._label_width() - self._gap() - right
        return room >= self._lines_width(0)

    def _share(self, room: float) -> float:
        least, most = self._lines_width(0), self._lines_width(1)
        return max(0.0, min(1.0, (room - least) / (most - least)))

    def _lines_width(self, share: float) -> float:
        words = self._word_width(self._ask_word) + self._word_width(self._by_word)
        gaps = self._theme.length(2 * _WORD_GAP + _PAIR_GAP)
        return words + gaps + self._width(_ASK_WIDTHS, share) + self._width(_BY_WIDTHS, share)

    def _width(self, bounds: tuple[int, int], share: float) -> float:
        least, most = bounds
        return self._theme.length(least + (most - least) * share)

    def _word_width(self, word: str) -> float:
        return QFontMetricsF(self._theme.font("side")).horizontalAdvance(word)

    def _label_width(self) -> int:
        return natural_width(self._runs(strong=True, enabled=True))

    def _gap(self) -> float:
        return self._theme.length(_LABEL_GAP)
