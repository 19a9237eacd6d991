"""The cells only the results have: a mini scale with its words."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from socdesk.ui.tables.cells import Cell, Look, Paragraph
from socdesk.ui.widgets.scale import ScaleSize, paint_scale

_WORDS_GAP = 5
_BESIDE_GAP = 16
_LEAST_WORDS = 110


class ScaleCell(Cell, frozen=True, kw_only=True):
    """A set of levels on the mini scale, its words under it, or with `beside` after it.

    Where there is no room for a word after it, the words stand under it all the same. With `own`,
    the consultant's level, `levels` are struck and a notch reaches into the room above the cell;
    `own_words` stand below those of the rules.
    """

    levels: tuple[str, ...]
    words: Paragraph
    beside: bool = False
    own: str = ""
    own_words: Paragraph | None = None

    def content_height(self, look: Look, width: int) -> int:
        words = look.stack_height(self._stack(), self._room(look, width))
        if self._is_beside(look, width):
            return words
        return look.theme.px(ScaleSize.MINI.value[1] + _WORDS_GAP) + words

    def paint_content(self, look: Look, painter: QPainter, area: QRect) -> None:
        theme, beside = look.theme, self._is_beside(look, area.width())
        width, height = (theme.length(side) for side in ScaleSize.MINI.value)
        first_line = theme.line_height(self.words.role)
        top = area.top() + ((first_line - height) / 2 if beside else 0)
        scale = QRectF(area.left(), top, min(width, area.width()), height)
        shown, ruled = ((self.own,), self.levels) if self.own else (self.levels, ())
        paint_scale(painter, scale, shown, theme.colours, unit=theme.unit, overridden=ruled)
        left, below = area.left(), area.top() + theme.px(ScaleSize.MINI.value[1] + _WORDS_GAP)
        if beside:
            left, below = left + theme.px(ScaleSize.MINI.value[0] + _BESIDE_GAP), area.top()
        look.draw_stack(painter, self._stack(), left, below, self._room(look, area.width()))

    def _stack(self) -> tuple[Paragraph, ...]:
        return (self.words,) if self.own_words is None else (self.words, self.own_words)

    def _room(self, look: Look, width: int) -> int:
        taken = look.theme.px(ScaleSize.MINI.value[0] + _BESIDE_GAP)
        return max(1, width - taken if self._is_beside(look, width) else width)

    def _is_beside(self, look: Look, width: int) -> bool:
        least = ScaleSize.MINI.value[0] + _BESIDE_GAP + _LEAST_WORDS
        return self.beside and width >= look.theme.px(least)
