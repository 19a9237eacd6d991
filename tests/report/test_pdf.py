"""The PDF memo, read back with pypdf."""

import io
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pypdf import PdfReader

from socdesk.decision.pack import Pack
from socdesk.report.document import Document, Heading
from socdesk.report.errors import ReportError
from socdesk.report.export import memo_of
from socdesk.report.pdf import write_pages, write_pdf
from socdesk.report.pictures.fonts import bundled_fonts
from socdesk.report.pictures.glyphs import printable
from tests.report import hostile
from tests.report.cases import TODAY, example
from tests.report.reading import pdf_text, squeezed, texts, with_texts

ACTIVE = (b"/URI", b"/Launch", b"/JavaScript", b"/EmbeddedFile", b"/SubmitForm", b"/GoToR")


def outline(data: bytes) -> list[str]:
    """Return the bookmarks of a PDF, whatever their depth, in order."""

    def titles(entries: object) -> list[str]:
        if not isinstance(entries, list):
            return [str(getattr(entries, "title", ""))]
        return [title for entry in entries for title in titles(entry)]

    return titles(PdfReader(io.BytesIO(data)).outline)


def test_the_same_document_gives_the_same_bytes(bank: Document, bank_pdf: bytes) -> None:
    assert write_pdf(bank) == bank_pdf


def test_another_day_is_the_only_thing_a_day_changes(bank: Document, bank_pdf: bytes) -> None:
    later = msgspec.structs.replace(bank, date="2026-11-24")

    data = write_pdf(later)

    assert data != bank_pdf
    assert pdf_text(data) == pdf_text(bank_pdf)


def test_every_text_of_the_document_is_in_the_file(open_memo: Document) -> None:
    said = pdf_text(write_pdf(open_memo))

    assert [text for text in texts(open_memo) if squeezed(text) not in said] == []


def test_the_file_is_tagged_titled_and_in_english(bank_pdf: bytes) -> None:
    reader = PdfReader(io.BytesIO(bank_pdf))
    root: Any = reader.root_object

    assert root["/StructTreeRoot"]["/Type"] == "/StructTreeRoot"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "SOC reports for A bank"
    assert reader.metadata.author == "SOC Desk"
    assert str(reader.metadata["/CreationDate"]) == "D:20261123000000Z"


def test_the_file_says_it_is_for_the_archive_and_for_all_readers(bank_pdf: bytes) -> None:
    assert b"<pdfaid:part>2</pdfaid:part>" in bank_pdf
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in bank_pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in bank_pdf


def test_every_font_is_bundled_and_embedded(bank_pdf: bytes) -> None:
    reader = PdfReader(io.BytesIO(bank_pdf))

    names = set()
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            inside = font.get_object()["/DescendantFonts"][0].get_object()
            names.add(str(inside["/BaseFont"]).split("+")[1])
            descriptor = inside["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)
    assert names == {
        f"Source{family}Pro-{weight}"
        for family in ("Sans", "Serif")
        for weight in ("Regular", "Semibold")
    }


def test_the_headings_are_the_bookmarks(bank: Document, bank_pdf: bytes) -> None:
    headings = [block.text for block in bank.blocks if isinstance(block, Heading)]

    assert [title for title in outline(bank_pdf) if title in headings] == headings


def test_hostile_text_stays_text_and_starts_nothing(open_memo: Document) -> None:
    attacked = with_texts(open_memo, hostile.SHOWN_BY_ALL)

    data = write_pdf(attacked)

    said = pdf_text(data)
    assert [text for text in texts(attacked) if squeezed(text) not in said] == []
    assert [mark for mark in ACTIVE if mark in data] == []
    headings = sum(isinstance(block, Heading) for block in attacked.blocks)
    titled = sum(block["kind"] in {"answers", "not-asked"} for block in plain(attacked))
    assert len(outline(data)) == headings + titled


def plain(document: Document) -> list[dict[str, object]]:
    found: list[dict[str, object]] = msgspec.to_builtins(document)["blocks"]
    return found


@pytest.mark.parametrize("text", hostile.BEYOND_THE_FONTS, ids=ascii)
def test_what_no_font_shows_is_shown_by_its_number(bank: Document, text: str) -> None:
    titled = msgspec.structs.replace(bank, title=f"before {text} after")

    said = pdf_text(write_pdf(titled))

    assert squeezed(f"before{printable(text)}after") in said
    assert "[U+" in printable(text)


@pytest.mark.parametrize("text", hostile.UNFIT, ids=ascii)
def test_what_is_no_character_is_shown_by_its_number(bank: Document, text: str) -> None:
    titled = msgspec.structs.replace(bank, title=f"before {text} after")

    assert squeezed(f"before{printable(text)}after") in pdf_text(write_pdf(titled))


def test_a_name_that_turns_direction_turns_nothing_around_it(pack: Pack) -> None:
    engagement = msgspec.structs.replace(example("bank"), client="abc\u202edef")

    said = pdf_text(write_pdf(memo_of(pack, engagement, TODAY)))

    assert squeezed("should also request their reports, or equal evidence.") in said


def test_a_broken_template_is_refused_in_one_sentence(bank: Document, tmp_path: Path) -> None:
    path = tmp_path / "house.typ"
    path.write_text("#let x = ", "utf-8")

    with pytest.raises(ReportError, match=r"house\.typ could not be set as a PDF: .*\.") as raised:
        write_pdf(bank, path)

    assert "\n" not in str(raised.value)


def test_a_font_that_is_not_bundled_is_refused_not_left_blank(
    bank: Document, tmp_path: Path
) -> None:
    path = tmp_path / "house.typ"
    path.write_text('#set document(title: "x")\n#set text(font: "Comic Sans")\nHello', "utf-8")

    with pytest.raises(ReportError, match="comic sans"):
        write_pdf(bank, path)


def test_a_package_from_elsewhere_is_not_fetched(bank: Document, tmp_path: Path) -> None:
    path = tmp_path / "house.typ"
    path.write_text('#import "@preview/cetz:0.3.0": canvas\nHello', "utf-8")

    with pytest.raises(ReportError):
        write_pdf(bank, path)


def test_a_template_that_is_missing_is_one_sentence(bank: Document, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"gone\.typ cannot be read as a template\."):
        write_pdf(bank, tmp_path / "gone.typ")


def test_the_preview_has_a_picture_for_each_page(bank: Document, bank_pdf: bytes) -> None:
    pages = write_pages(bank, 36)

    assert len(pages) == len(PdfReader(io.BytesIO(bank_pdf)).pages)
    assert {page[:8] for page in pages} == {b"\x89PNG\r\n\x1a\n"}
    assert len(set(pages)) == len(pages)


def test_no_font_but_the_bundled_ones_is_at_hand() -> None:
    assert set(bundled_fonts().families()) == {"Source Sans Pro", "Source Serif Pro"}


def test_a_template_that_sets_no_day_gets_the_documents(bank: Document, tmp_path: Path) -> None:
    path = tmp_path / "house.typ"
    path.write_text(
        '#set document(title: "x")\n#set text(font: "Source Sans Pro", lang: "en")\n= x', "utf-8"
    )

    reader = PdfReader(io.BytesIO(write_pdf(bank, path)))

    assert reader.metadata is not None
    assert str(reader.metadata["/CreationDate"]) == "D:20261123000000Z"
