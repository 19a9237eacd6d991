"""Buttons: one primary a page, secondary with an edge, text buttons in the accent."""

from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QWidget

from socdesk.ui.plain import set_tooltip
from socdesk.ui.theme import RADIUS_BUTTON, ColourName, Theme
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.focus_ring import set_ring
from socdesk.ui.widgets.icons import IconName, paint_icon

if TYPE_CHECKING:
    from socdesk.ui.typography import RoleName


class ButtonKind(Enum):
    """How loud a button is."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    TEXT = "text"


class ButtonSize(Enum):
    """The height in px at 100 % text."""

    NORMAL = 40
    COMPACT = 36
    SMALL = 32


_PADDING = {ButtonSize.NORMAL: 18, ButtonSize.COMPACT: 16, ButtonSize.SMALL: 12}
_TEXT_PADDING = 12
_ICON = {ButtonSize.NORMAL: 18, ButtonSize.COMPACT: 18, ButtonSize.SMALL: 16}
_ICON_GAP = 8


class _Paint(Struct, frozen=True):
    text: QColor
    fill: QColor | None = None
    edge: QColor | None = None
    dashed: bool = False


class Button(QPushButton):
    """A button whose text may hold an access key ("&Next"); an icon stands before or after it.

    The box of a text button reaches 12 px beyond its words on either side, so that words can
    stand on the text edge (`theme.OUTDENT`). Enter never presses it by itself: pages decide.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: ButtonKind = ButtonKind.SECONDARY,
        size: ButtonSize = ButtonSize.NORMAL,
        *,
        icon: IconName | None = None,
        icon_after: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._kind = kind
        self._size = size
        self._icon = icon
        self._icon_after = icon_after
        self._colour: ColourName | None = None
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        set_ring(self, radius=RADIUS_BUTTON)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def set_icon(self, icon: IconName | None, *, after: bool = False) -> None:
        """Show another icon, before or after the words."""
        self._icon, self._icon_after = icon, after
        self.updateGeometry()
        self.update()

    def set_size(self, size: ButtonSize) -> None:
        """Give the button another height."""
        self._size = size
        self._follow_theme()

    def set_quiet(self, quiet: bool) -> None:
        """Set a text button in regular secondary text, as the masthead does."""
        self._colour = "ink2" if quiet else None
        self._follow_theme()

    def sizeHint(self) -> QSize:
        """Return the width of the words in semibold, the icon and the padding."""
        width = 2 * self._padding() + self._content_width()
        return QSize(round(width), self._theme.px(self._size.value))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a button is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, icon and words."""
        painter = QPainter(self)
        look = self._look()
        unit = self._theme.unit
        if look.fill is not None or look.edge is not None:
            draw.box(
                painter,
                QRectF(self.rect()),
                RADIUS_BUTTON * unit,
                fill=look.fill,
                edge=look.edge,
                width=unit,
                dashed=look.dashed,
            )
        left = (self.width() - self._content_width()) / 2
        self._paint_content(painter, left, look.text)

    def _paint_content(self, painter: QPainter, left: float, colour: QColor) -> None:
        words = self._words_width()
        icon_side = self._icon_side()
        gap = self._theme.length(_ICON_GAP) if icon_side and words else 0.0
        if icon_side and self._icon is not None:
            at = left + words + gap if self._icon_after else left
            middle = self.height() / 2
            square = QRectF(at, middle - icon_side / 2, icon_side, icon_side)
            paint_icon(painter, self._icon, square, colour)
        painter.setFont(self._shown_font())
        painter.setPen(colour)
        start = left if self._icon_after or not icon_side else left + icon_side + gap
        flags = Qt.AlignmentFlag.AlignCenter | self._mnemonic_flag()
        area = QRect(round(start) - 2, 0, round(words) + 4, self.height())
        painter.drawText(area, flags, self.text())

    def _mnemonic_flag(self) -> Qt.TextFlag:
        hint = QStyle.StyleHint.SH_UnderlineShortcut
        shown = self.style().styleHint(hint, None, self)
        return Qt.TextFlag.TextShowMnemonic if shown else Qt.TextFlag.TextHideMnemonic

    def _shown_font(self) -> QFont:
        font = QFont(self.font())
        if not self.isEnabled():
            font.setWeight(QFont.Weight.Normal)
        return font

    def _look(self) -> _Paint:
        if not self.isEnabled():
            colours = self._theme.colours
            return _Paint(colours.ink2, None, colours.edge, dashed=True)
        match self._kind:
            case ButtonKind.PRIMARY:
                return self._primary()
            case ButtonKind.SECONDARY:
                return self._secondary()
            case ButtonKind.TEXT:
                return self._text()

    def _primary(self) -> _Paint:
        colours = self._theme.colours
        if self.isDown():
            return _Paint(colours.paper, colours.ink)
        fill = colours.accent_hover if self.underMouse() else colours.accent
        return _Paint(colours.on_accent, fill)

    def _secondary(self) -> _Paint:
        colours = self._theme.colours
        if self.isDown() or self.isChecked():
            return _Paint(colours.ink, colours.wash2, colours.ink)
        if self.underMouse():
            return _Paint(colours.ink, colours.wash, colours.ink)
        return _Paint(colours.ink, colours.paper, colours.edge)

    def _text(self) -> _Paint:
        colours = self._theme.colours
        ink = colours.accent if self._colour is None else colours.named(self._colour)
        if self.isDown():
            return _Paint(ink, colours.wash2, colours.ink)
        if self.underMouse() or self.isChecked():
            return _Paint(ink, colours.wash2)
        return _Paint(ink)

    def _padding(self) -> float:
        text = self._kind is ButtonKind.TEXT
        return self._theme.length(_TEXT_PADDING if text else _PADDING[self._size])

    def _icon_side(self) -> float:
        return self._theme.length(_ICON[self._size]) if self._icon is not None else 0.0

    def _words_width(self) -> float:
        flags = Qt.TextFlag.TextShowMnemonic
        metrics = QFontMetricsF(self.font())
        return metrics.size(flags.value, self.text()).width() if self.text() else 0.0

    def _content_width(self) -> float:
        words, icon = self._words_width(), self._icon_side()
        gap = self._theme.length(_ICON_GAP) if words and icon else 0.0
        return words + gap + icon

    def _follow_theme(self) -> None:
        role: RoleName = "label"
        if self._size is ButtonSize.SMALL:
            role = "small_strong"
        if self._colour is not None:
            role = "small" if self._size is ButtonSize.SMALL else "side"
        self.setFont(self._theme.font(role))
        self.updateGeometry()
        self.update()


class IconButton(Button):
    """A text button of an icon only; `name` is what a screen reader and the tooltip say."""

    def __init__(
        self,
        theme: Theme,
        icon: IconName,
        name: str,
        size: ButtonSize = ButtonSize.SMALL,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", ButtonKind.TEXT, size, icon=icon, parent=parent)
        self.setAccessibleName(name)
        set_tooltip(self, name)

    def sizeHint(self) -> QSize:
        """Return a square of the button's height."""
        side = self._theme.px(self._size.value)
        return QSize(side, side)
