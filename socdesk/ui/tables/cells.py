"""What stands in a cell: a plain value that knows its words, its height and its drawing."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout

from socdesk.ui.place import Where
from socdesk.ui.theme import ColourName, Theme
from socdesk.ui.typography import RoleName
from socdesk.ui.widgets.prose import Span
from socdesk.ui.widgets.typeset import Run, natural_width, typeset

_LAYOUTS_KEPT = 4000


class Paragraph(Struct, frozen=True):
    """Running text in one type role; `above` is the distance to what stands over it, in px."""

    spans: tuple[Span, ...]
    role: RoleName = "side"
    colour: ColourName = "ink"
    above: int = 0

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(span.text for span in self.spans)


def plain(
    text: str, role: RoleName = "side", colour: ColourName = "ink", above: int = 0
) -> Paragraph:
    """Return a paragraph in one weight and colour."""
    return Paragraph((Span(text),), role, colour, above)


class Pads(Struct, frozen=True):
    """The room around the text of a cell, in px at 100 % text."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0


class Look:
    """The theme as cells need it, with the lines of text it has set remembered."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._layouts: dict[tuple[Paragraph, int, bool], QTextLayout] = {}

    def forget(self) -> None:
        """Set everything anew: colours or sizes changed."""
        self._layouts.clear()

    def set_lines(self, paragraph: Paragraph, width: int, *, right: bool = False) -> QTextLayout:
        """Return the lines of a paragraph at a width."""
        key = (paragraph, width, right)
        if key not in self._layouts:
            if len(self._layouts) >= _LAYOUTS_KEPT:
                self._layouts.clear()
            align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            pitch = self.theme.line_height(paragraph.role)
            self._layouts[key] = typeset(self.runs(paragraph), width, pitch, align)
        return self._layouts[key]

    def height_of(self, paragraph: Paragraph, width: int) -> int:
        """Return the height of a paragraph at a width, without what is above it."""
        lines = self.set_lines(paragraph, width).lineCount()
        return lines * self.theme.line_height(paragraph.role)

    def natural_width(self, paragraph: Paragraph) -> int:
        """Return the width at which no line of a paragraph would have to wrap."""
        return natural_width(self.runs(paragraph))

    def stack_height(self, paragraphs: Sequence[Paragraph], width: int) -> int:
        """Return the height of paragraphs one under the other."""
        px = self.theme.px
        return sum(px(each.above) + self.height_of(each, width) for each in paragraphs)

    def draw_stack(
        self,
        painter: QPainter,
        paragraphs: Sequence[Paragraph],
        left: int,
        top: int,
        width: int,
        *,
        right: bool = False,
    ) -> None:
        """Draw paragraphs one under the other."""
        for each in paragraphs:
            top += self.theme.px(each.above)
            self.set_lines(each, width, right=right).draw(painter, QPointF(left, top))
            top += self.height_of(each, width)

    def runs(self, paragraph: Paragraph) -> list[Run]:
        """Return the paragraph's pieces with their fonts and colours."""
        normal = self.theme.font(paragraph.role)
        strong = QFont(normal)
        strong.setWeight(QFont.Weight.DemiBold)
        colours = self.theme.colours
        return [
            Run(
                span.text,
                strong if span.strong else normal,
                colours.named(span.colour or paragraph.colour),
                dashed=bool(span.term),
            )
            for span in paragraph.spans
        ]


class Cell(Struct, frozen=True, kw_only=True):
    """A cell: what it says, where it leads, its ground, and the line over it.

    `spoken` is what a screen reader says ("row, column: text"), `full` the text without any
    shortening, shown on hovering where it differs from what is drawn. `rule` is
    the line over the cell, `closing` the hairline or double rule at its foot; both keep the
    `insets` (px) from its sides. `side_rule` draws a hairline down its left side.
    """

    text: str = ""
    spoken: str = ""
    full: str = ""
    target: Where | None = None
    ground: ColourName = "paper"
    rule: ColourName | None = None
    insets: tuple[int, int] = (0, 0)
    side_rule: bool = False
    closing: Literal["", "line", "double"] = ""
    pads: Pads = Pads()

    def height(self, look: Look, width: int) -> int:
        """Return the height the cell needs at a width, in px at the present zoom."""
        px = look.theme.px
        return self.content_height(look, self.room(look, width)) + px(
            self.pads.top + self.pads.bottom
        )

    def room(self, look: Look, width: int) -> int:
        """Return the width that is left for the content."""
        return max(1, width - look.theme.px(self.pads.left) - look.theme.px(self.pads.right))

    def inner(self, look: Look, rect: QRect) -> QRect:
        """Return the part of the cell that its content may fill."""
        px, pads = look.theme.px, self.pads
        return rect.adjusted(px(pads.left), px(pads.top), -px(pads.right), -px(pads.bottom))

    def content_height(self, look: Look, width: int) -> int:
        """Return the height of the content at a width: nothing in an empty cell."""
        return 0

    def paint_content(self, look: Look, painter: QPainter, area: QRect) -> None:
        """Draw the content into the area within the pads: nothing in an empty cell."""

    def terms(self) -> tuple[str, ...]:
        """Return the terms of the glossary in the cell, each once."""
        return ()

    def term_at(self, look: Look, area: QRect, point: QPoint) -> str:
        """Return the term drawn at a point of the area within the pads, "" for none."""
        return ""


class TextCell(Cell, frozen=True, kw_only=True):
    """Paragraphs one under the other, on the left edge or with `right` on the right one."""

    paragraphs: tuple[Paragraph, ...] = ()
    right: bool = False

    def content_height(self, look: Look, width: int) -> int:
        return look.stack_height(self.paragraphs, width)

    def paint_content(self, look: Look, painter: QPainter, area: QRect) -> None:
        look.draw_stack(
            painter, self.paragraphs, area.left(), area.top(), area.width(), right=self.right
        )

    def terms(self) -> tuple[str, ...]:
        found = (span.term for each in self.paragraphs for span in each.spans if span.term)
        return tuple(dict.fromkeys(found))

    def term_at(self, look: Look, area: QRect, point: QPoint) -> str:
        top = area.top()
        for each in self.paragraphs:
            top += look.theme.px(each.above)
            height = look.height_of(each, area.width())
            if top <= point.y() < top + height:
                return _term_in(look, each, area.width(), point - QPoint(area.left(), top))
            top += height
        return ""


def _term_in(look: Look, paragraph: Paragraph, width: int, point: QPoint) -> str:
    layout = look.set_lines(paragraph, width)
    number = point.y() // look.theme.line_height(paragraph.role)
    line = layout.lineAt(min(number, layout.lineCount() - 1))
    if not line.rect().left() <= point.x() <= line.naturalTextRect().right():
        return ""
    place = line.xToCursor(point.x(), line.CursorPosition.CursorOnCharacter)
    for span in paragraph.spans:
        length = len(span.text.encode("utf-16-le", "surrogatepass")) // 2
        if place < length:
            return span.term
        place -= length
    return ""
