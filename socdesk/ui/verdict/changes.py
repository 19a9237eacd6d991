"""What would change the answer, to look at and to choose: a few rows, or all of them in groups."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from socdesk.ui.plain import PlainLabel, set_tooltip
from socdesk.ui.theme import OUTDENT, Theme
from socdesk.ui.verdict.change_words import ChangeGroup, ChangeWords
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.focus_ring import set_ring
from socdesk.ui.widgets.icons import paint_icon
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.rules import Hairline
from socdesk.ui.widgets.text_link import TextLink
from socdesk.ui.widgets.typeset import Run, typeset

MOST = 3
"""How many rows a question's panel shows at most."""
_PAD = 3
_ICON, _ICON_GAP = 16, 8
_HEAD_GAP = 3
_RADIUS = 4
_AROUND_RULE = 20
_LINK_GAP = 3
_ABOVE = 11
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_UP, _DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down


class ChangeRow(QAbstractButton):
    """A condition, and below it an arrow and the outcome; its box reaches 12 px left of them."""

    chosen = Signal(object)
    """Carries the words of the row."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words: ChangeWords | None = None
        self._layouts: dict[int, tuple[QTextLayout, QTextLayout]] = {}
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        set_ring(self, radius=_RADIUS)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self._forget)

    def show_change(self, words: ChangeWords) -> None:
        """Show another change."""
        if words == self._words:
            return
        self._words = words
        self.setAccessibleName(words.name)
        self.setAccessibleDescription(words.now)
        set_tooltip(self, words.now)
        self._forget()

    def words(self) -> ChangeWords:
        """Return what is shown; raises `RuntimeError` before anything is."""
        if self._words is None:
            raise RuntimeError("the row shows nothing yet")
        return self._words

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = sum(layout.lineCount() for layout in self._typeset(width))
        return lines * self._theme.line_height("side") + 2 * self._theme.px(_PAD)

    def sizeHint(self) -> QSize:
        width = self._theme.px(256)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(96), self._theme.line_height("side"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter and with Space; the arrows lead to the row above or below."""
        if event.key() in _ENTER:
            self.click()
        elif event.key() in (_UP, _DOWN):
            self._step(1 if event.key() == _DOWN else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box under the mouse, the condition, the arrow and the outcome."""
        painter = QPainter(self)
        theme, colours = self._theme, self._theme.colours
        if self.underMouse() or self.isDown():
            fill = colours.wash2 if self.isDown() else colours.paper
            draw.box(painter, QRectF(self.rect()), theme.length(_RADIUS), fill=fill)
        left, top = theme.length(OUTDENT), theme.length(_PAD)
        condition, outcome = self._typeset(self.width())
        condition.draw(painter, QPointF(left, top))
        pitch = theme.line_height("side")
        top += condition.lineCount() * pitch
        side = theme.length(_ICON)
        area = QRectF(left, top + (pitch - side) / 2, side, side)
        paint_icon(painter, "arrow-right", area, colours.accent)
        outcome.draw(painter, QPointF(left + theme.length(_ICON + _ICON_GAP), top))

    def _typeset(self, width: int) -> tuple[QTextLayout, QTextLayout]:
        if width not in self._layouts:
            theme, words = self._theme, self.words()
            room, pitch = width - theme.length(OUTDENT), theme.line_height("side")
            colours = theme.colours
            condition = Run(words.condition, theme.font("side"), colours.ink)
            outcome = Run(words.outcome, theme.font("side_strong"), colours.accent)
            after = room - theme.length(_ICON + _ICON_GAP)
            self._layouts[width] = (
                typeset([condition], room, pitch),
                typeset([outcome], after, pitch),
            )
        return self._layouts[width]

    def _forget(self) -> None:
        self._layouts.clear()
        self.updateGeometry()
        self.update()

    def _step(self, by: int) -> None:
        holder = self.parentWidget()
        found = holder.findChildren(ChangeRow) if holder is not None else []
        rows = [row for row in found if row.isVisible()]
        at = rows.index(self) + by
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self) -> None:
        self.chosen.emit(self._words)


class FewChanges(QWidget):
    """As many of the first changes as go into its height, and the way to all of them.

    It asks for the height of one row, to which a small panel scrolls, and takes what is left.
    """

    chosen = Signal(object)
    all_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._total = 0
        self._given = 0
        self._head = PlainLabel(theme, "", "side_strong", parent=self)
        self._rows = [ChangeRow(theme, self) for _ in range(MOST)]
        self._all = TextLink(theme, "", self)
        for row in self._rows:
            row.chosen.connect(self.chosen)
        self._all.clicked.connect(self.all_wanted)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._arrange)

    def show_changes(self, head: str, first: Sequence[ChangeWords], total: int) -> None:
        """Show the first of `total` changes; nothing at all for none."""
        self._total, self._given = total, len(first)
        self._head.setText(head)
        self._all.setText(self.tr("All %1 in the result").replace("%1", str(total)))
        for row, words in zip(self._rows, first, strict=False):
            row.show_change(words)
        self._arrange()
        self.updateGeometry()

    def rows(self) -> tuple[ChangeRow, ...]:
        """Return the rows that are shown."""
        return tuple(row for row in self._rows if row.isVisibleTo(self))

    def head(self) -> str:
        """Return the heading shown, "" where there is none."""
        return self._head.text() if self._head.isVisibleTo(self) else ""

    def way_to_all(self) -> TextLink:
        """Return the link that leads to all changes."""
        return self._all

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        if not self._given:
            return QSize(0, 0)
        first = self._rows[0].heightForWidth(self.width())
        return QSize(0, self._head_height() + first + (self._more() if self._total > 1 else 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        self._arrange()

    def _arrange(self) -> None:
        """Put as many rows below the heading as there is room for."""
        px, width = self._theme.px, self.width()
        pitch = self._theme.line_height("side_strong")
        head = self._head_height()
        heights = [row.heightForWidth(width) for row in self._rows[: self._given]]
        count = self._fitting(head, heights)
        self._head.setVisible(count > 0)
        self._head.setGeometry(px(OUTDENT), px(_ABOVE), width - px(OUTDENT), pitch)
        top = head
        for place, row in enumerate(self._rows):
            row.setVisible(place < count)
            if place < count:
                row.setGeometry(0, top, width, heights[place])
                top += heights[place]
        self._all.setVisible(0 < count < self._total)
        self._all.move(px(OUTDENT), top + px(_LINK_GAP))
        self._all.resize(self._all.sizeHint())

    def _head_height(self) -> int:
        px = self._theme.px
        return px(_ABOVE) + self._theme.line_height("side_strong") + px(_HEAD_GAP)

    def _more(self) -> int:
        return self._theme.px(_LINK_GAP) + self._all.sizeHint().height()

    def _fitting(self, head: int, heights: list[int]) -> int:
        for count in range(len(heights), 0, -1):
            link = self._more() if count < self._total else 0
            if head + sum(heights[:count]) + link <= self.height():
                return count
        return 0


class AllChanges(QWidget):
    """Every change, by question: what stands now, and below it what it could be instead."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[str, tuple[ChangeGroup, ...], int] | None = None
        self._parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_changes(self, head: str, groups: tuple[ChangeGroup, ...]) -> None:
        """Show these; they are built anew only where they differ."""
        if self._shown == (head, groups, self._theme.zoom):
            return
        self._shown = (head, groups, self._theme.zoom)
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts.clear()
        while self._column.takeAt(0) is not None:
            continue
        self._add(Hairline(self._theme), _AROUND_RULE)
        self._add(Prose(self._theme, head, "label"), _AROUND_RULE)
        for group in groups:
            self._add(Prose(self._theme, group.now, "mark", "ink2"), 10)
            for words in group.rows:
                row = ChangeRow(self._theme, self)
                row.show_change(words)
                row.chosen.connect(self.chosen)
                self._column.addWidget(row)
                self._parts.append(row)

    def rows(self) -> tuple[ChangeRow, ...]:
        """Return the rows, from the top."""
        return tuple(part for part in self._parts if isinstance(part, ChangeRow))

    def _add(self, part: QWidget, above: int) -> None:
        holder = QVBoxLayout()
        holder.setContentsMargins(self._theme.px(OUTDENT), self._theme.px(above), 0, 0)
        holder.addWidget(part)
        self._column.addLayout(holder)
        self._parts.append(part)
