"""Running text with a fixed line height: what QLabel cannot do."""

from collections.abc import Iterable

from msgspec import Struct
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from socdesk.ui.plain import PlainLabel
from socdesk.ui.theme import ColourName, Theme
from socdesk.ui.typography import RoleName
from socdesk.ui.widgets.typeset import Run, natural_width, typeset

_WIDEST = 640
_NARROWEST = 96
_LAYOUTS_KEPT = 8


class Span(Struct, frozen=True):
    """A piece of running text: semibold or not, in its own colour token or the paragraph's.

    `term` names the entry of the glossary that explains it; it is underlined with dashes.
    """

    text: str
    strong: bool = False
    colour: ColourName | None = None
    term: str = ""


class Prose(PlainLabel):
    """Plain running text that wraps, set in a type role, with the line height of that role.

    To a screen reader it is static text that says exactly its words. Its height follows its width.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: RoleName = "body",
        colour: ColourName = "ink",
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        self._spans: tuple[Span, ...] = ()
        self._align = align
        self._layouts: dict[int, QTextLayout] = {}
        super().__init__(theme, "", role, colour, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show one text in the paragraph's own weight and colour."""
        self.set_spans((Span(text),) if text else ())

    def set_spans(self, spans: Iterable[Span]) -> None:
        """Show pieces of text, run together as one paragraph; add the spaces between yourself."""
        wanted = tuple(spans)
        if wanted == self._spans:
            return
        self._spans = wanted
        words = "".join(span.text for span in wanted)
        self.setText(words)
        self.setAccessibleName(words)
        self._forget()

    def hasHeightForWidth(self) -> bool:
        """Say yes: narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the text at a width, in whole lines."""
        return self._layout_at(width).lineCount() * self._theme.line_height(self._role)

    def natural_width(self) -> int:
        """Return the width at which no line would have to wrap."""
        return natural_width(self._runs())

    def sizeHint(self) -> QSize:
        """Return the natural width, held to a readable measure, and the height at it."""
        width = min(self.natural_width(), self._theme.px(_WIDEST))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow column of one line; layouts ask `heightForWidth` for the rest."""
        width = min(self.natural_width(), self._theme.px(_NARROWEST))
        return QSize(width, self._theme.line_height(self._role))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        self._layout_at(self.width()).draw(painter, QPointF(0, 0))

    def _follow_theme(self) -> None:
        super()._follow_theme()
        self._forget()

    def _forget(self) -> None:
        self._layouts.clear()
        self.updateGeometry()
        self.update()

    def _layout_at(self, width: int) -> QTextLayout:
        if width not in self._layouts:
            if len(self._layouts) >= _LAYOUTS_KEPT:
                self._layouts.clear()
            pitch = self._theme.line_height(self._role)
            self._layouts[width] = typeset(self._runs(), width, pitch, self._align)
        return self._layouts[width]

    def _runs(self) -> list[Run]:
        colours = self._theme.colours
        normal = self._theme.font(self._role)
        strong = QFont(normal)
        strong.setWeight(QFont.Weight.DemiBold)
        return [
            Run(
                span.text,
                strong if span.strong else normal,
                colours.named(span.colour or self._colour),
            )
            for span in self._spans
        ]
