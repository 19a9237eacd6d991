"""WordprocessingML from plain values: runs, paragraphs, pictures and tables, text only as text."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from docx.oxml.ns import nsmap, qn
from lxml import etree
from msgspec import Struct

_INVALID = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_OR_TAB = re.compile("(\r\n|[\n\r\t])")
_TWIPS_PER_MM = 1440 / 25.4
_TWIPS_PER_POINT = 20
_EMU_PER_MM = 36000
_EIGHTHS = 8
_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_DECORATIVE_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"

Element = etree._Element  # noqa: SLF001 - lxml's only name for it


def clean(text: str) -> str:
    """Return *text* with what XML cannot hold shown as U+FFFD (reliability.md 2.6, X3)."""
    return _INVALID.sub("\ufffd", text)


def twips(mm: float) -> int:
    """Return a length in Word's unit."""
    return round(mm * _TWIPS_PER_MM)


def node(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Return an element such as `w:p`; an attribute `w_val` stands for `w:val`."""
    found = etree.Element(qn(tag), nsmap=None)
    for name, value in attributes.items():
        space, _, local = name.rpartition("_")
        found.set(qn(f"{space}:{local}") if space else local, clean(str(value)))
    found.extend(children)
    return found


def run(text: str, *, bold: bool = False, quiet: bool = False, size: float = 0.0) -> Element:
    """Return a run; line breaks and tabs in the text become Word's own."""
    settings = []
    if bold or quiet:
        settings.append(node("w:rStyle", w_val="Strong" if bold else "MemoQuiet"))
    if size:
        settings += [node("w:sz", w_val=round(size * 2)), node("w:szCs", w_val=round(size * 2))]
    found = node("w:r", *([node("w:rPr", *settings)] if settings else []))
    for piece in _LINE_OR_TAB.split(clean(text)):
        if piece == "\t":
            found.append(node("w:tab"))
        elif piece in ("\n", "\r", "\r\n"):
            found.append(node("w:br"))
        elif piece:
            words = node("w:t")
            words.text = piece
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            found.append(words)
    return found


def paragraph(
    style: str,
    *inlines: Element,
    keep_next: bool = False,
    before: float | None = None,
    hang: float = 0.0,
) -> Element:
    """Return a paragraph in the style with this id.

    `before` is the space above it in points, where it is not the style's; further lines hang by
    `hang` mm.
    """
    settings = [node("w:pStyle", w_val=style)]
    if keep_next:
        settings.append(node("w:keepNext"))
    if hang:
        stop = node("w:tab", w_val="left", w_pos=twips(hang))
        settings.append(node("w:tabs", stop))
    if before is not None:
        settings.append(node("w:spacing", w_before=round(before * _TWIPS_PER_POINT)))
    if hang:
        settings.append(node("w:ind", w_left=twips(hang), w_hanging=twips(hang)))
    return node("w:p", node("w:pPr", *settings), *inlines)


def kept_whole(element: Element) -> Element:
    """Keep a table on one page: every row but the last stays with the next."""
    for row in element.findall(qn("w:tr"))[:-1]:
        _keep(row)
    return element


def kept_at_ends(element: Element) -> Element:
    """Let a table go on over pages, but leave no row of it alone at its beginning or end."""
    heads, rows = _parted(element)
    for row in (*heads, *rows[:1], *rows[-2:-1]):
        _keep(row)
    return element


def _parted(element: Element) -> tuple[list[Element], list[Element]]:
    """Return the rows that head a table, and the others."""
    every = element.findall(qn("w:tr"))
    heads = [row for row in every if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
    return heads, every[len(heads) :]


def _keep(row: Element) -> None:
    for settings in row.iter(qn("w:pPr")):
        if settings.find(qn("w:keepNext")) is None:
            settings.insert(1, node("w:keepNext"))


def picture(relation: str, number: int, width: float, height: float, *, words: str = "") -> Element:
    """Return a run with a picture (mm); without words it is marked as decoration."""
    size = {"cx": round(width * _EMU_PER_MM), "cy": round(height * _EMU_PER_MM)}
    about = node("wp:docPr", id=number, name=f"Picture {number}", descr=words)
    if not words:
        about.append(_decoration())
    frame = node("a:xfrm", node("a:off", x=0, y=0), node("a:ext", **size))
    blip = node("a:blip", r_embed=relation)
    pic = node(
        "pic:pic",
        node(
            "pic:nvPicPr",
            node("pic:cNvPr", id=number, name=f"Picture {number}"),
            node("pic:cNvPicPr"),
        ),
        node("pic:blipFill", blip, node("a:stretch", node("a:fillRect"))),
        node("pic:spPr", frame, node("a:prstGeom", node("a:avLst"), prst="rect")),
    )
    graphic = node("a:graphic", node("a:graphicData", pic, uri=nsmap["pic"]))
    none = {"distT": 0, "distB": 0, "distL": 0, "distR": 0}
    inline = node("wp:inline", node("wp:extent", **size), about, graphic, **none)
    return node("w:r", node("w:drawing", inline))


def _decoration() -> Element:
    mark = etree.Element(f"{{{_DECORATIVE}}}decorative", nsmap={"adec": _DECORATIVE})
    mark.set("val", "1")
    return node("a:extLst", node("a:ext", mark, uri=_DECORATIVE_URI))


Merge = Literal["", "restart", "continue"]
"""Whether a cell begins or goes on with one that reaches over several rows."""


class Line(Struct, frozen=True):
    """A border: width in points, colour as hex; a double line is the accountant's."""

    width: float
    colour: str
    double: bool = False


class Cell(Struct, frozen=True):
    """A cell: its paragraphs, columns it spans, whether it goes on from the row above, padding.

    Padding is top, right, bottom, left in mm.
    """

    content: tuple[Element, ...]
    span: int = 1
    merge: Merge = ""
    top: Line | None = None
    bottom: Line | None = None
    fill: str = ""
    padding: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


class Row(Struct, frozen=True):
    """A row that is never split; a header row is repeated on every page.

    One to `keep` stays on the page of the next.
    """

    cells: tuple[Cell, ...]
    header: bool = False
    keep: bool = False


def table(widths: Sequence[float], rows: Iterable[Row], *, head: bool = True) -> Element:
    """Return a table with fixed columns (mm); `head` says that its first row heads columns."""
    settings = node(
        "w:tblPr",
        node("w:tblW", w_w=sum(twips(width) for width in widths), w_type="dxa"),
        node("w:tblInd", w_w=0, w_type="dxa"),
        node("w:tblLayout", w_type="fixed"),
        node(
            "w:tblCellMar",
            node("w:left", w_w=0, w_type="dxa"),
            node("w:right", w_w=0, w_type="dxa"),
        ),
        node("w:tblLook", w_val="0020" if head else "0000", w_firstRow=int(head), w_noVBand=1),
    )
    grid = node("w:tblGrid", *(node("w:gridCol", w_w=twips(width)) for width in widths))
    return node("w:tbl", settings, grid, *(_row(row, widths) for row in rows))


def _row(row: Row, widths: Sequence[float]) -> Element:
    settings = node("w:trPr", node("w:cantSplit"))
    if row.header:
        settings.append(node("w:tblHeader"))
    cells = []
    at = 0
    for cell in row.cells:
        cells.append(_cell(cell, sum(widths[at : at + cell.span])))
        at += cell.span
    found = node("w:tr", settings, *cells)
    if row.keep:
        _keep(found)
    return found


def _cell(cell: Cell, width: float) -> Element:
    settings = node("w:tcPr", node("w:tcW", w_w=twips(width), w_type="dxa"))
    if cell.span > 1:
        settings.append(node("w:gridSpan", w_val=cell.span))
    if cell.merge:
        settings.append(node("w:vMerge", w_val=cell.merge))
    sides = {"w:top": cell.top, "w:bottom": cell.bottom}
    borders = [_border(side, line) for side, line in sides.items() if line]
    if borders:
        settings.append(node("w:tcBorders", *borders))
    if cell.fill:
        settings.append(node("w:shd", w_val="clear", w_color="auto", w_fill=cell.fill))
    if any(cell.padding):
        top, right, bottom, left = (twips(part) for part in cell.padding)
        room = {"w:top": top, "w:left": left, "w:bottom": bottom, "w:right": right}
        settings.append(
            node(
                "w:tcMar",
                *(node(side, w_w=size, w_type="dxa") for side, size in room.items()),
            )
        )
    return node("w:tc", settings, *(cell.content or (node("w:p"),)))


def _border(side: str, line: Line) -> Element:
    kind = "double" if line.double else "single"
    size = round(line.width * _EIGHTHS)
    return node(side, w_val=kind, w_sz=size, w_space=0, w_color=line.colour)
