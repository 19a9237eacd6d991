"""The Word memo, read back with a zip reader and lxml."""

from itertools import pairwise
from pathlib import Path

import docx
import pytest
from lxml import etree

from socdesk.errors import SocDeskError
from socdesk.report.document import AnswerTable, Document, Reasons
from socdesk.report.errors import ReportError
from socdesk.report.word.package import unzipped, zipped
from socdesk.report.word.writer import write_docx
from socdesk.report.word.xml import clean
from tests.report import hostile
from tests.report.reading import DRAWING, WORD, body, paragraphs, parts, texts, with_texts

FIELDS = {"PAGE", "NUMPAGES"}


def fields(data: bytes) -> set[str]:
    """Return every field instruction of a Word file, in whatever part it stands."""
    found = set()
    for name, part in parts(data).items():
        if name.endswith(".xml"):
            tree = etree.fromstring(part)
            found |= {(code.text or "").strip() for code in tree.iter(f"{WORD}instrText")}
            found |= {str(code.get(f"{WORD}instr")) for code in tree.iter(f"{WORD}fldSimple")}
    return found


def test_the_same_document_gives_the_same_bytes(bank: Document, bank_docx: bytes) -> None:
    assert write_docx(bank) == bank_docx


def missing(document: Document, data: bytes) -> list[str]:
    """Return the texts of a document that no page of the file shows; any space is a space."""
    said = "\n".join(paragraphs(data))
    for part in ("word/header1.xml", "word/footer1.xml"):
        said += "".join(str(text) for text in etree.fromstring(parts(data)[part]).itertext())
    said = said.replace("\u00a0", " ")
    return [text for text in texts(document) if text.replace("\u00a0", " ") not in said]


def test_every_text_of_the_document_is_in_the_file(open_memo: Document) -> None:
    assert missing(open_memo, write_docx(open_memo)) == []


def test_every_reason_stands_beside_its_references(bank: Document, bank_docx: bytes) -> None:
    rows = [
        ["".join(map(str, cell.itertext())) for cell in row.iter(f"{WORD}tc")]
        for row in body(bank_docx).iter(f"{WORD}tr")
    ]
    reasons = [
        reason for block in bank.blocks if isinstance(block, Reasons) for reason in block.items
    ]

    assert reasons
    for reason in reasons:
        beside = reason.reference.text.replace(" · ", "\u00a0·\u00a0")
        sources = ", ".join(reason.reference.sources)
        assert any(
            reason.text in row[0] and beside + sources == row[1] for row in rows if len(row) == 2
        )


def test_hostile_text_stays_text_and_changes_nothing_else(open_memo: Document) -> None:
    given = (*hostile.SHOWN_BY_ALL, *hostile.BEYOND_THE_FONTS, *hostile.TURNING)
    attacked = with_texts(open_memo, given)

    data = write_docx(attacked)

    assert missing(attacked, data) == []
    assert fields(data) == FIELDS
    plain = write_docx(open_memo)
    assert shape(data) == shape(plain)
    assert sorted(parts(data)) == sorted(parts(plain))


def shape(data: bytes) -> list[str]:
    """Return the tags of a Word file's body in order, but for those that text itself brings."""
    own = {f"{WORD}t", f"{WORD}br", f"{WORD}tab"}
    return [str(element.tag) for element in body(data).iter() if element.tag not in own]


@pytest.mark.parametrize("text", hostile.UNFIT, ids=ascii)
def test_what_xml_cannot_hold_is_shown_as_replaced(bank: Document, text: str) -> None:
    data = write_docx(with_texts(bank, (text,)))

    said = "\n".join(paragraphs(data))
    assert f"0§{clean(text)}§" in said
    assert ("\ufffd" in said) == (text != "a\x7fb")


def test_nothing_reaches_outside_the_file(bank_docx: bytes) -> None:
    held = parts(bank_docx)

    relations = [part for name, part in held.items() if name.endswith(".rels")]
    assert not any(b'TargetMode="External"' in part for part in relations)
    assert not any(b"altChunk" in part or b"vbaProject" in part for part in relations)
    assert fields(bank_docx) == FIELDS
    assert not any(b"hyperlink" in part.lower() for name, part in held.items() if "rels" in name)


def test_the_properties_name_no_person_and_only_the_given_day(
    bank_docx: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bank: Document
) -> None:
    monkeypatch.setenv("USER", "canary-login")
    monkeypatch.setenv("LOGNAME", "canary-login")
    monkeypatch.chdir(tmp_path)

    data = write_docx(bank)

    path = tmp_path / "memo.docx"
    path.write_bytes(data)
    properties = docx.Document(str(path)).core_properties
    assert data == bank_docx
    assert (properties.author, properties.last_modified_by) == ("SOC Desk", "SOC Desk")
    assert properties.title == "SOC reports for A bank"
    assert {str(properties.created)[:10], str(properties.modified)[:10]} == {"2026-11-23"}
    for part in parts(data).values():
        assert b"canary-login" not in part
        assert str(tmp_path).encode() not in part


def test_every_scale_has_its_words_as_alternative_text(bank: Document, bank_docx: bytes) -> None:
    words = [
        report.scale.words
        for block in bank.blocks
        if isinstance(block, AnswerTable)
        for row in block.rows
        for report in row.reports
        if report.scale
    ]

    shown = [str(about.get("descr")) for about in body(bank_docx).iter(f"{DRAWING}docPr")]
    assert shown[: len(words)] == words
    numbers = [about.get("id") for about in body(bank_docx).iter(f"{DRAWING}docPr")]
    assert len(set(numbers)) == len(numbers)


