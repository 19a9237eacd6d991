"""Which characters the bundled fonts can show, read from the fonts themselves."""

import struct
from functools import lru_cache

from socdesk.paths import resource

FONTS = (
    "SourceSerifPro-Regular.ttf",
    "SourceSerifPro-Semibold.ttf",
    "SourceSansPro-Regular.ttf",
    "SourceSansPro-Semibold.ttf",
)
"""The files in `resources/fonts`; a text may stand in any of them."""

_INVISIBLE = frozenset("\n\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
                       "\u2060\u2066\u2067\u2068\u2069")  # fmt: skip
"""Characters that need no glyph: breaks, joiners, and marks of direction."""

_FORMAT_WITH_GROUPS = 12


@lru_cache(maxsize=1)
def shown() -> frozenset[str]:
    """Return the characters that every bundled font has a glyph for."""
    sets = [_characters(resource(f"fonts/{name}").read_bytes()) for name in FONTS]
    return frozenset.intersection(*sets)


def printable(text: str) -> str:
    """Return *text* with a tab as a space, and what no font shows by its number: "[U+682A]".

    Nothing is lost: whoever reads the number can tell which character stood there.
    """
    known = shown()
    return "".join(
        letter if letter in known or letter in _INVISIBLE else _number(letter) for letter in text
    )


def _number(letter: str) -> str:
    return " " if letter == "\t" else f"[U+{ord(letter):04X}]"


def _characters(font: bytes) -> frozenset[str]:
    """Return the characters of a TrueType font, from its table of Unicode groups (cmap 12)."""
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    for index in range(count):
        _, _, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * index)
        (kind,) = struct.unpack_from(">H", font, start + offset)
        if kind == _FORMAT_WITH_GROUPS:
            return frozenset(_groups(font, start + offset))
    raise ValueError("the font has no table of Unicode groups")


def _groups(font: bytes, start: int) -> list[str]:
    (count,) = struct.unpack_from(">L", font, start + 12)
    found: list[str] = []
    for index in range(count):
        first, last, _ = struct.unpack_from(">LLL", font, start + 16 + 12 * index)
        found += map(chr, range(first, last + 1))
    return found


def _table(font: bytes, wanted: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for index in range(count):
        name, _, offset, _ = struct.unpack_from(">4sLLL", font, 12 + 16 * index)
        if name == wanted:
            return int(offset)
    raise ValueError(f"the font has no table {wanted!r}")
