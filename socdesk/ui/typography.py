"""The type: the bundled families, and how each kind of text is set."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct
from PySide6.QtGui import QFont, QFontDatabase

from socdesk import paths

SERIF = "Source Serif Pro"
SANS = "Source Sans Pro"
_FONT_FILES = (
    "fonts/SourceSansPro-Regular.ttf",
    "fonts/SourceSansPro-Semibold.ttf",
    "fonts/SourceSerifPro-Regular.ttf",
    "fonts/SourceSerifPro-Semibold.ttf",
)

RoleName = Literal[
    "projector", "projector_72", "projector_64", "projector_56", "projector_option",
    "projector_option_36", "projector_option_30", "projector_small", "projector_small_26",
    "display", "headline", "question", "question_small", "question_large", "title_compare", "title",
    "title_head", "title_small", "title_count", "standfirst_large", "standfirst", "option_large",
    "option", "option_compact", "body", "label", "side", "side_strong", "small", "small_strong",
    "mark", "mark_strong",
]  # fmt: skip
"""The type roles of look.md, by name."""


class TypeRole(Struct, frozen=True):
    """How one kind of text is set: sizes and spacing in px at 100 % text."""

    family: str
    size: int
    line: int
    strong: bool = False
    spacing: float = 0.0


ROLES: Mapping[RoleName, TypeRole] = {
    "projector": TypeRole(SERIF, 82, 102, spacing=-1.0),
    "projector_72": TypeRole(SERIF, 72, 90, spacing=-0.9),
    "projector_64": TypeRole(SERIF, 64, 80, spacing=-0.8),
    "projector_56": TypeRole(SERIF, 56, 70, spacing=-0.7),
    "projector_option": TypeRole(SANS, 42, 52),
    "projector_option_36": TypeRole(SANS, 36, 44),
    "projector_option_30": TypeRole(SANS, 30, 37),
    "projector_small": TypeRole(SANS, 30, 38),
    "projector_small_26": TypeRole(SANS, 26, 33),
    "display": TypeRole(SERIF, 52, 60, spacing=-0.6),
    "headline": TypeRole(SERIF, 42, 50, spacing=-0.4),
    "question": TypeRole(SERIF, 34, 42, spacing=-0.2),
    "question_small": TypeRole(SERIF, 26, 32, spacing=-0.2),
    "question_large": TypeRole(SERIF, 40, 50, spacing=-0.2),
    "title_compare": TypeRole(SERIF, 30, 38),
    "title": TypeRole(SERIF, 28, 34),
    "title_head": TypeRole(SERIF, 26, 32),
    "title_small": TypeRole(SERIF, 24, 30),
    "title_count": TypeRole(SERIF, 20, 28),
    "standfirst_large": TypeRole(SERIF, 19, 28),
    "standfirst": TypeRole(SERIF, 17, 26),
    "option_large": TypeRole(SANS, 20, 26),
    "option": TypeRole(SANS, 18, 24),
    "option_compact": TypeRole(SANS, 17, 22),
    "body": TypeRole(SANS, 16, 24),
    "label": TypeRole(SANS, 16, 24, strong=True),
    "side": TypeRole(SANS, 15, 22),
    "side_strong": TypeRole(SANS, 15, 22, strong=True),
    "small": TypeRole(SANS, 14, 20),
    "small_strong": TypeRole(SANS, 14, 20, strong=True),
    "mark": TypeRole(SANS, 13, 18),
    "mark_strong": TypeRole(SANS, 13, 18, strong=True),
}


def load_fonts() -> None:
    """Make the bundled fonts known to Qt, once; a damaged file is a fault of the build."""
    if "Semibold" in QFontDatabase.styles(SERIF) and "Semibold" in QFontDatabase.styles(SANS):
        return
    for name in _FONT_FILES:
        if QFontDatabase.addApplicationFont(str(paths.resource(name))) < 0:
            raise RuntimeError(f"not a font: {name}")


def font_of(role: TypeRole, unit: float) -> QFont:
    """Return the font of a type role; `unit` is how many logical px one px at 100 % text is."""
    font = QFont(role.family)
    font.setPixelSize(round(role.size * unit))
    font.setWeight(QFont.Weight.DemiBold if role.strong else QFont.Weight.Normal)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, role.spacing * unit)
    # Hinting would give every scale factor its own line breaks.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
