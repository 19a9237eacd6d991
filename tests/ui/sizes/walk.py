"""Walks over what is on the screen and tells what is cut, what overlaps, what cannot be reached."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from tests.ui.sizes.painted import Painted, painted

NEAR = 1.5
"""How many px an estimate of ink may be off: glyphs are hinted to whole ones."""
_HINTED = 0.006
_MARKUP = re.compile(r"<[^>]*>")
_ROLES = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


@dataclass(frozen=True)
class Fault:
    """Something wrong with a widget, said in a line."""

    kind: str
    widget: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.widget} {self.what}"


@dataclass(frozen=True)
class _Seen:
    """A run of text in the coordinates of what is walked."""

    widget: QWidget
    run: Painted
    at: QRectF


def faults(top: QWidget) -> list[Fault]:
    """Return all that is wrong in what is visible of a window, a page or a dialog."""
    shown = [each for each in (top, *top.findChildren(QWidget)) if _is_walked(each, top)]
    seen = [run for each in shown for run in _runs(each, top)]
    found = [fault for each in seen for fault in _cut(each)]
    found += [fault for each in shown for fault in _sideways(each)]
    found += [fault for each in shown for fault in _out_of_reach(each, top)]
    found += _over_each_other(seen, top)
    found += _crowded(shown, top)
    return list(dict.fromkeys(found))


def _is_walked(widget: QWidget, top: QWidget) -> bool:
    return widget.isVisibleTo(top) and widget.window() is top.window()


def _runs(widget: QWidget, top: QWidget) -> Iterator[_Seen]:
    corner = widget.mapTo(top, QPoint(0, 0))
    for run in painted(widget):
        if not run.ink.isEmpty():
            yield _Seen(widget, run, run.ink.translated(corner))


# Cut.


def _cut(seen: _Seen) -> Iterator[Fault]:
    widget, run = seen.widget, seen.run
    if isinstance(widget, QLineEdit) or isinstance(widget.parent(), QPlainTextEdit):
        return  # What is typed there scrolls with the cursor.
    room = QRectF(widget.rect())
    area = _area_of(widget)
    if area is not None and area.verticalScrollBar().maximum():
        room.setTop(-1e6)
        room.setBottom(1e6)
    if run.clip is not None and not _scrolls_cells(area):
        room = room.intersected(run.clip)
    # A layout adds up the letters as they are hinted, which over a line makes a px or two.
    near = NEAR + run.ink.width() * _HINTED
    if not room.adjusted(-NEAR, -NEAR, near, NEAR).contains(run.ink):
        yield _fault("cut", widget, f"“{run.text[:60]}” {_told(run.ink)} in {_told(room)}")
    if run.text.rstrip().endswith("…") and not _says_all(widget, run.text):
        yield _fault("shortened", widget, f"“{run.text[:60]}” is nowhere said in full")


def _area_of(widget: QWidget) -> QAbstractScrollArea | None:
    parent = widget.parentWidget()
    is_view = isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget
    return parent if isinstance(parent, QAbstractScrollArea) and is_view else None


def _scrolls_cells(area: QAbstractScrollArea | None) -> bool:
    """Whether the cells of a view are painted each on its own, so that the view clips them."""
    return isinstance(area, QAbstractItemView) and bool(area.verticalScrollBar().maximum())


def _says_all(widget: QWidget, shortened: str) -> bool:
    start = _plain(shortened.rstrip(" …"))
    return any(start in _plain(said) for said in _said(widget) if said)


def _said(widget: QWidget) -> Iterator[str]:
    """All that a widget tells in its tooltip and to a screen reader."""
    parent = widget.parentWidget()
    for each in (widget, parent):
        if each is not None:
            yield from (each.toolTip(), each.accessibleName(), each.accessibleDescription())
    if isinstance(widget, QAbstractButton):
        yield widget.text()
    area = _area_of(widget)
    if isinstance(area, QAbstractItemView) and not isinstance(area, QHeaderView):
        model = area.model()
        columns = model.columnCount(QModelIndex()) if isinstance(area, QTableView) else 1
        for row in range(model.rowCount(QModelIndex())):
            for column in range(columns):
                index = model.index(row, column, QModelIndex())
                yield from (str(model.data(index, role) or "") for role in _ROLES)


def _plain(text: str) -> str:
    words = html.unescape(_MARKUP.sub(" ", text)).replace("\N{NO-BREAK SPACE}", " ")
    return " ".join(words.split())


# Sideways.


def _sideways(widget: QWidget) -> Iterator[Fault]:
    if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QHeaderView):
        beyond = widget.horizontalScrollBar().maximum()
        if beyond > 0:
            yield _fault("sideways", widget, f"scrolls by {beyond} px")


# Out of reach.


def _out_of_reach(widget: QWidget, top: QWidget) -> Iterator[Fault]:
    if not _counts(widget):
        return
    inner, part = widget.rect(), widget
    while part is not top and (parent := part.parentWidget()) is not None:
        inner = QRect(part.mapTo(parent, inner.topLeft()), inner.size())
        part = parent
        area = _area_of(part)
        room = part.rect().adjusted(-1, -1, 1, 1)
        if area is not None and isinstance(area, QScrollArea):
            room.setTop(-(10**6))
            room.setBottom(10**6)
            if not room.contains(inner):
                yield _fault("out of reach", widget, f"{_told(inner)} in {_told(part.rect())}")
            # From here on the area itself is what must be in reach.
            inner = part.rect()
            continue
        if not room.contains(inner):
            yield _fault("out of reach", widget, f"{_told(inner)} in {_told(part.rect())}")
            return


def _counts(widget: QWidget) -> bool:
    """Whether it is a control, or shows text of its own."""
    is_control = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
    return is_control or isinstance(widget, QAbstractButton) or bool(painted(widget))


# Over each other.


def _over_each_other(seen: list[_Seen], top: QWidget) -> Iterator[Fault]:
    """Texts whose ink meets, of those that are in view."""
    placed = [(each, _in_view(each, top)) for each in seen]
    placed = [(each, at) for each, at in placed if at.width() > 1 and at.height() > 1]
    placed.sort(key=lambda each: each[1].top())
    for number, (one, at) in enumerate(placed):
        for other, beside in placed[number + 1 :]:
            if beside.top() > at.bottom() - 2:
                break
            met = at.intersected(beside)
            if met.width() <= 2 or met.height() <= 2 or _lies_over(one, other):
                continue
            # The runs of one line come from one shaping, and what is selected in a field is
            # drawn again in another colour.
            if one.widget is not other.widget or one.run.base != other.run.base:
                words = f"“{one.run.text[:40]}” meets “{other.run.text[:40]}”"
                yield _fault("overlap", one.widget, f"{words} of {_name(other.widget)}")


def _in_view(seen: _Seen, top: QWidget) -> QRectF:
    corner = seen.widget.mapTo(top, QPoint(0, 0))
    region = seen.widget.visibleRegion().boundingRect().translated(corner)
    return seen.at.intersected(QRectF(region))


def _lies_over(one: _Seen, other: _Seen) -> bool:
    """Whether they stand on sheets of which one lies over the other on purpose."""
    return _sheet(one.widget) is not _sheet(other.widget)


def _sheet(widget: QWidget) -> QWidget | None:
    part: QWidget | None = widget
    while part is not None and type(part).__name__ not in OVERLAYS:
        part = part.parentWidget()
    return part


OVERLAYS = {"Finder", "Toast", "GlossaryNote", "Outline", "FindPanel"}
"""What lies over a page while it is open; it hides what is below it."""


def _crowded(shown: list[QWidget], top: QWidget) -> Iterator[Fault]:
    """Controls that lie over one another, siblings or not, one not within the other."""
    controls = [each for each in shown if isinstance(each, QAbstractButton | QLineEdit)]
    placed = [(each, _visible_place(each, top)) for each in controls]
    placed = sorted(
        ((each, at) for each, at in placed if not at.isEmpty()), key=lambda each: each[1].top()
    )
    for number, (one, at) in enumerate(placed):
        for other, beside in placed[number + 1 :]:
            if beside.top() > at.bottom():
                break
            met = at.intersected(beside)
            apart = not (one.isAncestorOf(other) or other.isAncestorOf(one))
            if met.width() > 1 and met.height() > 1 and apart and _sheet(one) is _sheet(other):
                yield _fault("crowded", one, f"meets {_name(other)} in {_told(met)}")


def _visible_place(widget: QWidget, top: QWidget) -> QRect:
    corner = widget.mapTo(top, QPoint(0, 0))
    return widget.visibleRegion().boundingRect().translated(corner)


def _fault(kind: str, widget: QWidget, what: str) -> Fault:
    return Fault(kind, _name(widget), what)


def _name(widget: QWidget) -> str:
    parent = widget.parentWidget()
    within = f"{type(parent).__name__}/" if parent is not None else ""
    return f"{within}{type(widget).__name__} “{widget.accessibleName()[:30]}”"


def _told(area: QRect | QRectF) -> str:
    return f"{area.x():.0f} {area.y():.0f} {area.width():.0f} {area.height():.0f}"
