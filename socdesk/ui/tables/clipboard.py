"""A table for the clipboard: pastes as a table into Word, Excel and PowerPoint."""

from collections.abc import Sequence
from html import escape

from msgspec import Struct
from PySide6.QtCore import QMimeData, QStringListModel

_FORMULA_STARTS = tuple("=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20")
"""What makes a spreadsheet calculate, in half and full width (reliability.md 2.6, X2)."""
_CELL_STYLE = "border:1px solid;padding:4px 8px;mso-number-format:'\\@'"
"""The number format is Excel's for text: without it a pasted "=1+1" would be calculated."""
_BREAK = '<br style="mso-data-placement:same-cell">'
"""A plain line break would make two rows of one in Excel."""


class Entry(Struct, frozen=True):
    """What goes into a cell: its lines, whether it is a head, and how many columns it takes."""

    lines: tuple[str, ...] = ()
    head: bool = False
    columns: int = 1


def entry(*lines: str, head: bool = False, columns: int = 1) -> Entry:
    """Return the entry of these lines; empty ones are left out."""
    return Entry(tuple(line for line in lines if line), head, columns)


Rows = Sequence[Sequence[Entry]]


def mime_data(rows: Rows) -> QMimeData:
    """Return the table as HTML, as tab separated text and as CSV."""
    data = _blank()
    data.setHtml(as_html(rows))
    data.setText(as_text(rows))
    data.setData("text/csv", as_csv(rows).encode("utf-8"))
    return data


def _blank() -> QMimeData:
    """Return empty data that Qt itself has made.

    The clipboard keeps its data until Qt has ended, after Python: data made by Python would then
    take the program down with it (PySide6 6.11.3, off-screen).
    """
    source = QStringListModel([""])
    data = source.mimeData([source.index(0)])
    for name in data.formats():
        data.removeFormat(name)
    return data


def as_html(rows: Rows) -> str:
    """Return the table as minimal HTML; every text is escaped and nothing in it acts."""
    body = "".join(f"<tr>{''.join(_html_cell(each) for each in row)}</tr>" for row in rows)
    table = f'<table style="border-collapse:collapse">{body}</table>'
    return f'<html><head><meta charset="utf-8"></head><body>{table}</body></html>'


def as_text(rows: Rows) -> str:
    """Return the table with tabs between cells and a line per row.

    A cell over several columns stands in each of them, so that columns keep their meaning.
    """
    return "".join("\t".join(_flat(row)) + "\n" for row in rows)


def as_csv(rows: Rows) -> str:
    """Return the table as CSV (RFC 4180): every cell quoted, quotes doubled, lines ended CRLF."""
    return "".join(
        ",".join('"' + text.replace('"', '""') + '"' for text in _flat(row)) + "\r\n"
        for row in rows
    )


def unformulated(text: str) -> str:
    """Return the text with an apostrophe before a start that a spreadsheet would calculate."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _flat(row: Sequence[Entry]) -> list[str]:
    return [text for each in row for text in [_one_line(each)] * each.columns]


def _one_line(each: Entry) -> str:
    """The lines of an entry in one; what breaks rows and columns becomes a space."""
    return unformulated(" ".join("; ".join(each.lines).split()))


def _html_cell(each: Entry) -> str:
    tag = "th" if each.head else "td"
    span = f' colspan="{each.columns}"' if each.columns > 1 else ""
    align = ";text-align:left" if each.head else ""
    words = _BREAK.join(escape(line, quote=True) for line in each.lines)
    return f'<{tag}{span} valign="top" style="{_CELL_STYLE}{align}">{words}</{tag}>'
