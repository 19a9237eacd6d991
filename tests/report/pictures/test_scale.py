"""The small drawings, dot by dot."""

import io
import struct
import zlib

import pytest
from docx.image.image import Image

from socdesk.report.document import StepState
from socdesk.report.pictures.scale import Picture, mark_picture, scale_picture

ACCENT, QUIET, PAPER, INK = (0x0B, 0x52, 0x62), (0x46, 0x53, 0x50), (255, 255, 255), (21, 33, 31)
STEP, GAP, WIDE = 94, 9, 24
LEFTS = [0, 103, 206, 324, 427]

EMPTY: tuple[StepState, ...] = ("empty",) * 5


def dots(picture: Picture) -> list[list[tuple[int, int, int]]]:
    """Decode a PNG of 24-bit dots, row by row; a false checksum fails."""
    data, at, packed, across, down = picture.png, 8, b"", 0, 0
    while at < len(data):
        (size,) = struct.unpack_from(">I", data, at)
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        (checksum,) = struct.unpack_from(">I", data, at + 8 + size)
        assert checksum == zlib.crc32(name + body)
        if name == b"IHDR":
            across, down = struct.unpack_from(">II", body)
        packed += body if name == b"IDAT" else b""
        at += size + 12
    rows = zlib.decompress(packed)
    width = across * 3 + 1
    return [
        [
            (row[1 + 3 * column], row[2 + 3 * column], row[3 + 3 * column])
            for column in range(across)
        ]
        for row in (rows[line * width : (line + 1) * width] for line in range(down))
    ]


def middle(picture: Picture, index: int) -> tuple[int, int, int]:
    """Return the dot in the middle of a step."""
    rows = dots(picture)
    return rows[len(rows) // 2][LEFTS[index] + STEP // 2]


@pytest.mark.parametrize("index", range(5))
def test_a_settled_level_is_solid_and_the_others_are_empty(index: int) -> None:
    steps: list[StepState] = [*EMPTY]
    steps[index] = "settled"

    picture = scale_picture(tuple(steps))

    colour = ACCENT if index >= 3 else QUIET
    assert [middle(picture, place) for place in range(5)] == [
        colour if place == index else PAPER for place in range(5)
    ]


def test_the_gap_before_what_is_advised_is_wider() -> None:
    rows = dots(scale_picture(EMPTY))
    line = rows[len(rows) // 2]

    runs = []
    length = 0
    for dot in line:
        length = length + 1 if dot == PAPER else 0
        runs.append(length)

    assert len(line) == 5 * STEP + 3 * GAP + WIDE
    assert line[LEFTS[3] - 1] == PAPER
    assert line[LEFTS[3] - WIDE] == PAPER
    assert line[LEFTS[3] - WIDE - 1] != PAPER


def test_a_level_still_possible_is_hatched_and_the_ends_are_solid() -> None:
    rows = dots(scale_picture(("lowest", "possible", "empty", "possible", "highest")))
    line = rows[len(rows) // 2]

    def step(index: int) -> list[tuple[int, int, int]]:
        return line[LEFTS[index] + 4 : LEFTS[index] + STEP - 4]

    for index in (0, 1, 3, 4):
        assert {PAPER, ACCENT} <= set(step(index))
    assert set(step(2)) == {PAPER}
    assert set(line[4:14]) == {ACCENT}
    assert set(line[LEFTS[4] + STEP - 14 : LEFTS[4] + STEP - 4]) == {ACCENT}
    assert set(line[LEFTS[1] + 4 : LEFTS[1] + 14]) != {ACCENT}


def test_an_own_level_has_a_notch_above_it_and_the_rules_level_is_struck() -> None:
    picture = scale_picture(("empty", "ruled", "empty", "empty", "settled"))
    rows = dots(picture)

    assert rows[2][LEFTS[4] + STEP // 2] == INK
    assert rows[2][LEFTS[1] + STEP // 2] == PAPER
    struck = rows[29 + 18]
    assert struck[LEFTS[1] + STEP // 2] == ACCENT
    assert struck[LEFTS[1] + 10] == PAPER
    assert struck[LEFTS[4] + STEP // 2] == ACCENT
    plain = scale_picture(("empty", "empty", "empty", "empty", "settled"))
    assert picture.height > plain.height


@pytest.mark.parametrize(
    ("statuses", "left", "right"),
    [
        pytest.param(("IN",), True, True, id="in"),
        pytest.param(("CONSIDER",), True, False, id="consider"),
        pytest.param(("OUT",), False, False, id="out"),
    ],
)
def test_a_category_is_full_half_or_empty(
    statuses: tuple[str, ...], left: bool, right: bool
) -> None:
    row = dots(mark_picture(statuses))[20]

    assert (row[10] == ACCENT, row[30] == ACCENT) == (left, right)


def test_an_open_category_is_hatched() -> None:
    row = dots(mark_picture(("OUT", "IN")))[20][4:-4]

    assert {PAPER, ACCENT} <= set(row)


def test_word_reads_the_size_the_picture_says() -> None:
    picture = scale_picture(EMPTY)

    read = Image.from_blob(picture.png)

    assert read.content_type == "image/png"
    assert read.width.mm == pytest.approx(picture.width, abs=0.1)
    assert read.height.mm == pytest.approx(picture.height, abs=0.1)
    assert io.BytesIO(picture.png).read(4) == b"\x89PNG"
