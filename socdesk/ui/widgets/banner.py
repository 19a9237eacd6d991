"""Banners: a bar, an icon, a bold lead and a sentence; never a box."""

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from socdesk.ui.plain import PlainLabel, escape_mnemonic
from socdesk.ui.theme import OUTDENT, ColourName, Theme
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from socdesk.ui.widgets.icons import IconName, paint_icon
from socdesk.ui.widgets.prose import Prose, Span

_TEXT_LEFT = 52
_ICON_LEFT = 20
_ICON = 20


class _Look(Struct, frozen=True):
    icon: IconName
    colour: ColourName
    bar: int
    hatched: bool = False


class BannerKind(Enum):
    """What a banner says: each kind has its bar and its icon."""

    TRAP = _Look("warning", "ink", 4)
    CONTRADICTION = _Look("clash", "signal", 4)
    OVERRIDE = _Look("pencil", "accent", 4)
    OPEN_POINT = _Look("person", "ink", 6, hatched=True)


class Jump(Struct, frozen=True):
    """A button of a banner: the id it sends and its words ("Go to S1")."""

    id: str
    text: str


class Banner(QWidget):
    """One remark beside the page's text; `jump_requested` carries the id of the jump pressed."""

    jump_requested = Signal(str)

    def __init__(
        self,
        theme: Theme,
        kind: BannerKind,
        lead: str,
        text: str,
        reference: str = "",
        jumps: Sequence[Jump] = (),
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = kind.value
        self._jumps: dict[Button, str] = {}
        self._prose = Prose(theme)
        self._reference = PlainLabel(theme, reference, "side", "ink2")
        self._row = QHBoxLayout()
        self._row.addWidget(self._prose, 1)
        self._row.addWidget(self._reference, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(self._row)
        if jumps:
            self._column.addLayout(self._jump_row(jumps))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_words(lead, text)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def set_words(self, lead: str, text: str) -> None:
        """Show another lead and sentence."""
        between = " " if lead and text else ""
        self._prose.set_spans((Span(lead, strong=True), Span(between + text)))
        self.setAccessibleName(f"{lead}{between}{text}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar and the icon."""
        painter = QPainter(self)
        unit = self._theme.unit
        colour = self._theme.colours.named(self._look.colour)
        bar = QRectF(0, 0, self._look.bar * unit, self.height())
        if self._look.hatched:
            draw.hatched_bar(painter, bar, colour, unit)
        else:
            painter.fillRect(draw.snapped_rect(painter, bar), colour)
        side = _ICON * unit
        top = self._prose.y() + (self._theme.line_height("body") - side) / 2
        paint_icon(painter, self._look.icon, QRectF(_ICON_LEFT * unit, top, side, side), colour)

    def sizeHint(self) -> QSize:
        """Return a banner of readable width."""
        width = self._theme.px(520)
        return QSize(width, self.heightForWidth(width))

    def _jump_row(self, jumps: Sequence[Jump]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        for jump in jumps:
            words = escape_mnemonic(jump.text)
            button = Button(self._theme, words, ButtonKind.TEXT, ButtonSize.SMALL)
            button.clicked.connect(self._on_jump)
            self._jumps[button] = jump.id
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _on_jump(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.jump_requested.emit(self._jumps[button])

    def _follow_theme(self) -> None:
        px = self._theme.px
        # The box of a jump reaches beyond its words, and the words stand on the text edge.
        self._column.setContentsMargins(px(_TEXT_LEFT - OUTDENT), px(1), 0, px(1))
        self._row.setContentsMargins(px(OUTDENT), 0, 0, 0)
        self._row.setSpacing(px(16))
        self._reference.setFixedHeight(self._theme.line_height("body"))
        self.updateGeometry()
        self.update()
