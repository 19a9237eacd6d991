"""The option card: one answer as a row, with the key that chooses it."""

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from socdesk.ui.theme import OUTDENT, RADIUS_CARD, RADIUS_FIELD, Theme
from socdesk.ui.typography import RoleName
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.check_button import CheckButton
from socdesk.ui.widgets.focus_ring import set_ring, set_ring_covers
from socdesk.ui.widgets.icons import paint_icon
from socdesk.ui.widgets.typeset import Run, natural_width, typeset

_TICK_GAP = 8
_CHECK_SIDE = 20
_EN_SPACE = "\u2002"
_LAYOUTS_KEPT = 6

Beside = tuple[QAbstractButton | None, QAbstractButton | None]
"""What stands left and right of a card; None at the edge."""


class _Measures(Struct, frozen=True):
    height: int
    key: int
    gap: int
    label: RoleName
    gloss: RoleName
    digit: RoleName
    line: int = 1
    tick: int = 20


class CardSize(Enum):
    """How tall a card of one line is; the projector's is for the client window."""

    COMPACT = _Measures(43, 26, 14, "option_compact", "side", "side_strong")
    NORMAL = _Measures(53, 28, 14, "option", "side", "side_strong")
    LARGE = _Measures(64, 28, 14, "option_large", "side", "side_strong")
    PROJECTOR = _Measures(
        87, 56, 30, "projector_option", "projector_small", "projector_small", line=2, tick=40
    )
    PROJECTOR_36 = _Measures(
        70, 46, 24, "projector_option_36", "projector_small_26", "projector_small_26", 2, 34
    )
    PROJECTOR_30 = _Measures(
        56, 40, 20, "projector_option_30", "projector_small_26", "projector_small_26", 2, 30
    )


