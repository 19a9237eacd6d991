"""A copied table is a table in every office program, and only text in each of its cells."""

import csv
import io
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socdesk.ui.tables.clipboard import Entry, Rows, as_csv, as_html, as_text, entry, mime_data

ROWS = [
    [
        entry("Row", head=True),
        entry("SOC 1", "For the books", head=True),
        entry("SOC 2", head=True),
    ],
    [entry("Type 1", head=True), entry("A photo.", columns=2)],
    [entry("Who"), entry("<b>A & B</b>"), entry("first", "second")],
]


class _Reader(HTMLParser):
    """Reads a table as a browser would: rows of cells, a line break as a new line."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self.spans: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self.spans.append(dict(attrs).get("colspan") or "1")
        if tag == "br":
            self.rows[-1][-1] += "\n"

    def handle_data(self, data: str) -> None:
        self.rows[-1][-1] += data


def read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def test_all_three_formats_are_offered() -> None:
    data = mime_data(ROWS)

    assert set(data.formats()) == {"text/html", "text/plain", "text/csv"}


def test_a_program_ends_well_with_a_table_on_the_clipboard() -> None:
    code = """
from PySide6.QtWidgets import QApplication
from socdesk.ui.tables.clipboard import entry, mime_data
application = QApplication(["test", "-platform", "offscreen"])
QApplication.clipboard().setMimeData(mime_data([[entry("kept")]]))
assert QApplication.clipboard().text() == "kept\\n"
"""

    run = subprocess.run([sys.executable, "-c", code], timeout=60, check=False)

    assert run.returncode == 0


def test_the_html_holds_every_text_to_the_letter() -> None:
    reader = read(as_html(ROWS))

    assert reader.rows == [
        ["Row", "SOC 1\nFor the books", "SOC 2"],
        ["Type 1", "A photo."],
        ["Who", "<b>A & B</b>", "first\nsecond"],
    ]


def test_a_cell_over_two_columns_spans_them_in_html_and_stands_in_both_as_text() -> None:
    reader, lines = read(as_html(ROWS)), as_text(ROWS).splitlines()

    assert reader.spans == ["1", "1", "1", "1", "2", "1", "1", "1"]
    assert lines[1].split("\t") == ["Type 1", "A photo.", "A photo."]


def test_every_html_cell_is_text_to_a_spreadsheet_and_breaks_within_itself() -> None:
    html = as_html([[entry("=1+1", "two")]])

    assert html.count("mso-number-format:'\\@'") == 1
    assert '<br style="mso-data-placement:same-cell">' in html


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), min_size=1, max_size=4))
def test_whatever_a_text_holds_the_markup_stays_a_table(texts: list[list[str]]) -> None:
    reader = read(as_html([[entry(text) for text in row] for row in texts]))

    assert reader.tags <= {"html", "head", "meta", "body", "table", "tr", "td"}
    assert [len(row) for row in reader.rows] == [2] * len(texts)


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), min_size=1, max_size=4))
def test_text_and_csv_keep_rows_and_columns_whatever_a_text_holds(texts: list[list[str]]) -> None:
    rows = [[entry(text) for text in row] for row in texts]

    lines = as_text(rows).split("\n")[:-1]
    records = list(csv.reader(io.StringIO(as_csv(rows), newline="")))

    assert [line.count("\t") for line in lines] == [1] * len(texts)
    assert [len(record) for record in records] == [2] * len(texts)


@pytest.mark.parametrize("start", [*"=+-@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\0"])
@pytest.mark.parametrize("write", [as_text, as_csv])
def test_what_a_spreadsheet_would_calculate_begins_with_an_apostrophe(
    write: Callable[[Rows], str], start: str
) -> None:
    written = write([[entry(f"{start}cmd|' /C calc'!A0")]])

    assert written.lstrip('"').startswith(f"'{start}")


@pytest.mark.parametrize("text", ["–", "SOC 1", "“Yes”", "'quoted"])
def test_other_text_gets_no_apostrophe(text: str) -> None:
    assert as_text([[entry(text)]]) == f"{text}\n"


def test_the_lines_of_a_cell_become_one_and_empty_ones_are_left_out() -> None:
    assert entry("", "one", "") == Entry(("one",))
    assert as_text([[entry("one\r\ntwo", "three\tfour")]]) == "one two; three four\n"
