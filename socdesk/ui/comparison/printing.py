"""The comparison on paper: the table with its heads on every page, client and page at the foot."""

from html import escape

from PySide6.QtCore import QCoreApplication, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPagedPaintDevice,
    QPainter,
    QPalette,
    QTextDocument,
)

from socdesk.decision.wording import filled
from socdesk.ui.tables.clipboard import Entry, Rows
from socdesk.ui.theme import LIGHT
from socdesk.ui.typography import SANS

translate = QCoreApplication.translate

_POINTS, _TITLE_POINTS, _FOOT_POINTS = 8.5, 16, 7.5
_FOOT = 24
"""The height of the foot in points."""


def print_table(device: QPagedPaintDevice, title: str, rows: Rows, client: str) -> bool:
    """Print a table under its title on as many pages as it takes; False where it cannot be.

    Every text is escaped: nothing in it acts, and nothing is loaded.
    """
    painter = QPainter()
    if not painter.begin(device):
        return False
    unit = device.logicalDpiY() / 72
    area = QRectF(0, 0, device.width(), device.height())
    body = QSizeF(area.width(), area.height() - _FOOT * unit)
    document = _document(device, title, rows, body)
    pages = document.pageCount()
    for page in range(pages):
        if page:
            device.newPage()
        painter.save()
        painter.translate(0, -page * body.height())
        look = QAbstractTextDocumentLayout.PaintContext()
        look.clip = QRectF(0, page * body.height(), body.width(), body.height())
        # Paper is white whatever the window looks like.
        look.palette = QPalette(LIGHT.paper)
        look.palette.setColor(QPalette.ColorRole.Text, LIGHT.ink)
        painter.setClipRect(look.clip)
        document.documentLayout().draw(painter, look)
        painter.restore()
        _draw_foot(painter, area, unit, client, page + 1, pages)
    return painter.end()


def _document(device: QPagedPaintDevice, title: str, rows: Rows, size: QSizeF) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)
    font = QFont(SANS)
    font.setPointSizeF(_POINTS)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setHtml(_html(title, rows))
    document.setPageSize(size)
    return document


def _html(title: str, rows: Rows) -> str:
    heads, *body = rows
    row = "<tr>{}</tr>".format
    head = row("".join(_cell(each) for each in heads))
    lines = "".join(row("".join(_cell(each) for each in line)) for line in body)
    return (
        f'<p style="font-size:{_TITLE_POINTS}pt;margin-bottom:8px">{escape(title)}</p>'
        '<table width="100%" border="1" cellspacing="0" cellpadding="4"'
        f' style="border-collapse:collapse"><thead>{head}</thead><tbody>{lines}</tbody></table>'
    )


def _cell(each: Entry) -> str:
    words = "<br>".join(escape(line) for line in each.lines)
    span = f' colspan="{each.columns}"' if each.columns > 1 else ""
    # The bundled family has a semibold and no bold: Qt would print a bold of its own making.
    inner = f'<span style="font-weight:600">{words}</span>' if each.head else words
    return f'<td{span} valign="top">{inner}</td>'


def _draw_foot(
    painter: QPainter, area: QRectF, unit: float, client: str, page: int, pages: int
) -> None:
    font = QFont(SANS)
    font.setPointSizeF(_FOOT_POINTS)
    painter.setFont(font)
    numbers = filled(
        translate("Comparison", "Page {page} of {pages}"), page=str(page), pages=str(pages)
    )
    height = _FOOT / 2 * unit
    line = QRectF(area.left(), area.bottom() - height, area.width(), height)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, client)
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, numbers)
