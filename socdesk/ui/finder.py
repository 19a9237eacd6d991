"""Ctrl+K: a line to type in and the places that match, over the page."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from socdesk.ui.dialogs.cards import Card, all_cards
from socdesk.ui.outline.rows import line_place
from socdesk.ui.place import COMPARISON, ORGANISATION, TIMELINE, Where, question
from socdesk.ui.plain import PlainLabel
from socdesk.ui.session import Session
from socdesk.ui.theme import RADIUS_DIALOG, Theme
from socdesk.ui.widgets import draw
from socdesk.ui.widgets.fields import LineEdit
from socdesk.ui.widgets.focus_ring import set_ring

_WIDTH, _ROW, _MOST_ROWS = 560, 48, 8
_REFERENCE, _TEXT_LEFT, _TEXT_RIGHT = 16, 64, 16
_PLACE_ROLE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class Place(Struct, frozen=True):
    """A place one can look for: its reference, its short name, what stands there, its words.

    A card to look up has no place; `card` is its id.
    """

    where: Where | None
    reference: str
    name: str
    second: str
    words: str
    card: str = ""


def find(places: Sequence[Place], typed: str) -> tuple[Place, ...]:
    """Return the places in which every word typed occurs, best first, else in their order.

    A reference typed in full ("s3") comes before all, then names that begin with what was typed,
    then names that hold every word, then whatever matches in the words of a question.
    """
    text = " ".join(typed.casefold().split())
    words = text.split()
    found = []
    for at, place in enumerate(places):
        name, whole = (
            place.name.casefold(),
            f"{place.reference} {place.name} {place.words}".casefold(),
        )
        if not all(word in whole for word in words):
            continue
        rank = 3
        if text and place.reference.casefold() == text:
            rank = 0
        elif text and name.startswith(text):
            rank = 1
        elif all(word in name for word in words):
            rank = 2
        found.append((rank, at, place))
    return tuple(place for *_, place in sorted(found, key=lambda entry: entry[:2]))


class Finder(QFrame):
    """The questions of the line in view and of the client, the lines, and the pages over all.

    Opens over its parent. Enter or a click goes there; Esc, or going elsewhere, closes it and
    gives the focus back. Misconceptions and terms are found too once something is typed.
    """

    closed = Signal()

    card_wanted = Signal(str)
    """Carries the id of the card that was chosen."""

    def __init__(self, theme: Theme, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._before: QWidget | None = None
        self._places: tuple[Place, ...] = ()
        self._cards = tuple(_card_place(card) for card in all_cards(session.pack))
        self.setAccessibleName(self.tr("Find a question"))
        self.setAutoFillBackground(False)
        name = self.tr("Find a question, a line, a page or a term")
        self.edit = LineEdit(theme, name, self.tr("Name, words or reference such as S3"), self)
        self._model = _PlaceModel(self)
        self.list = _PlaceList(theme, self.tr("Places found"), self)
        self.list.setModel(self._model)
        self._nothing = PlainLabel(theme, self.tr("Nothing matches"), "side", "ink2", self)
        self._column = QVBoxLayout(self)
        for part in (self.edit, self.list, self._nothing):
            self._column.addWidget(part)
        self.edit.textEdited.connect(self._filter)
        self.edit.installEventFilter(self)
        self.list.clicked.connect(self._on_clicked)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        session.opened.connect(self.hide)
        session.moved.connect(self.hide)
        parent.installEventFilter(self)
        theme.changed.connect(self._place)
        self.hide()

    def open(self) -> None:
        """Show the finder with an empty line."""
        if not self._session.is_open:
            return
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self._places = tuple(self._all_places())
        self.edit.clear()
        self._filter("")
        self.show()
        self.raise_()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def found(self) -> tuple[Place, ...]:
        """Return the places listed."""
        return self._model.places

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the list work while the line has the focus; stay in the middle."""
        if watched is self.parent() and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.edit and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Escape:
                self._leave()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(self.list.currentIndex())
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                pass
            case Qt.Key.Key_Up | Qt.Key.Key_Down | Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                QApplication.sendEvent(self.list, event)
            case _:
                return False
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """Say that it is closed."""
        super().hideEvent(event)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        painter = QPainter(self)
        colours = self._theme.colours
        radius = RADIUS_DIALOG * self._theme.unit
        draw.box(painter, QRectF(self.rect()), radius, fill=colours.paper, edge=colours.ink)

    def place_within(self, area: QRect) -> None:
        """Stand at the top of an area of the parent, in its middle."""
        width = min(self._theme.px(_WIDTH), area.width() - self._theme.px(32))
        height = min(self._height(), area.height() - self._theme.px(32))
        left = area.left() + (area.width() - width) // 2
        self.setGeometry(left, area.top() + self._theme.px(16), width, height)

    def _place(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(16), px(16), px(16), px(12))
        self._column.setSpacing(px(8))
        parent = self.parentWidget()
        if parent is not None:
            self.place_within(parent.rect())

    def _height(self) -> int:
        px = self._theme.px
        rows = max(1, min(_MOST_ROWS, len(self._model.places)))
        return px(16 + 38 + 8 + 12) + rows * px(_ROW) + px(2)

    def _filter(self, typed: str) -> None:
        known = (*self._places, *self._cards) if typed.strip() else self._places
        self._model.show_places(find(known, typed))
        empty = not self._model.places
        self.list.setVisible(not empty)
        self._nothing.setVisible(empty)
        if not empty:
            self.list.setCurrentIndex(self._model.index(0))
        self._place()

    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        place = self._model.places[index.row()]
        if place.where is None:
            self._leave()
            self.card_wanted.emit(place.card)
            return
        self._before = None
        self.hide()
        self._session.go(place.where)

    def _leave(self) -> None:
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if self.isVisible() and new is not None and not self.isAncestorOf(new):
            self.hide()

    # What can be found.

    def _all_places(self) -> Iterator[Place]:
        session = self._session
        lines = session.engagement.lines
        line = session.where.line or (lines[0].id if lines else None)
        homes = [None] if line is None else [line, None]
        if session.where.line is None:
            homes.reverse()
        for home in homes:
            yield from self._pages(home)
        for entry, advice in zip(lines, session.advice.lines, strict=True):
            name = entry.name or self.tr("Unnamed line")
            yield Place(line_place(session, entry.id), "", name, advice.headline.short, "")
        yield Place(ORGANISATION, "", self.tr("Results"), self.tr("All lines together"), "")
        yield Place(COMPARISON, "", self.tr("Compare"), self.tr("The reports side by side"), "")
        yield Place(TIMELINE, "", self.tr("Timeline"), self.tr("When the reports are in hand"), "")

    def _pages(self, home: str | None) -> Iterator[Place]:
        session, words = self._session, self._session.pack.words
        name = self.tr("Client") if home is None else session.engagement.line(home).name
        for page, questions in session.pages(home).items():
            references = [session.pack.fact(each).reference for each in questions]
            several = words.pages.get(page)
            shown = several or words.questions[questions[0]]
            asked = [words.questions[each] for each in questions]
            spoken = " ".join(f"{each.short} {each.text}" for each in asked)
            yield Place(
                question(home, page),
                _common_start(references),
                shown.short,
                f"{name}: {self._given(home, questions)}",
                f"{' '.join(references)} {shown.text} {spoken}",
            )

    def _given(self, home: str | None, questions: Sequence[str]) -> str:
        words = self._session.pack.words.questions
        answers = [(name, self._session.given(home, name)) for name in questions]
        if len(answers) > 1:
            chosen = [words[name].short for name, given in answers if given.value == "yes"]
            if all(given.value is not None for _, given in answers):
                return ", ".join(chosen) or self.tr("none of these")
            return ", ".join(chosen) or self.tr("not answered")
        name, given = answers[0]
        if given.value is not None:
            return words[name].options[given.value].label
        return self.tr("don’t know yet") if given.unknown else self.tr("not answered")


