"""The tables of a Word file that anybody may have sent: read within bounds, as text alone.

Nothing of the file is trusted (reliability.md 2.4): what is larger than any form, is packed in
another way, defines entities or lacks a part is refused in one sentence, before it is built up.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from socdesk.report.errors import ReportError

LARGEST_PART = 8 << 20
"""Bytes of a part when unpacked; the largest form takes a fraction."""

MOST_PARTS = 1_000
MOST_TAGS = 400_000
MOST_ROWS = 5_000

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "/officeDocument"
_RELATIONS = "_rels/.rels"
_ENTRY = b"PK\x01\x02"
_BREAKS = ("br", "tab", "cr", "ptab")
_GONE = ("del", "moveFrom", "pPr", "rPr")
"""Elements whose text is no longer, or never was, what stands on the page."""


class WordCell(Struct, frozen=True):
    """A cell: its paragraphs' texts. `merged` where it takes more or less than its own place."""

    paragraphs: tuple[str, ...]
    merged: bool = False

    @property
    def text(self) -> str:
        """All the cell says, on one line."""
        return " ".join(" ".join(self.paragraphs).split())


class WordRow(Struct, frozen=True):
    """A row of a table; both count from 1."""

    table: int
    number: int
    cells: tuple[WordCell, ...]


def word_rows(data: bytes, name: str) -> tuple[WordRow, ...]:
    """Return every row of the tables that stand in the text itself, in their order.

    Raises `ReportError`; *name* begins its sentence.
    """
    body = _parsed(_main_part(data, name), name).find(f"{_WORD}body")
    if body is None:
        raise ReportError(f"{name} cannot be read: it is a Word file without a text.")
    rows: list[WordRow] = []
    for count, table in enumerate(_within(body, "tbl"), start=1):
        for number, row in enumerate(_within(table, "tr"), start=1):
            rows.append(WordRow(count, number, tuple(map(_cell, _within(row, "tc")))))
            if len(rows) > MOST_ROWS:
                raise ReportError(
                    f"{name} cannot be read: its tables have more than {MOST_ROWS:,} rows."
                )
    return tuple(rows)


def _main_part(data: bytes, name: str) -> bytes:
    if data.count(_ENTRY) > MOST_PARTS:
        raise ReportError(f"{name} cannot be read: it holds more than {MOST_PARTS:,} parts.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            if len(set(names)) != len(names):
                raise ReportError(f"{name} cannot be read: a part stands in it twice.")
            relations = _parsed(_part(package, _RELATIONS, name), name)
            return _part(package, _target(relations, name), name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise ReportError(f"{name} cannot be read: it is damaged, or no Word file.") from error
    except (RuntimeError, OSError, ValueError) as error:
        # What zipfile says of a locked part, and of places outside the file.
        raise ReportError(f"{name} cannot be read: it is locked or damaged.") from error


def _part(package: zipfile.ZipFile, part: str, name: str) -> bytes:
    try:
        entry = package.getinfo(part)
    except KeyError:
        raise ReportError(f"{name} cannot be read: it is no whole Word file.") from None
    # The directory may lie about the size: what is unpacked is bounded as well.
    with package.open(entry) as stream:
        found = stream.read(LARGEST_PART + 1)
    if len(found) > LARGEST_PART or entry.file_size > LARGEST_PART:
        raise ReportError(
            f"{name} cannot be read: unpacked it takes more than {LARGEST_PART:,} bytes."
        )
    return found


def _target(relations: etree._Element, name: str) -> str:
    for relation in relations.iter(_RELATION):
        if str(relation.get("Type", "")).endswith(_MAIN):
            return posixpath.normpath(str(relation.get("Target", "")).lstrip("/"))
    raise ReportError(f"{name} cannot be read: it is no whole Word file.")


def _parsed(part: bytes, name: str) -> etree._Element:
    """Return the XML of a part; one with a DTD, endless nesting or too many tags is refused."""
    if b"\0" in part:
        raise ReportError(f"{name} cannot be read: its text is not in UTF-8.")
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise ReportError(f"{name} cannot be read: it defines entities of its own.")
    if part.count(b"<") > MOST_TAGS:
        raise ReportError(f"{name} cannot be read: it holds far more than any form.")
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        found = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise ReportError(f"{name} cannot be read: its text is damaged.") from error
    if found.getroottree().docinfo.internalDTD is not None:
        raise ReportError(f"{name} cannot be read: it defines entities of its own.")
    return found


def _within(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the children of that tag, also those a content control stands around."""
    for child in parent.iterchildren():
        if child.tag == f"{_WORD}{tag}":
            yield child
        elif child.tag == f"{_WORD}sdt":
            content = child.find(f"{_WORD}sdtContent")
            if content is not None:
                yield from _within(content, tag)


def _cell(cell: etree._Element) -> WordCell:
    settings = cell.find(f"{_WORD}tcPr")
    merged = settings is not None and any(
        settings.find(f"{_WORD}{tag}") is not None for tag in ("vMerge", "hMerge")
    )
    span = None if settings is None else settings.find(f"{_WORD}gridSpan")
    if span is not None and span.get(f"{_WORD}val") != "1":
        merged = True
    paragraphs = tuple(_text(paragraph) for paragraph in cell.iter(f"{_WORD}p"))
    return WordCell(tuple(text for text in paragraphs if text), merged)


def _text(paragraph: etree._Element) -> str:
    """Return what a paragraph says; what was struck out or stands in a box says nothing."""
    pieces: list[str] = []
    open_elements = [paragraph]
    while open_elements:
        element = open_elements.pop()
        tag = str(element.tag).removeprefix(_WORD)
        if tag == "t":
            pieces.append(element.text or "")
        elif tag in _BREAKS:
            pieces.append(" ")
        elif tag == "noBreakHyphen":
            pieces.append("-")
        elif tag not in _GONE and str(element.tag).startswith(_WORD):
            nested = [child for child in element.iterchildren() if child.tag != f"{_WORD}p"]
            open_elements += reversed(nested)
    return " ".join("".join(pieces).split())
