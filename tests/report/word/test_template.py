"""The Word template that ships."""

import io
import re

import docx
import pytest
from lxml import etree

from socdesk.paths import resource
from socdesk.report.word.package import unzipped
from socdesk.report.word.template import PLACEHOLDERS, STYLES, template

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_the_template_that_ships_is_the_one_that_is_built() -> None:
    assert resource("report/memo.docx").read_bytes() == template()


def is_well_formed(part: bytes) -> bool:
    try:
        etree.fromstring(part)
    except etree.XMLSyntaxError:
        return False
    return True


def test_every_part_is_well_formed() -> None:
    parts = unzipped(template())
    markup = {name: part for name, part in parts.items() if name.endswith((".xml", ".rels"))}

    broken = [name for name, part in markup.items() if not is_well_formed(part)]

    assert broken == []
    assert {"[Content_Types].xml", "word/document.xml", "word/styles.xml"} <= set(markup)


def test_word_finds_every_style() -> None:
    found = {style.name.lower() for style in docx.Document(io.BytesIO(template())).styles}

    assert {style.name.lower() for style in STYLES} <= found


def test_the_page_is_a4_with_sides_of_23_mm() -> None:
    section = docx.Document(io.BytesIO(template())).sections[0]

    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.left_margin is not None
    assert section.right_margin is not None
    assert (round(section.left_margin.mm), round(section.right_margin.mm)) == (23, 23)


def test_header_and_footer_hold_every_placeholder_once() -> None:
    parts = unzipped(template())
    page = (parts["word/header1.xml"] + parts["word/footer1.xml"]).decode()

    assert re.findall(r"\{\w+\}", page) == list(PLACEHOLDERS)


@pytest.mark.parametrize(
    ("number", "file"),
    [
        pytest.param(1, "SourceSerifPro-Regular.ttf", id="serif"),
        pytest.param(2, "SourceSerifPro-Semibold.ttf", id="serif-bold"),
        pytest.param(3, "SourceSansPro-Regular.ttf", id="sans"),
        pytest.param(4, "SourceSansPro-Semibold.ttf", id="sans-bold"),
    ],
)
def test_the_fonts_come_out_of_the_template_whole(number: int, file: str) -> None:
    """Unveiled as ECMA-376 part 4, 3.2.1 says: 32 bytes crossed with the key, last byte first."""
    parts = unzipped(template())
    table = etree.fromstring(parts["word/fontTable.xml"])
    (key,) = {
        element.get(f"{WORD}fontKey")
        for element in table.iter()
        if element.get(f"{WORD}fontKey") is not None
    }
    guid = bytes.fromhex(re.sub("[{}-]", "", str(key)))

    veiled = parts[f"word/fonts/font{number}.odttf"]

    opened = bytes(byte ^ guid[15 - at % 16] for at, byte in enumerate(veiled[:32])) + veiled[32:]
    assert opened == resource(f"fonts/{file}").read_bytes()
    assert veiled[:4] != opened[:4]


def test_nothing_in_the_template_names_a_person_or_a_machine() -> None:
    parts = unzipped(template())

    assert not [name for name in parts if name.startswith(("docProps", "customXml"))]
    assert b"rsid" not in parts["word/settings.xml"]
