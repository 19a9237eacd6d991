"""The look in one place: colours, measures, and the object that applies them and the type."""

from enum import Enum
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QToolTip

from socdesk.ui.style import DeskStyle, StyleLook
from socdesk.ui.typography import ROLES, RoleName, font_of, load_fonts

ColourName = Literal[
    "paper", "wash", "wash2", "ink", "ink2", "rule", "line", "edge",
    "accent", "accent_hover", "on_accent", "acwash", "signal", "sgwash",
]  # fmt: skip
"""The colour tokens of look.md, by name."""


class Colours(Struct, frozen=True):
    """One set of colour tokens (look.md "Tokens: colour"); never change a member in place."""

    paper: QColor
    wash: QColor
    wash2: QColor
    ink: QColor
    ink2: QColor
    rule: QColor
    line: QColor
    edge: QColor
    accent: QColor
    accent_hover: QColor
    on_accent: QColor
    acwash: QColor
    signal: QColor
    sgwash: QColor

    def named(self, name: ColourName) -> QColor:
        """Return the token with this name."""
        colour: QColor = getattr(self, name)
        return colour


LIGHT = Colours(
    paper=QColor("#FFFFFF"),
    wash=QColor("#F5F7F6"),
    wash2=QColor("#E8EDEB"),
    ink=QColor("#15211F"),
    ink2=QColor("#465350"),
    rule=QColor("#15211F"),
    line=QColor("#D3DBD8"),
    edge=QColor("#74827E"),
    accent=QColor("#0B5262"),
    accent_hover=QColor("#073944"),
    on_accent=QColor("#FFFFFF"),
    acwash=QColor("#E7F0F1"),
    signal=QColor("#8E2B1B"),
    sgwash=QColor("#F9ECE9"),
)
DARK = Colours(
    paper=QColor("#14191A"),
    wash=QColor("#1A2122"),
    wash2=QColor("#263031"),
    ink=QColor("#EBF0EE"),
    ink2=QColor("#B3BFBC"),
    rule=QColor("#9AA8A5"),
    line=QColor("#333E3E"),
    edge=QColor("#82908D"),
    accent=QColor("#83CBD6"),
    accent_hover=QColor("#A9DFE7"),
    on_accent=QColor("#0C1517"),
    acwash=QColor("#17333A"),
    signal=QColor("#F3A797"),
    sgwash=QColor("#3A201B"),
)

_PROJECTED_INK2 = {False: QColor("#3B4744"), True: QColor("#C0CBC8")}


def projected(colours: Colours) -> Colours:
    """Return the tokens for a projector: secondary text keeps 7 to 1 on every ground there is."""
    return replace(colours, ink2=_PROJECTED_INK2[colours.paper == DARK.paper])


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, 1.4.3)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        dark = part <= 0.04045
        return part / 12.92 if dark else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = colour.redF(), colour.greenF(), colour.blueF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


SPACES = (4, 8, 12, 16, 24, 32, 48, 64)
RADIUS_STEP, RADIUS_FIELD, RADIUS_BUTTON, RADIUS_CARD, RADIUS_DIALOG = 2, 4, 5, 6, 8
OUTDENT = 12
"""How far the box of a card reaches beyond the text edge on either side."""
ZOOMS = (100, 110, 125, 150, 175, 200)
"""The text sizes offered, in per cent."""


class LayoutClass(Enum):
    """The four layouts of look.md "Layouts", widest first."""

    WIDE = "wide"
    NORMAL = "normal"
    COMPACT = "compact"
    NARROW = "narrow"


_LEAST_UNITS = ((LayoutClass.WIDE, 1600), (LayoutClass.NORMAL, 1100), (LayoutClass.COMPACT, 800))


def layout_class(width: float, zoom: int = 100) -> LayoutClass:
    """Return the layout for a window `width` logical px wide at `zoom` per cent text."""
    units = width * 100 / zoom
    return next((name for name, least in _LEAST_UNITS if units >= least), LayoutClass.NARROW)


