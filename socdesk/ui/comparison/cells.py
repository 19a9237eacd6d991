"""The cells only the comparison has: a quoted answer, and a type with its drawing."""

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter

from socdesk.ui.tables.cells import Cell, Look, Paragraph
from socdesk.ui.widgets.type_drawing import TypeKind, paint_type

_REFERENCE = 44
_DRAWING_WIDTH = 220
_DRAWING_HEIGHT = 75
_BESIDE = 28
_LEAST_HALVES = 560
_LEAST_BESIDE = 470
"""Below this width the words stand under the drawing."""


class AnswerCell(Cell, frozen=True, kw_only=True):
    """An answer the client gave, in quotation marks; the first one of a question names it.

    The question's subject stands over its first answer, or with `halves` in the left half of a
    wide enough cell; the reference stands at the right.
    """

    subject: Paragraph | None = None
    reference: Paragraph | None = None
    quote: Paragraph
    halves: bool = False

    def content_height(self, look: Look, width: int) -> int:
        subject, quote = self._places(look, QRect(0, 0, width, 0))
        return max(subject.bottom(), quote.bottom()) + 1

    def paint_content(self, look: Look, painter: QPainter, area: QRect) -> None:
        subject, quote = self._places(look, area)
        if self.subject is not None:
            look.set_lines(self.subject, subject.width()).draw(painter, subject.topLeft())
        if self.reference is not None:
            side = look.theme.px(_REFERENCE)
            place = QPointF(area.right() + 1 - side, subject.top())
            look.set_lines(self.reference, side, right=True).draw(painter, place)
        look.set_lines(self.quote, quote.width()).draw(painter, quote.topLeft())

    def _places(self, look: Look, area: QRect) -> tuple[QRect, QRect]:
        """Where the subject and the quotation stand."""
        px = look.theme.px
        beside = self.halves and area.width() >= px(_LEAST_HALVES)
        start = area.width() // 2 if beside else 0
        room = max(1, (start - px(16)) if beside else area.width() - px(_REFERENCE))
        head = 0 if self.subject is None else look.height_of(self.subject, room)
        subject = QRect(area.left(), area.top(), room, head)
        left, top = area.left() + start, area.top() + (0 if beside else head)
        room = max(1, area.width() - start - (px(_REFERENCE) if beside else 0))
        return subject, QRect(left, top, room, look.height_of(self.quote, room))


class TypeCell(Cell, frozen=True, kw_only=True):
    """Type 1 as a photo or Type 2 as a video, with the words beside it, or under it if narrow."""

    drawing: TypeKind
    start: str
    end: str
    words: Paragraph

    def content_height(self, look: Look, width: int) -> int:
        drawing = look.theme.px(_DRAWING_HEIGHT)
        words = look.height_of(self.words, self._words_room(look, width))
        if self._stacks(look, width):
            return drawing + look.theme.px(8) + words
        return max(drawing, words)

    def paint_content(self, look: Look, painter: QPainter, area: QRect) -> None:
        theme = look.theme
        size = theme.length(_DRAWING_WIDTH), theme.length(_DRAWING_HEIGHT)
        paint_type(
            painter,
            QRectF(area.left(), area.top(), min(size[0], area.width()), size[1]),
            self.drawing,
            theme.colours,
            theme.font("mark"),
            start=self.start,
            end=self.end,
            unit=theme.unit,
        )
        room = self._words_room(look, area.width())
        lines = look.set_lines(self.words, room)
        height = look.height_of(self.words, room)
        if self._stacks(look, area.width()):
            place = QPointF(area.left(), area.top() + size[1] + theme.px(8))
        else:
            left = area.left() + theme.px(_DRAWING_WIDTH + _BESIDE)
            place = QPointF(left, area.top() + max(0.0, (size[1] - height) / 2))
        lines.draw(painter, place)

    def _stacks(self, look: Look, width: int) -> bool:
        return width < look.theme.px(_LEAST_BESIDE)

    def _words_room(self, look: Look, width: int) -> int:
        if self._stacks(look, width):
            return width
        return max(1, width - look.theme.px(_DRAWING_WIDTH + _BESIDE))