class OptionCard(CheckButton):
    """One answer; put the cards of a question into one `OptionList`, or an exclusive group.

    The whole row is the target. The key cap stands `OUTDENT` px within the widget, so place the
    card that much to the left of the text edge. Space chooses; the arrow keys only move the focus,
    because choosing records an answer; Enter is left to the page. With `multi` the card is a check
    box. A card without a key has no cap; its words stay where they are. A disabled card says why
    in its tooltip. To a screen reader it is a radio button (or check box) named by its label and
    described by its gloss.
    """

    boxed_changed = Signal(bool)
    """Sent when the card gains or loses a box around it (hovered, pressed or chosen)."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        key: str = "",
        gloss: str = "",
        *,
        size: CardSize = CardSize.NORMAL,
        multi: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = label
        self._key = key
        self._gloss = gloss
        self._size = size
        self._multi = multi
        self._line_below = True
        self._line_above = False
        self._boxed = False
        self._siblings: tuple[QAbstractButton, ...] = ()
        self._beside: Beside | None = None
        self._layouts: dict[tuple[int, bool, bool], QTextLayout] = {}
        self.setCheckable(True)
        self.setAutoExclusive(not multi)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        set_ring(self, radius=RADIUS_CARD)
        set_ring_covers(self, True)
        self._name()
        self.toggled.connect(self._note_box)
        self.pressed.connect(self._note_box)
        self.released.connect(self._note_box)
        theme.changed.connect(self._forget)

    def label(self) -> str:
        """Return the words of the answer."""
        return self._label

    def key(self) -> str:
        """Return the digit on the key cap, or ""."""
        return self._key

    def set_words(self, label: str, key: str = "", gloss: str = "") -> None:
        """Show another answer on this card."""
        self._label, self._key, self._gloss = label, key, gloss
        self._name()
        self._forget()

    def set_key(self, key: str) -> None:
        """Show another digit, or none, as when a list is filtered."""
        self._key = key
        self.update()

    def set_siblings(self, cards: Sequence[QAbstractButton]) -> None:
        """Say among which cards, in order, the arrow keys move."""
        self._siblings = tuple(cards)

    def set_beside(self, beside: Beside | None) -> None:
        """Say which cards stand left and right of this one; None where there is one column.

        There Left and Right walk the cards in order, as Up and Down do.
        """
        self._beside = beside

    def set_size(self, size: CardSize) -> None:
        """Give the card another height."""
        if size is not self._size:
            self._size = size
            self._forget()

    def set_lines(self, *, above: bool, below: bool) -> None:
        """Say whether hairlines are drawn at the card's upper and lower side."""
        if (above, below) != (self._line_above, self._line_below):
            self._line_above, self._line_below = above, below
            self.update()

    def boxed(self) -> bool:
        """Return whether a box is drawn around the card."""
        return self._boxed

    def hasHeightForWidth(self) -> bool:
        """Say yes: long labels wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width; the same whether chosen or not."""
        measures = self._size.value
        lines = max(
            self._typeset(width, strong=strong, enabled=True).lineCount()
            for strong in (False, True)
        )
        return self._theme.px(measures.height) + (max(lines, 1) - 1) * self._pitch()

    def sizeHint(self) -> QSize:
        """Return the width of the words on one line, and one line's height."""
        words = natural_width(self._runs(strong=True, enabled=True))
        return QSize(words + self._around(), self._theme.px(self._size.value.height))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow card of one line; layouts ask `heightForWidth` for the rest."""
        return QSize(self._theme.px(200), self._theme.px(self._size.value.height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows move the focus without choosing, and leave Enter to the page."""
        match event.key():
            case Qt.Key.Key_Left if self._beside is not None:
                _give_focus(self._beside[0], Qt.FocusReason.BacktabFocusReason)
            case Qt.Key.Key_Right if self._beside is not None:
                _give_focus(self._beside[1], Qt.FocusReason.TabFocusReason)
            case Qt.Key.Key_Up | Qt.Key.Key_Left:
                self._move_focus(-1)
            case Qt.Key.Key_Down | Qt.Key.Key_Right:
                self._move_focus(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Take note that a box appears."""
        super().enterEvent(event)
        self._note_box()

    def leaveEvent(self, event: QEvent) -> None:
        """Take note that the box goes."""
        super().leaveEvent(event)
        self._note_box()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw lines, box, key cap, words and tick."""
        painter = QPainter(self)
        self._paint_ground(painter)
        self._paint_key(painter)
        strong, enabled = self.isChecked() and not self._multi, self.isEnabled()
        words = self._typeset(self.width(), strong=strong, enabled=enabled)
        words.draw(painter, QPointF(self._words_left(), (self._row_height() - self._pitch()) / 2))
        self._paint_state(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        colours, unit = self._theme.colours, self._theme.unit
        left, right = OUTDENT * unit, self.width() - OUTDENT * unit
        line = self._size.value.line
        if self._line_above and not self._boxed:
            draw.horizontal(painter, left, right, 0, colours.line, line)
        if self._line_below and not self._boxed:
            bottom = self.height() - draw.line_width(painter, line)
            draw.horizontal(painter, left, right, bottom, colours.line, line)
        if self.isChecked() and not self._multi:
            fill, edge, width = colours.acwash, colours.accent, 2.0
        elif self.isDown():
            fill, edge, width = colours.wash2, colours.ink, 1.0
        elif self.isEnabled() and self.underMouse():
            fill, edge, width = colours.wash, colours.edge, 1.0
        else:
            return
        area = QRectF(self.rect())
        draw.box(painter, area, RADIUS_CARD * unit, fill=fill, edge=edge, width=width * unit)

    def _paint_key(self, painter: QPainter) -> None:
        colours, unit = self._theme.colours, self._theme.unit
        if not self._key:
            return
        side = self._theme.length(self._size.value.key)
        top = (self._row_height() - side) / 2
        cap = draw.snapped_rect(painter, QRectF(OUTDENT * unit, top, side, side))
        ink = colours.ink if self.isEnabled() else colours.ink2
        width = self._size.value.line * unit
        radius = RADIUS_FIELD * width
        if self.isChecked():
            draw.box(painter, cap, radius, fill=colours.accent)
            ink = colours.on_accent
        elif self.isEnabled():
            draw.box(painter, cap, radius, fill=colours.paper, edge=colours.edge, width=width)
        else:
            draw.box(painter, cap, radius, edge=colours.edge, width=width, dashed=True)
        font = self._theme.font(self._size.value.digit)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)

    def _paint_state(self, painter: QPainter) -> None:
        colours, unit = self._theme.colours, self._theme.unit
        side = self._size.value.tick * unit
        right = self.width() - OUTDENT * unit
        place = QRectF(right - side, (self._row_height() - side) / 2, side, side)
        if self._multi:
            place = draw.snapped_rect(painter, place)
            if self.isChecked():
                draw.box(painter, place, 3 * unit, fill=colours.accent)
                inner = place.adjusted(2 * unit, 2 * unit, -2 * unit, -2 * unit)
                paint_icon(painter, "check", inner, colours.on_accent)
            else:
                dashed = not self.isEnabled()
                draw.box(
                    painter, place, 3 * unit, edge=colours.edge, width=1.5 * unit, dashed=dashed
                )
        elif self.isChecked():
            paint_icon(painter, "check", place, colours.accent)

    def _typeset(self, width: int, *, strong: bool, enabled: bool) -> QTextLayout:
        at = (width, strong, enabled)
        if at not in self._layouts:
            if len(self._layouts) >= _LAYOUTS_KEPT:
                self._layouts.clear()
            room = width - self._around()
            runs = self._runs(strong=strong, enabled=enabled, between=self._between(room))
            self._layouts[at] = typeset(runs, room, self._pitch())
        return self._layouts[at]

    def _between(self, room: int) -> str:
        # A gloss that would be broken stands on a line of its own, chosen or not.
        if not self._gloss:
            return ""
        runs = self._runs(strong=True, enabled=True, between=_EN_SPACE)
        alone, both = (typeset(part, room, self._pitch()) for part in (runs[:1], runs))
        return _EN_SPACE if both.lineCount() == alone.lineCount() else "\n"

    def _runs(self, *, strong: bool, enabled: bool, between: str = _EN_SPACE) -> list[Run]:
        colours, measures = self._theme.colours, self._size.value
        font = self._theme.font(measures.label)
        if strong:
            font.setWeight(QFont.Weight.DemiBold)
        ink: QColor = colours.ink if enabled else colours.ink2
        if not self._gloss:
            return [Run(self._label, font, ink)]
        gloss = Run(self._gloss, self._theme.font(measures.gloss), colours.ink2)
        return [Run(self._label + between, font, ink), gloss]

    def _pitch(self) -> int:
        return self._theme.line_height(self._size.value.label)

    def _row_height(self) -> int:
        return self._theme.px(self._size.value.height)

    def _words_left(self) -> float:
        measures = self._size.value
        return self._theme.length(OUTDENT + measures.key + measures.gap)

    def _around(self) -> int:
        right = OUTDENT + self._size.value.tick + _TICK_GAP
        return round(self._words_left() + self._theme.length(right))

    def _move_focus(self, step: int) -> None:
        group = self.group()
        buttons = self._siblings or (tuple(group.buttons()) if group is not None else ())
        cards = [card for card in buttons if card.isVisible() and card.isEnabled()]
        place = cards.index(self) + step if self in cards else -1
        if 0 <= place < len(cards):
            reason = Qt.FocusReason
            cards[place].setFocus(reason.TabFocusReason if step > 0 else reason.BacktabFocusReason)

    def _name(self) -> None:
        self.setAccessibleName(self._label)
        self.setAccessibleDescription(self._gloss)

    def _note_box(self) -> None:
        hovered = self.isEnabled() and self.underMouse()
        boxed = hovered or self.isDown() or (self.isChecked() and not self._multi)
        if boxed != self._boxed:
            self._boxed = boxed
            set_ring_covers(self, not boxed)
            self.boxed_changed.emit(boxed)
        self.update()

    def _forget(self) -> None:
        self._layouts.clear()
        self.updateGeometry()
        self.update()


def _give_focus(card: QAbstractButton | None, reason: Qt.FocusReason) -> None:
    if card is not None:
        card.setFocus(reason)
