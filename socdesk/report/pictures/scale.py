"""Small drawings as PNG, made of plain bytes: the scale of levels and the marks of categories.

Shapes and measures are those of the PDF template: solid is settled, hatched is still possible,
empty is not (look.md).
"""

import struct
import zlib
from collections.abc import Callable, Sequence
from functools import lru_cache

from msgspec import Struct

from socdesk.report.document import StepState

_DOTS_PER_MM = 16
_SAMPLES = 3
_MM_PER_M = 1000

Colour = tuple[int, int, int]
_PAPER: Colour = (255, 255, 255)
_INK: Colour = (0x15, 0x21, 0x1F)
_QUIET: Colour = (0x46, 0x53, 0x50)
_EDGE: Colour = (0x74, 0x82, 0x7E)
_ACCENT: Colour = (0x0B, 0x52, 0x62)

_STEP_DOTS, _STEP_ROWS = 94, 37
_STEP_WIDTH, _STEP_HEIGHT = _STEP_DOTS / _DOTS_PER_MM, _STEP_ROWS / _DOTS_PER_MM
_GAP_DOTS, _ADVICE_GAP_DOTS = 9, 24
_RADIUS, _LINE, _STOP = 0.4, 0.18, 1.0
_NOTCH_ROWS, _NOTCH_ROOM_ROWS, _NOTCH_HALF = 22, 29, 1.0
_HATCH_PITCH, _HATCH_LINE = 1.05, 0.36
_MARK_DOTS, _MARK_LINE, _MARK_PITCH = 40, 0.22, 0.9
_FIRST_ADVISED = 3
_ROOT_HALF = 0.5**0.5

OPEN_MARK = ("OUT", "IN")
"""Statuses whose mark is hatched, for what is not settled yet."""

Ink = Callable[[float, float], Colour]
"""The colour at a place, in mm from the top left."""


class Picture(Struct, frozen=True):
    """A PNG and its size in mm."""

    png: bytes
    width: float
    height: float


Tile = tuple[bytes, ...]
"""A drawing as rows of dots, three bytes each."""


@lru_cache(maxsize=64)
def scale_picture(steps: tuple[StepState, ...]) -> Picture:
    """Return the scale with these states, lowest level first.

    The gap before the fourth step parts what is advised from what is not. Where the consultant's
    level stands instead of the rules', a notch is above it.
    """
    row_parts: list[Tile] = []
    noted = "ruled" in steps
    for index, state in enumerate(steps):
        if index:
            dots = _ADVICE_GAP_DOTS if index == _FIRST_ADVISED else _GAP_DOTS
            row_parts.append(_blank(dots, _STEP_ROWS + (_NOTCH_ROOM_ROWS if noted else 0)))
        tile = _step_tile(state, advised=index >= _FIRST_ADVISED)
        if noted:
            plain = _blank(_STEP_DOTS, _NOTCH_ROOM_ROWS)
            tile = (_notch_tile() if state == "settled" else plain) + tile
        row_parts.append(tile)
    return _png(tuple(b"".join(parts) for parts in zip(*row_parts, strict=True)))


def _blank(across: int, down: int) -> Tile:
    return (bytes(_PAPER) * across,) * down


@lru_cache(maxsize=1)
def _notch_tile() -> Tile:
    tall = _NOTCH_ROWS / _DOTS_PER_MM

    def ink(x: float, y: float) -> Colour:
        inside = abs(x - _STEP_WIDTH / 2) <= _NOTCH_HALF * (1 - y / tall)
        return _INK if inside else _PAPER

    return _tile(ink, _STEP_DOTS, _NOTCH_ROOM_ROWS)


@lru_cache(maxsize=16)
def _step_tile(state: StepState, *, advised: bool) -> Tile:
    return _tile(_step(state, advised=advised), _STEP_DOTS, _STEP_ROWS)


def _step(state: StepState, *, advised: bool) -> Ink:
    outline = {"empty": _EDGE, "settled": _ACCENT if advised else _QUIET}.get(state, _ACCENT)
    line = 2 * _LINE if state == "ruled" else _LINE

    def ink(x: float, y: float) -> Colour:
        depth = _depth(x, y)
        if depth < 0:
            return _PAPER
        if depth < line or state == "settled":
            return outline
        return _ACCENT if _filled(state, x, y) else _PAPER

    return ink


def _filled(state: StepState, x: float, y: float) -> bool:
    if state == "ruled":
        return abs(y - _STEP_HEIGHT / 2) < _LINE and 1 < x < _STEP_WIDTH - 1
    if state == "empty":
        return False
    if (state == "lowest" and x < _STOP) or (state == "highest" and x > _STEP_WIDTH - _STOP):
        return True
    return _hatched(x, y, _HATCH_PITCH)


def _hatched(x: float, y: float, pitch: float) -> bool:
    across = (x + y) % pitch * _ROOT_HALF
    return across < _HATCH_LINE


def _depth(x: float, y: float) -> float:
    """Return how deep within the rounded step a place lies; below 0 it is outside."""
    dx = max(_RADIUS - x, x - (_STEP_WIDTH - _RADIUS), 0.0)
    dy = max(_RADIUS - y, y - (_STEP_HEIGHT - _RADIUS), 0.0)
    if dx and dy:
        return _RADIUS - float((dx * dx + dy * dy) ** 0.5)
    return min(x, y, _STEP_WIDTH - x, _STEP_HEIGHT - y)


@lru_cache(maxsize=16)
def mark_picture(statuses: tuple[str, ...]) -> Picture:
    """Return the mark of a category: solid in, half to consider, empty out, hatched open."""
    line = _EDGE if statuses == ("OUT",) else _ACCENT
    size = _MARK_DOTS / _DOTS_PER_MM

    def ink(x: float, y: float) -> Colour:
        if min(x, y, size - x, size - y) < _MARK_LINE:
            return line
        if statuses == ("IN",) or (statuses == ("CONSIDER",) and x < size / 2):
            return _ACCENT
        if len(statuses) > 1 and _hatched(x, y, _MARK_PITCH):
            return _ACCENT
        return _PAPER

    return _png(_tile(ink, _MARK_DOTS, _MARK_DOTS))


def _tile(ink: Ink, across: int, down: int) -> Tile:
    return tuple(
        b"".join(_dot(ink, column, row) for column in range(across)) for row in range(down)
    )


def _png(rows: Tile) -> Picture:
    across, down = len(rows[0]) // 3, len(rows)
    header = struct.pack(">IIBBBBB", across, down, 8, 2, 0, 0, 0)
    dots = _DOTS_PER_MM * _MM_PER_M
    png = b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", header),
            _chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1)),
            _chunk(b"IDAT", zlib.compress(b"".join(b"\0" + row for row in rows), 9)),
            _chunk(b"IEND", b""),
        )
    )
    return Picture(png, across / _DOTS_PER_MM, down / _DOTS_PER_MM)


def _dot(ink: Ink, column: int, row: int) -> bytes:
    """Return the mean colour of a dot, over a grid of samples within it."""
    unit = _DOTS_PER_MM * _SAMPLES
    found = [
        ink((column * _SAMPLES + across + 0.5) / unit, (row * _SAMPLES + down + 0.5) / unit)
        for down in range(_SAMPLES)
        for across in range(_SAMPLES)
    ]
    return bytes(_mean([colour[part] for colour in found]) for part in range(3))


def _mean(values: Sequence[int]) -> int:
    return round(sum(values) / len(values))


def _chunk(name: bytes, data: bytes) -> bytes:
    body = name + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