class Scheme(Enum):
    """Which colours to use; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The look as it stands: colours, fonts and measures at the chosen zoom.

    Needs a running QGuiApplication. `changed` is sent after colours or zoom changed; every widget
    is handed the theme and follows it.
    """

    changed = Signal()

    def __init__(
        self, scheme: Scheme = Scheme.SYSTEM, zoom: int = 100, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        load_fonts()
        self._scheme = scheme
        self._zoom = _clamp(zoom)
        self._motion = True
        self._app: QApplication | None = None
        self._style: QStyle | None = None
        self._fonts: dict[RoleName, QFont] = {}
        hints = QGuiApplication.styleHints()
        self._colours = self._find_colours()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)

    @property
    def colours(self) -> Colours:
        """The colour tokens in force."""
        return self._colours

    @property
    def scheme(self) -> Scheme:
        """The scheme that was asked for."""
        return self._scheme

    @property
    def dark(self) -> bool:
        """Whether the dark colours are in force."""
        return self._wants_dark()

    @property
    def zoom(self) -> int:
        """The text size in per cent, 100 to 200."""
        return self._zoom

    def set_scheme(self, scheme: Scheme) -> None:
        """Switch the colours; title bars follow where the platform lets them."""
        self._scheme = scheme
        hints = QGuiApplication.styleHints()
        if scheme is Scheme.SYSTEM:
            hints.unsetColorScheme()
        else:
            dark = scheme is Scheme.DARK
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self._refresh()

    def set_zoom(self, zoom: int) -> None:
        """Set the text size in per cent, held within 100 to 200."""
        self._zoom = _clamp(zoom)
        self._refresh()

    def set_motion(self, allowed: bool) -> None:
        """Allow or forbid the few movements there are."""
        self._motion = allowed
        self._refresh()

    def px(self, value: float) -> int:
        """Return a measure given in px at 100 % text as whole px at the present zoom."""
        return round(value * self._zoom / 100)

    def length(self, value: float) -> float:
        """Return a measure given in px at 100 % text at the present zoom, not rounded."""
        return value * self._zoom / 100

    @property
    def unit(self) -> float:
        """How many logical px one px of look.md is at the present zoom."""
        return self._zoom / 100

    def font(self, role: RoleName) -> QFont:
        """Return the font of a type role at the present zoom."""
        if role not in self._fonts:
            self._fonts[role] = font_of(ROLES[role], self.unit)
        return QFont(self._fonts[role])

    def line_height(self, role: RoleName) -> int:
        """Return the distance between two lines of a type role at the present zoom."""
        return self.px(ROLES[role].line)

    def palette(self) -> QPalette:
        """Return the palette of look.md "Mapping to Qt"."""
        return _palette(self._colours)

    def apply(self, app: QApplication) -> None:
        """Dress the application in this theme and keep it so."""
        self._app = app
        self._dress(app)

    def _find_colours(self) -> Colours:
        colours = DARK if self._wants_dark() else LIGHT
        # In one chain of calls PySide drops the first object while the second still needs it.
        hints = QGuiApplication.styleHints()
        preference = hints.accessibility().contrastPreference()
        if preference is Qt.ContrastPreference.HighContrast:
            return replace(colours, line=colours.edge)
        return colours

    def _wants_dark(self) -> bool:
        if self._scheme is Scheme.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._scheme is Scheme.DARK

    def _on_system_changed(self) -> None:
        if self._find_colours() != self._colours:
            self._refresh()

    def _refresh(self) -> None:
        self._colours = self._find_colours()
        self._fonts.clear()
        if self._app is not None:
            self._dress(self._app)
        self.changed.emit()

    def _dress(self, app: QApplication) -> None:
        colours = self._colours
        look = StyleLook(
            paper=colours.paper,
            wash=colours.wash,
            wash2=colours.wash2,
            ink=colours.ink,
            ink2=colours.ink2,
            line=colours.line,
            edge=colours.edge,
            accent=colours.accent,
            on_accent=colours.on_accent,
            signal=colours.signal,
            unit=self.unit,
            motion=self._motion,
        )
        # Qt asks a style for its measures only when the style is new. The old one is kept until
        # the new one is in use, and the new one as long as it is.
        style = DeskStyle(look)
        app.setStyle(style)
        self._style = style
        app.setPalette(self.palette())
        app.setFont(self.font("body"))
        QToolTip.setPalette(self.palette())
        QToolTip.setFont(self.font("small"))


def _clamp(zoom: int) -> int:
    return max(ZOOMS[0], min(ZOOMS[-1], zoom))


def _palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for target, colour in (
        (role.Window, colours.paper),
        (role.Base, colours.paper),
        (role.AlternateBase, colours.wash),
        (role.Button, colours.paper),
        (role.WindowText, colours.ink),
        (role.Text, colours.ink),
        (role.ButtonText, colours.ink),
        (role.BrightText, colours.on_accent),
        (role.PlaceholderText, colours.ink2),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Accent, colours.accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.Light, colours.wash),
        (role.Midlight, colours.wash),
        (role.Mid, colours.line),
        (role.Dark, colours.edge),
        (role.Shadow, colours.edge),
        (role.ToolTipBase, colours.paper),
        (role.ToolTipText, colours.ink),
    ):
        palette.setColor(target, colour)
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, colours.ink2)
    return palette