def test_head_rows_are_repeated_and_no_row_is_split(bank_docx: bytes) -> None:
    tables = list(body(bank_docx).iter(f"{WORD}tbl"))

    headed = [
        table
        for table in tables
        for look in table.iterfind(f"{WORD}tblPr/{WORD}tblLook")
        if look.get(f"{WORD}firstRow") == "1"
    ]
    assert headed
    for table in headed:
        assert table.find(f"{WORD}tr/{WORD}trPr/{WORD}tblHeader") is not None
    rows = [row for table in tables for row in table.iter(f"{WORD}tr")]
    assert all(row.find(f"{WORD}trPr/{WORD}cantSplit") is not None for row in rows)


def test_what_opens_a_table_stays_on_its_page(bank_docx: bytes) -> None:
    opens = "Numbers in the last column"
    styles = etree.fromstring(parts(bank_docx)["word/styles.xml"])
    keeping = {
        str(style.get(f"{WORD}styleId"))
        for style in styles.iter(f"{WORD}style")
        if style.find(f"{WORD}pPr/{WORD}keepNext") is not None
    }

    elements = list(body(bank_docx)[0])

    said = ["".join(map(str, element.itertext())) for element in elements]
    at = next(index for index, text in enumerate(said) if text.startswith(opens))
    assert elements[at + 1].tag == f"{WORD}tbl"
    assert elements[at].find(f"{WORD}pPr/{WORD}keepNext") is not None
    assert {"Title", "Heading1", "Heading2", "MemoFinding", "MemoHead"} <= keeping


def tied_rows(document: bytes, head: str) -> list[bool]:
    """Return for the rows of the table that begins with this whether each stays with the next."""
    tables = body(document)[0].iter(f"{WORD}tbl")
    found = next(each for each in tables if "".join(map(str, each.itertext())).startswith(head))
    keeps = f".//{WORD}p/{WORD}pPr/{WORD}keepNext"
    return [row.find(keeps) is not None for row in found.iter(f"{WORD}tr")]


@pytest.mark.parametrize(
    ("head", "tied"),
    [
        pytest.param("Report and levelFor", [False] * 4, id="what to commission"),
        pytest.param("CategoryStatus", [True, True, False, False, True, False], id="categories"),
    ],
)
def test_a_table_of_tall_rows_goes_on_over_a_page(
    bank_docx: bytes, head: str, tied: list[bool]
) -> None:
    # The heads of columns stay with the first row by their style.
    assert tied_rows(bank_docx, head) == tied


def test_every_table_is_followed_by_a_paragraph(bank_docx: bytes) -> None:
    children = [str(child.tag) for child in body(bank_docx)[0]]

    following = [after for tag, after in pairwise(children) if "tbl" in tag]
    assert following
    assert set(following) == {f"{WORD}p"}


def test_the_language_is_british_english(bank_docx: bytes) -> None:
    styles = etree.fromstring(parts(bank_docx)["word/styles.xml"])

    assert [tag.get(f"{WORD}val") for tag in styles.iter(f"{WORD}lang")] == ["en-GB"]


def test_a_firms_own_template_keeps_its_page_and_gets_our_words(
    bank: Document, bank_docx: bytes, tmp_path: Path
) -> None:
    own = unzipped(write_docx(bank))
    own["word/header1.xml"] = own["word/header1.xml"].replace(b"Your firm", b"Canary and Sons")
    path = tmp_path / "house.docx"
    path.write_bytes(zipped(own))

    data = write_docx(bank, path)

    assert b"Canary and Sons" in parts(data)["word/header1.xml"]
    assert paragraphs(data) == paragraphs(bank_docx)


def test_a_template_without_a_style_of_ours_is_refused_by_name(
    bank: Document, tmp_path: Path
) -> None:
    own = unzipped(write_docx(bank))
    own["word/styles.xml"] = own["word/styles.xml"].replace(b'"Memo Lead"', b'"House Lead"')
    path = tmp_path / "house.docx"
    path.write_bytes(zipped(own))

    with pytest.raises(ReportError, match=r'house\.docx .* lacks the style "Memo Lead"'):
        write_docx(bank, path)


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 broken"], ids=ascii)
def test_a_template_that_is_no_word_file_is_refused(
    bank: Document, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "house.docx"
    path.write_bytes(data)

    with pytest.raises(ReportError, match=r"house\.docx cannot be used as a template"):
        write_docx(bank, path)


def test_a_damaged_template_is_refused_or_gives_the_whole_memo(
    bank: Document, bank_docx: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "house.docx"
    step = len(bank_docx) // 150

    refused = 0
    for at in range(0, len(bank_docx), step):
        path.write_bytes(bank_docx[:at] + bytes([bank_docx[at] ^ 0x10]) + bank_docx[at + 1 :])
        try:
            data = write_docx(bank, path)
        except ReportError:
            refused += 1
        else:
            assert paragraphs(data) == paragraphs(bank_docx)

    assert refused > 100


def test_a_template_that_is_missing_is_one_sentence(bank: Document, tmp_path: Path) -> None:
    with pytest.raises(SocDeskError, match=r"gone\.docx cannot be read"):
        write_docx(bank, tmp_path / "gone.docx")
