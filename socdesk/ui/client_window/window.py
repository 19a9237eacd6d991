"""The client window: one slide at a time, with whose it is above and where one stands below."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QEnterEvent, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from socdesk.ui.client_window.calm_slide import CalmSlide
from socdesk.ui.client_window.comparison_slide import ComparisonSlide
from socdesk.ui.client_window.in_view import InView
from socdesk.ui.client_window.look import ProjectorTheme
from socdesk.ui.client_window.question_slide import QuestionSlide
from socdesk.ui.client_window.slide import OneLine, Slide
from socdesk.ui.client_window.timeline_slide import TimelineSlide
from socdesk.ui.client_window.verdict_slide import VerdictSlide
from socdesk.ui.place import START, View, Where
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.focus_ring import FocusRing

_ENLARGED = 1.7
"""How much larger the table is than at the desk."""
_DIGITS = "123456789"
_UNKNOWN_KEYS = ("0", "?")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CLEARS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_PLAIN = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.KeypadModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class _Foot(QWidget):
    """The line at the foot; the mouse over it brings the hint back."""

    entered = Signal(bool)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.entered.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.entered.emit(False)


class _Slides(QStackedWidget):
    """The slides; they fit themselves to the room there is and never ask for more."""

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)


class ClientWindow(QWidget):
    """Follows the session's place, or stays where it is while the desk goes elsewhere.

    It is handed the session's answers and outcomes and nothing else: no note, nobody who said
    something or is to be asked, no reason of an own level, no file. Keys answer here as they do
    at the desk. `left` is sent when it is to be closed. `keys` are commands that work here too.
    """

    left = Signal()
    went_on = Signal()
    """Enter was pressed: the desk goes on to the next place, if its page lets it."""

    def __init__(
        self,
        theme: Theme,
        session: Session,
        today: Callable[[], date],
        in_view: Callable[[], InView],
        keys: Sequence[QAction] = (),
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._session = session
        self._today = today
        self._in_view = in_view
        self._look = ProjectorTheme(theme, parent=self)
        self._table_look = ProjectorTheme(theme, _ENLARGED, self)
        self._chart_look = ProjectorTheme(theme, _ENLARGED, self)
        self._where = START
        self._stays = False
        self._has_acted = False
        self._slides: dict[type[Slide], Slide] = {}
        self.setAccessibleName(self.tr("Client window"))
        self.setAutoFillBackground(True)
        self.addActions(list(keys))
        self._build()
        self._ring = FocusRing(self._look, self)
        self._follow_theme()
        self._look.changed.connect(self._follow_theme)
        session.moved.connect(self._on_moved)
        session.changed.connect(self._on_changed)
        session.opened.connect(self._on_opened)
        session.questioning.changed.connect(self._on_changed)
        self._go(session.where)

    def _build(self) -> None:
        look = self._look
        self.kicker = OneLine(look)
        self.position = OneLine(look)
        self.hint = OneLine(look)
        self.hint.set_role("projector_small_26")
        self.hint.say(self.tr("Esc leaves this window, Ctrl+F5 keeps it at this place"))
        self.client = OneLine(look, right=True)
        self._stack = _Slides()
        self._foot = _Foot()
        self._foot.entered.connect(self._on_foot)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.position, 1)
        row.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.client, 1)
        self._foot_row = row
        self._head, self._middle, self._end = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self.kicker)
        self._middle.addWidget(self._stack)
        self._end.addWidget(self._foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addLayout(self._middle, 1)
        column.addLayout(self._end)

    # What is shown.

    @property
    def where(self) -> Where:
        """The place shown."""
        return self._where

    @property
    def stays(self) -> bool:
        """Whether it stays where it is while the desk goes elsewhere."""
        return self._stays

    def set_stays(self, stays: bool) -> None:
        """Stay at this place from now on, or follow the desk again."""
        self._stays = stays
        if not stays:
            self._go(self._session.where)

    def slide(self) -> Slide:
        """Return the slide in view."""
        found = self._stack.currentWidget()
        assert isinstance(found, Slide)
        return found

    def refresh(self) -> None:
        """Show the place as the session holds it now."""
        slide = self._slide_of(self._where)
        slide.show_place(self._where)
        margin = self._look.px(slide.margin())
        self._middle.setContentsMargins(margin, 0, margin, 0)
        if self._stack.currentWidget() is not slide:
            self._stack.setCurrentWidget(slide)
        is_open = self._session.is_open
        named = is_open and not isinstance(slide, CalmSlide)
        self.kicker.say(slide.kicker() if named else "")
        self.position.say(slide.position() if named else "")
        self.client.say(self._session.title if named else "")
        self.setWindowTitle(self._session.title or self.tr("SOC Desk"))

    def _go(self, where: Where) -> None:
        self._where = where
        self.refresh()
        self.slide().take_focus()

    def _slide_of(self, where: Where) -> Slide:
        if not self._session.is_open:
            return self._made(CalmSlide)
        match where.view:
            case View.QUESTION:
                return self._made(QuestionSlide)
            case View.SUMMARY | View.ORGANISATION:
                return self._made(VerdictSlide)
            case View.COMPARISON:
                return self._made(ComparisonSlide)
            case View.TIMELINE:
                return self._made(TimelineSlide)
            case View.START:
                return self._made(CalmSlide)

    def _made(self, kind: type[Slide]) -> Slide:
        """Return the slide of a kind, built at the first call."""
        if kind not in self._slides:
            slide = self._make(kind)
            self._slides[kind] = slide
            self._stack.addWidget(slide)
        return self._slides[kind]

    def _make(self, kind: type[Slide]) -> Slide:
        look, session = self._look, self._session
        if kind is QuestionSlide:
            return QuestionSlide(look, session, self._join)
        if kind is VerdictSlide:
            return VerdictSlide(look, session)
        if kind is ComparisonSlide:
            return ComparisonSlide(look, self._table_look, session, self._in_view)
        if kind is TimelineSlide:
            return TimelineSlide(look, self._chart_look, session, self._today, self._in_view)
        return CalmSlide(look, session)

    # Following the session.

    def _on_moved(self, where: Where) -> None:
        # Who moves while looking at this window wants to see where to.
        if not self._stays or self.isActiveWindow() or not self._session.is_open:
            if where != self._where:
                self._go(where)
            else:
                self.refresh()
        self._end_hint()

    def _on_changed(self) -> None:
        if not self._session.is_open:
            self.refresh()
            return
        lines = {line.id for line in self._session.engagement.lines}
        if self._where.line is not None and self._where.line not in lines:
            self._where = self._session.where
        self.refresh()
        self._end_hint()

    def _on_opened(self) -> None:
        """Leave the client before: nothing of it may stay in view."""
        self._stays = False
        for slide in self._slides.values():
            self._stack.removeWidget(slide)
            slide.hide()
            slide.deleteLater()
        self._slides.clear()
        self._go(self._session.where)

    def _end_hint(self) -> None:
        """Whoever has done something here no longer needs to be told, unless they look for it."""
        self._has_acted = True
        self.hint.hide()

    def _on_foot(self, over: bool) -> None:
        self.hint.setVisible(over or not self._has_acted)

    def release(self) -> None:
        """Hide, and let go of the focus, before it is deleted."""
        self.hide()
        self._ring.follow(None)

    def _join(self) -> None:
        """Bring the desk to the place that is answered here."""
        if self._session.where != self._where:
            self._session.go(self._where)

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer, go on, or leave."""
        self._end_hint()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER:
            self.went_on.emit()
        elif event.modifiers() not in _PLAIN or not self._press(event):
            super().keyPressEvent(event)

    def _press(self, event: QKeyEvent) -> bool:
        text = event.text()
        if text and text in _UNKNOWN_KEYS:
            return self.slide().press("0")
        if text and text in _DIGITS:
            return self.slide().press(text)
        if event.key() in _CLEARS:
            return self.slide().clear()
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell the desk, which closes it."""
        event.accept()
        self.left.emit()

    # Looks.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for look in (self._look, self._table_look, self._chart_look):
            look.fit(self.width(), self.height())
        self._follow_theme()

    def _follow_theme(self) -> None:
        px = self._look.px
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, self._look.colours.paper)
        self.setPalette(palette)
        self._head.setContentsMargins(px(150), px(76), px(150), px(10))
        self._end.setContentsMargins(px(150), px(16), px(150), px(36))
        self._foot_row.setSpacing(px(48))
        current = self._stack.currentWidget()
        if isinstance(current, Slide):
            margin = px(current.margin())
            self._middle.setContentsMargins(margin, 0, margin, 0)
            current.fit()
