"""The memo as a Word document, on a template that a firm may replace by its own."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.document import Document as Word
from docx.opc.exceptions import OpcError
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from lxml import etree

from socdesk.engagement.disk import read_whole
from socdesk.paths import resource
from socdesk.report.document import Document
from socdesk.report.errors import ReportError
from socdesk.report.pictures.scale import Picture
from socdesk.report.word.blocks import Blocks
from socdesk.report.word.package import unzipped, zipped
from socdesk.report.word.xml import Element, clean

AUTHOR = "SOC Desk"
LARGEST_TEMPLATE = 64 << 20
"""Bytes; a larger template is not read."""
_TEMPLATE = "report/memo.docx"
_PLACEHOLDER = re.compile(r"\{(firm|marking|footer1|footer2)\}")


def write_docx(document: Document, template: Path | None = None) -> bytes:
    """Return the document as a Word file; equal documents on one template give equal bytes.

    Only the document's date enters it, no clock, no login name and no path. `template` is the
    firm's own file; raises `ReportError` where it is no Word file or lacks a style of the memo.
    """
    return assembled(document, lambda blocks: _elements(blocks, document), template)


def assembled(
    page: Document, elements: Callable[[Blocks], Iterable[Element]], template: Path | None
) -> bytes:
    """Return a Word file of these elements; of `page` only what stands around them is used.

    What `write_docx` says of bytes and template holds here too.
    """
    path = template or resource(_TEMPLATE)
    word = _opened(path)
    style = _Styles(word, path.name)
    blocks = Blocks(style.id, _Pictures(word).relation)
    body = word.element.body
    for element in [child for child in body if child.tag != qn("w:sectPr")]:
        body.remove(element)
    section = body.find(qn("w:sectPr"))
    for element in elements(blocks):
        if section is None:
            body.append(element)
        else:
            section.addprevious(element)
    _fill_page(word, page)
    _set_properties(word, page)
    target = io.BytesIO()
    word.save(target)
    return zipped(unzipped(target.getvalue()))


def _opened(path: Path) -> Word:
    data = read_whole(path, LARGEST_TEMPLATE)
    try:
        unzipped(data)
        return docx.Document(io.BytesIO(data))
    except (OpcError, zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError) as error:
        raise ReportError(
            f"{path.name} cannot be used as a template: it is no Word document."
        ) from error


def _elements(blocks: Blocks, document: Document) -> Iterator[Element]:
    yield blocks.title(document.title)
    for block in document.blocks:
        yield from blocks.elements(block)


class _Styles:
    """The template's styles by name; one that is missing is the firm's to add."""

    def __init__(self, word: Word, name: str) -> None:
        self._ids: dict[str, str] = {style.name: style.style_id for style in word.styles}
        self._template = name

    def id(self, name: str) -> str:
        try:
            return self._ids[name]
        except KeyError:
            raise ReportError(
                f'{self._template} cannot be used as a template: it lacks the style "{name}".'
            ) from None


class _Pictures:
    """Adds pictures to the document, each drawing once."""

    def __init__(self, word: Word) -> None:
        self._part = word.part
        self._relations: dict[Picture, str] = {}

    def relation(self, picture: Picture) -> str:
        if picture not in self._relations:
            relation, _ = self._part.get_or_add_image(io.BytesIO(picture.png))
            self._relations[picture] = relation
        return self._relations[picture]


def _fill_page(word: Word, document: Document) -> None:
    """Fill the placeholders of headers and footers; what else stands there is the firm's."""
    lines = (*document.footer, "", "")
    values = {
        "firm": document.firm,
        "marking": document.marking,
        "footer1": lines[0],
        "footer2": lines[1],
    }
    for part in _page_parts(word):
        for text in part.iter(qn("w:t")):
            text.text = _PLACEHOLDER.sub(
                lambda found: clean(values[found.group(1)]), text.text or ""
            )
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _page_parts(word: Word) -> Iterator[Element]:
    for relation in word.part.rels.values():
        if relation.reltype.endswith(("/header", "/footer")):
            part = relation.target_part
            assert isinstance(part, XmlPart)
            yield part.element


def _set_properties(word: Word, document: Document) -> None:
    day = datetime.fromisoformat(document.date).replace(tzinfo=UTC)
    properties = word.core_properties
    properties.author = AUTHOR
    properties.last_modified_by = AUTHOR
    properties.title = clean(document.title)[:255]
    properties.subject = clean(document.subject)[:255]
    properties.language = "en-GB"
    properties.comments = properties.keywords = properties.category = ""
    properties.content_status = properties.identifier = properties.version = ""
    properties.revision = 1
    properties.created = properties.modified = properties.last_printed = day
