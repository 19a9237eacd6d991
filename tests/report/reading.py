"""Reads Word files and PDFs with other tools than the writers' own."""

import io
import unicodedata
import zipfile
from collections.abc import Iterator
from typing import Any

import msgspec
from lxml import etree
from pypdf import PdfReader

from socdesk.report.document import Document

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
NO_TEXT = {
    "kind", "id", "level", "role", "sort", "steps", "statuses", "language", "date", "page_of",
    "decisions", "subject", "empty", "bold",
}  # fmt: skip
"""Fields of a document that are no text on a page."""

DRAWN = {"chart", "alt"}
"""Fields whose text is drawn, or told beside the drawing."""


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of an Office package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def body(data: bytes) -> etree._Element:
    """Return the body of a Word file."""
    return etree.fromstring(parts(data)["word/document.xml"])


def paragraphs(data: bytes) -> list[str]:
    """Return the text of each paragraph of a Word file, with its breaks and tabs."""
    found = []
    for paragraph in body(data).iter(f"{WORD}p"):
        text = ""
        for part in paragraph.iter(f"{WORD}t", f"{WORD}br", f"{WORD}tab"):
            parent = part.getparent()
            if parent is not None and parent.tag == f"{WORD}r":
                text += {f"{WORD}br": "\n", f"{WORD}tab": "\t"}.get(str(part.tag), part.text or "")
        found.append(text)
    return found


def pdf_text(data: bytes) -> str:
    """Return the text of a PDF without any white space, which setting changes."""
    return squeezed("".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages))


def squeezed(text: str) -> str:
    """Return the text without white space and without invisible characters."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


def texts(value: object, key: str = "") -> Iterator[str]:
    """Yield every text that a document's pages show."""
    if isinstance(value, Document):
        value = msgspec.to_builtins(value)
    if isinstance(value, str):
        if key not in NO_TEXT and value:
            yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in DRAWN:
                yield from texts(part, name)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts(part, key)


def with_texts(document: Document, given: tuple[str, ...]) -> Document:
    """Return the document with every text replaced by one of *given*, numbered.

    Equal texts are replaced by equal ones, because a writer may leave out what repeats.
    """
    numbers: dict[str, int] = {}

    def changed(value: Any, key: str = "") -> Any:
        if isinstance(value, str):
            if key in NO_TEXT or not value:
                return value
            number = numbers.setdefault(value, len(numbers))
            return f"{number}§{given[number % len(given)]}§"
        if isinstance(value, dict):
            return {name: changed(part, name) for name, part in value.items()}
        if isinstance(value, list | tuple):
            return [changed(part, key) for part in value]
        return value

    return msgspec.convert(changed(msgspec.to_builtins(document)), Document)
