"""What the bundled fonts can show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socdesk.paths import resource
from socdesk.report.pictures.glyphs import FONTS, printable, shown
from tests.report import hostile


@pytest.mark.parametrize("text", hostile.SHOWN_BY_ALL, ids=ascii)
def test_what_the_fonts_have_is_left_alone(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param("株式会社", "[U+682A][U+5F0F][U+4F1A][U+793E]", id="another-script"),
        pytest.param("a😀b", "a[U+1F600]b", id="beyond-the-first-plane"),
        pytest.param("a\x00b", "a[U+0000]b", id="no-character"),
        pytest.param("\ud800", "[U+D800]", id="half-a-character"),
        pytest.param("a\tb", "a b", id="tab"),
        pytest.param("\ufeffa", "[U+FEFF]a", id="byte-order-mark"),
        pytest.param("\ue000", "[U+E000]", id="private"),
    ],
)
def test_what_no_font_has_is_named_by_number(text: str, seen: str) -> None:
    assert printable(text) == seen


@given(st.text())
def test_printing_twice_changes_nothing_more(text: str) -> None:
    assert printable(printable(text)) == printable(text)


def test_the_fonts_read_are_those_that_ship() -> None:
    assert {path.name for path in resource("fonts").glob("*.ttf")} == set(FONTS)


def test_every_european_alphabet_is_there() -> None:
    letters = "äöüßéèçñåøæłśżčřšžőűțșğıЖЩЯжщяΑΩαω€£“”\u2018’–…"

    assert set(letters) <= shown()
