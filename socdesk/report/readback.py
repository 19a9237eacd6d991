"""A written file held against what it should say, before anybody is told it was saved."""

import re
import zipfile

from lxml import etree

from socdesk.report.document import Document
from socdesk.report.errors import ReportError
from socdesk.report.word.package import unzipped
from socdesk.report.word.xml import clean

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAIN = "word/document.xml"
_BREAKS = {f"{_WORD}br": "\n", f"{_WORD}tab": "\t"}
_PDF_PARTS = (b"/Type/Catalog", b"/StructTreeRoot", b"/FontFile")
_PAGES = re.compile(rb"/Type/Pages/Count (\d+)")
_PAGE = re.compile(rb"/Type/Page\b")


def check_docx(data: bytes, document: Document) -> None:
    """Raise `ReportError` unless the bytes are a Word file that says every decision.

    Every part is unpacked with its checksum and every XML part parsed; title, line names and
    findings must each be found in a paragraph.
    """
    try:
        parts = unzipped(data)
        parsed = {
            name: etree.fromstring(part, _parser())
            for name, part in parts.items()
            if name.endswith((".xml", ".rels"))
        }
        body = parsed[_MAIN]
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, OSError) as error:
        raise ReportError("The Word file did not read back as one.") from error
    said = "\n".join(paragraph_texts(body))
    for wanted in (document.title, *document.decisions):
        if clean(wanted) not in said:
            raise ReportError("The Word file did not read back whole: a finding is missing.")


def paragraph_texts(body: etree._Element) -> list[str]:
    """Return the text of every paragraph, in the order of the file."""
    return [
        "".join(
            part.text or "" if part.tag == f"{_WORD}t" else _BREAKS.get(str(part.tag), "")
            for part in paragraph.iter()
        )
        for paragraph in body.iter(f"{_WORD}p")
    ]


def check_pdf(data: bytes) -> int:
    """Return the number of pages; raise `ReportError` for what is no whole, tagged PDF.

    The pages that the catalogue counts must all be there, and their fonts embedded.
    """
    counted = _PAGES.search(data)
    whole = data.startswith(b"%PDF-1.7") and data.rstrip().endswith(b"%%EOF")
    if not whole or counted is None or not all(part in data for part in _PDF_PARTS):
        raise ReportError("The PDF did not read back as one.")
    pages = int(counted.group(1))
    if pages < 1 or len(_PAGE.findall(data)) != pages:
        raise ReportError("The PDF did not read back whole: a page is missing.")
    return pages


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