def _card_place(card: Card) -> Place:
    return Place(None, "", card.title, f"{card.kind}: {card.parts[0].text}", card.words, card.id)


def _common_start(references: Sequence[str]) -> str:
    """What references begin with: "O6" for O6a to O6f."""
    first = references[0]
    shared = (at for at in range(len(first), 0, -1) if _all_start(references, first[:at]))
    return first[: next(shared, 0)]


def _all_start(references: Sequence[str], beginning: str) -> bool:
    return all(reference.startswith(beginning) for reference in references)


class _PlaceModel(QAbstractListModel):
    """The places found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.places: tuple[Place, ...] = ()

    def show_places(self, places: tuple[Place, ...]) -> None:
        self.beginResetModel()
        self.places = places
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        place = self.places[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return place.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(part for part in (place.reference, place.name, place.second) if part)
        return place if role == _PLACE_ROLE else None


class _PlaceList(QListView):
    """Rows of 48 px, the chosen one with a bar; the line above keeps the focus."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_PlacePainter(theme, self))
        set_ring(self, shown=False)
        theme.changed.connect(self.scheduleDelayedItemsLayout)


class _PlacePainter(QStyledItemDelegate):
    """Draws reference, name and what stands there."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: Place = index.data(_PLACE_ROLE)
        colours, px = self._theme.colours, self._theme.px
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colours.acwash)
            painter.fillRect(rect.left(), rect.top(), px(3), rect.height(), colours.accent)
        draw.horizontal(painter, rect.left(), rect.right() + 1, rect.bottom(), colours.line)
        middle = rect.center().y()
        painter.setFont(self._theme.font("mark"))
        painter.setPen(colours.ink2)
        name_top = rect.top() + px(4)
        corner = QPoint(rect.left() + px(_REFERENCE), name_top)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(QRect(corner, QSize(px(40), px(22))), flags, place.reference)
        left = rect.left() + px(_TEXT_LEFT)
        room = rect.right() - left - px(_TEXT_RIGHT)
        self._line(painter, place.second, QRect(left, middle + px(1), room, px(18)))
        painter.setFont(self._theme.font("side"))
        painter.setPen(colours.ink)
        self._line(painter, place.name, QRect(left, name_top, room, px(22)))

    def _line(self, painter: QPainter, text: str, area: QRect) -> None:
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(area, flags, shown)
