"""Written files held against what they should say."""

import msgspec
import pytest

from socdesk.report.document import Document
from socdesk.report.errors import ReportError
from socdesk.report.readback import check_docx, check_pdf
from socdesk.report.word.package import unzipped, zipped
from socdesk.report.word.writer import write_docx

MAIN = "word/document.xml"


def test_what_was_written_reads_back(bank: Document, bank_docx: bytes, bank_pdf: bytes) -> None:
    check_docx(bank_docx, bank)

    assert check_pdf(bank_pdf) >= 2


def test_a_word_file_without_a_finding_is_refused(bank: Document, bank_docx: bytes) -> None:
    for decision in (bank.title, *bank.decisions):
        parts = unzipped(bank_docx)
        cut = parts[MAIN].replace(decision.encode(), b"gone")
        assert cut != parts[MAIN]

        with pytest.raises(ReportError, match="a finding is missing"):
            check_docx(zipped(parts | {MAIN: cut}), bank)


def test_a_document_with_another_line_is_refused(bank: Document, bank_docx: bytes) -> None:
    more = msgspec.structs.replace(bank, decisions=(*bank.decisions, "Custody"))

    with pytest.raises(ReportError, match="a finding is missing"):
        check_docx(bank_docx, more)


@pytest.mark.parametrize("at", [0.1, 0.5, 0.9, 0.999])
def test_a_word_file_cut_short_is_refused(bank: Document, bank_docx: bytes, at: float) -> None:
    with pytest.raises(ReportError, match="did not read back"):
        check_docx(bank_docx[: int(len(bank_docx) * at)], bank)


def test_a_flipped_bit_in_the_text_is_refused(bank: Document, bank_docx: bytes) -> None:
    at = bank_docx.index(MAIN.encode()) + 2000
    flipped = bank_docx[:at] + bytes([bank_docx[at] ^ 1]) + bank_docx[at + 1 :]

    with pytest.raises(ReportError, match="did not read back"):
        check_docx(flipped, bank)


def test_a_part_that_is_no_xml_is_refused(bank: Document, bank_docx: bytes) -> None:
    parts = unzipped(bank_docx)

    with pytest.raises(ReportError, match="did not read back as one"):
        check_docx(zipped(parts | {"word/footer1.xml": b"<broken"}), bank)


@pytest.mark.parametrize(
    "mark", [b"%PDF-1.7", b"%%EOF", b"/StructTreeRoot", b"/FontFile", b"/Type/Catalog"], ids=ascii
)
def test_a_pdf_without_what_makes_it_one_is_refused(bank_pdf: bytes, mark: bytes) -> None:
    with pytest.raises(ReportError, match="did not read back as one"):
        check_pdf(bank_pdf.replace(mark, b"x" * len(mark)))


def test_a_pdf_without_one_of_its_pages_is_refused(bank_pdf: bytes) -> None:
    with pytest.raises(ReportError, match="a page is missing"):
        check_pdf(bank_pdf.replace(b"/Type/Page\n", b"/Type/Pear\n", 1).replace(
            b"/Type/Page/", b"/Type/Pear/", 1
        ))  # fmt: skip


def test_names_that_xml_cannot_hold_are_looked_for_as_written(bank: Document) -> None:
    odd = msgspec.structs.replace(bank, title="A\x00bank")

    check_docx(write_docx(odd), odd)
