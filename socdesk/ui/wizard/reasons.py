"""The reasons of a result: each with the answers it rests on, one click from their questions."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from socdesk.ui.plain import PlainLabel, set_tooltip
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.focus_ring import set_ring
from socdesk.ui.widgets.prose import Prose, Span
from socdesk.ui.widgets.rules import Hairline
from socdesk.ui.widgets.typeset import Run, typeset
from socdesk.ui.wizard.group_words import GroupWords, Quoted, ReasonWords

_GAP = 12
_PAD = 1


class AnswerLink(QAbstractButton):
    """An answer in small type with its question's reference at the right: a way to the question."""

    def __init__(self, theme: Theme, quoted: Quoted) -> None:
        super().__init__()
        self._theme = theme
        self._quoted = quoted
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{quoted.text}, {quoted.reference}")
        self.setAccessibleDescription(self.tr("Go to the question"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        set_ring(self, radius=4)
        theme.changed.connect(self.updateGeometry)

    def question(self) -> str:
        """Return the id of the question it leads to."""
        return self._quoted.question

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = max(1, self._typeset(width).lineCount())
        return lines * self._theme.line_height("small") + 2 * self._theme.px(_PAD)

    def sizeHint(self) -> QSize:
        width = self._theme.px(240)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(96), self._theme.line_height("small"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the answer, underlined under the mouse, and the reference."""
        painter = QPainter(self)
        top = self._theme.px(_PAD)
        self._typeset(self.width()).draw(painter, QPointF(0, top))
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._ink())
        line = QRectF(0, top, self.width(), self._theme.line_height("small"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, right, self._quoted.reference)

    def _ink(self) -> QColor:
        colours = self._theme.colours
        return colours.accent if self.underMouse() or self.isDown() else colours.ink2

    def _typeset(self, width: int) -> QTextLayout:
        font = self._theme.font("small")
        taken = QFontMetricsF(font).horizontalAdvance(self._quoted.reference)
        font.setUnderline(self.underMouse())
        room = width - taken - self._theme.length(_GAP)
        pitch = self._theme.line_height("small")
        return typeset([Run(self._quoted.text, font, self._ink())], room, pitch)


class GroupBlock(QWidget):
    """The reasons for one outcome under its head; `jump_requested` carries a question's id."""

    jump_requested = Signal(str)

    def __init__(self, theme: Theme, group: GroupWords) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._add_head(group)
        for reason in group.reasons:
            self._add_reason(reason)
        if group.also:
            self._column.addWidget(Prose(theme, group.also, "mark", "ink2"))
        self._column.addStretch(1)

    def _add_head(self, group: GroupWords) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(_GAP))
        row.addWidget(Prose(self._theme, group.title, "label"), 1)
        standing = PlainLabel(self._theme, group.standing, "side", "ink2")
        standing.setFixedHeight(self._theme.line_height("label"))
        row.addWidget(standing, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)
        self._column.addSpacing(self._theme.px(8))
        self._column.addWidget(Hairline(self._theme))
        self._column.addSpacing(self._theme.px(10))

    def _add_reason(self, reason: ReasonWords) -> None:
        between = " " if reason.lead else ""
        words = Prose(self._theme, "", "side")
        words.set_spans((Span(reason.lead, strong=True), Span(between + reason.text)))
        self._column.addWidget(words)
        if reason.quotes:
            self._column.addSpacing(self._theme.px(3))
            self._add_links(reason.quotes)
        if reason.support:
            support = PlainLabel(self._theme, reason.support, "mark", "ink2")
            set_tooltip(support, "\n".join(reason.sources))
            self._column.addSpacing(self._theme.px(2))
            self._column.addWidget(support)
        self._close()

    def _add_links(self, quotes: tuple[Quoted, ...]) -> None:
        for quoted in quotes:
            link = AnswerLink(self._theme, quoted)
            link.clicked.connect(self._on_clicked)
            self._column.addWidget(link)

    def _close(self) -> None:
        self._column.addSpacing(self._theme.px(10))
        self._column.addWidget(Hairline(self._theme))
        self._column.addSpacing(self._theme.px(10))

    def _on_clicked(self) -> None:
        link = self.sender()
        if isinstance(link, AnswerLink):
            self.jump_requested.emit(link.question())
