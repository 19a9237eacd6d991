"""Cleaning text, quoting it, and the nearest word."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socdesk.engagement.text import clean_name, clean_text, near, quoted

ANY_TEXT = st.text(st.characters(), max_size=60) | st.text(
    "\r\n\t\0 \ufeff\ud800\u0344é", max_size=9
)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        pytest.param("Lines\tand\nbreaks", "Lines\tand\nbreaks", id="plain"),
        pytest.param("a\r\nb\rc\u2028d\u2029e\x85f", "a\nb\nc\nd\ne\nf", id="line breaks"),
        pytest.param("N\0U\x0bL\x1b[31m\x7f\x9b", "NUL[31m", id="control characters"),
        pytest.param("\ufeffstart", "start", id="byte order mark"),
        pytest.param("half \ud83d pair", "half \ufffd pair", id="surrogate"),
        pytest.param("\ufffe\uffff", "\ufffd\ufffd", id="no characters"),
        pytest.param("e\u0301", "\xe9", id="NFC"),
        pytest.param("a\u202egnp.exe", "a\u202egnp.exe", id="direction stays"),
        pytest.param("\U0001f469\u200d\U0001f4bb", "\U0001f469\u200d\U0001f4bb", id="joiner"),
    ],
)
def test_text_is_cleaned(text: str, clean: str) -> None:
    assert clean_text(text) == clean


def test_a_name_is_one_line_with_single_spaces() -> None:
    assert clean_name("  Loan\r\nprocessing \t\u3000 (EU) ") == "Loan processing (EU)"


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once_text, once_name = clean_text(text), clean_name(text)

    assert clean_text(once_text) == once_text
    assert clean_name(once_name) == once_name
    assert clean_text(once_name) == once_name


@given(ANY_TEXT)
def test_clean_text_can_be_written_and_read(text: str) -> None:
    clean = clean_text(text)

    assert msgspec.json.decode(msgspec.json.encode(clean)) == clean
    assert not set(clean) & {chr(code) for code in (*range(9), *range(11, 32), 0xFFFE, 0xFFFF)}


@pytest.mark.parametrize(
    ("found", "words"),
    [
        pytest.param("yes", '"yes"', id="word"),
        pytest.param("a\0\u202eb\n", '"a\\x00\\u202eb\\n"', id="invisible"),
        pytest.param("x" * 99, '"' + "x" * 60 + '..."', id="long"),
        pytest.param(None, "null", id="null"),
        pytest.param(True, "true", id="true"),
        pytest.param(2.5, "2.5", id="number"),
        pytest.param(-(10**4000), "a huge number", id="huge"),
        pytest.param([1], "a list", id="list"),
        pytest.param({}, "an object", id="object"),
    ],
)
def test_a_value_is_quoted_short_and_visible(found: object, words: str) -> None:
    assert quoted(found) == words


@pytest.mark.parametrize(
    ("word", "words", "hint"),
    [
        pytest.param("onlyordered", ("yes", "only_ordered"), "only_ordered", id="typing"),
        pytest.param("soc2", ("SOC 1", "SOC 2"), "SOC 2", id="case"),
        pytest.param("line-20001", [f"line-{n}" for n in range(20_001)], "line-2001", id="many"),
    ],
)
def test_the_nearest_word_is_named(word: str, words: list[str], hint: str) -> None:
    assert near(word, words) == f" (nearest: {hint})"


def test_of_no_words_none_is_near() -> None:
    assert near("yes", ()) == ""
