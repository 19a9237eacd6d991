"""How the wizard's pages are laid out at a given window: margins, sizes, and how much is folded."""

from enum import IntEnum

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QSize

from socdesk.ui.theme import LayoutClass, Theme, layout_class
from socdesk.ui.typography import RoleName
from socdesk.ui.widgets.buttons import ButtonSize
from socdesk.ui.widgets.option_card import CardSize

REFERENCE = 28
"""How far left of the text edge a question's reference stands, in px at 100 % text."""
_TALL = 720
_NOTES_BESIDE = 560
_MARGINS = {
    LayoutClass.WIDE: (56, 56, 720),
    LayoutClass.NORMAL: (56, 40, 720),
    LayoutClass.COMPACT: (44, 28, 620),
    LayoutClass.NARROW: (24, 24, 0),
}
"""Left and right margin and the widest text (0: as wide as there is room), by layout."""


class Density(IntEnum):
    """How a question page saves height, step by step until all of it fits."""

    OPEN = 0
    OPEN_SMALL = 1
    """The question in the smaller type."""
    FOLDED = 2
    """Standfirst, example, who knows, basis and note folded into a row."""
    FOLDED_SMALL = 3
    """Both of these."""
    DENSE = 4
    """The cards small too."""
    DENSEST = 5
    """And next to no space between the parts."""

    @property
    def is_folded(self) -> bool:
        return self >= Density.FOLDED


class Spacing(Struct, frozen=True):
    """Vertical distances in px at 100 % text: from the page's top down to the notes."""

    top: int
    question: int
    standfirst: int
    cards: int
    notes: int
    bottom: int


_ROOMY = Spacing(top=26, question=0, standfirst=9, cards=24, notes=26, bottom=24)
_WIDE = Spacing(top=46, question=2, standfirst=10, cards=26, notes=30, bottom=32)
_WITH_CLAIMS = Spacing(top=20, question=0, standfirst=6, cards=18, notes=16, bottom=8)
_CLOSER = Spacing(top=20, question=0, standfirst=6, cards=16, notes=20, bottom=8)
_TIGHT = Spacing(top=12, question=0, standfirst=8, cards=14, notes=10, bottom=12)
_DENSE = Spacing(top=6, question=0, standfirst=8, cards=10, notes=8, bottom=4)
_DENSEST = Spacing(top=2, question=0, standfirst=8, cards=7, notes=3, bottom=0)


class Measures(Struct, frozen=True):
    """One layout of look.md "Layouts", in logical px at the present zoom.

    `left` is the text edge and `text` the width of the text; `right` is what is left of the page.
    `density` is the least folding the window's height calls for; a page that does not fit folds
    more.
    """

    name: LayoutClass
    width: int
    left: int
    text: int
    density: Density
    bar: int
    buttons: ButtonSize
    has_claims: bool = False
    """Whether there has to be room for the misconceptions that are often heard at a question."""

    @property
    def right(self) -> int:
        return self.width - self.left - self.text

    @property
    def is_small(self) -> bool:
        """Whether type and cards are the small ones."""
        small = self.name in (LayoutClass.COMPACT, LayoutClass.NARROW)
        return small or self.density >= Density.DENSE

    @property
    def reference_beside(self) -> bool:
        """Whether the question's reference stands in the margin, left of the text edge."""
        return self.name is not LayoutClass.NARROW

    @property
    def question(self) -> RoleName:
        """The type role of the question."""
        if self.is_small or self.density in (Density.OPEN_SMALL, Density.FOLDED_SMALL):
            return "question_small"
        return "question_large" if self.name is LayoutClass.WIDE else "question"

    @property
    def headline(self) -> RoleName:
        """The type role of a result's headline."""
        return "title_compare" if self.is_small else "headline"

    @property
    def cards(self) -> CardSize:
        """The size of the option cards."""
        if self.is_small:
            return CardSize.COMPACT
        return CardSize.LARGE if self.name is LayoutClass.WIDE else CardSize.NORMAL

    @property
    def spacing(self) -> Spacing:
        """The vertical distances."""
        if self.density >= Density.DENSE:
            return _DENSE if self.density is Density.DENSE else _DENSEST
        if self.is_small:
            return _TIGHT
        if self.density is Density.OPEN_SMALL:
            return _CLOSER
        if self.has_claims and self.name is LayoutClass.NORMAL:
            return _WITH_CLAIMS
        return _WIDE if self.name is LayoutClass.WIDE else _ROOMY

    def columns(self, theme: Theme, least: int = _NOTES_BESIDE) -> bool:
        """Whether the text is at least `least` px wide at 100 %, so that columns fit beside."""
        return self.text >= theme.px(least)

    def with_claims(self) -> "Measures":
        """The same layout with room for the misconceptions often heard."""
        return replace(self, has_claims=True)

    def denser(self, density: Density) -> "Measures":
        """The same layout with at least this much folded."""
        return replace(self, density=max(self.density, density))


def measure(theme: Theme, window: QSize, width: int) -> Measures:
    """Return the layout of a page `width` px wide in a window of this size."""
    name = layout_class(window.width(), theme.zoom)
    px = theme.px
    left, right, widest = _MARGINS[name]
    text = width - px(left) - px(right)
    if widest:
        text = min(text, px(widest))
    text = max(1, text)
    start = (width - text) // 2 if name is LayoutClass.WIDE else px(left)
    is_low = window.height() < px(_TALL)
    compact = name in (LayoutClass.COMPACT, LayoutClass.NARROW)
    return Measures(
        name=name,
        width=width,
        left=start,
        text=text,
        density=Density.FOLDED if is_low else Density.OPEN,
        bar=px(52 if compact else 60),
        buttons=ButtonSize.COMPACT if compact else ButtonSize.NORMAL,
    )
