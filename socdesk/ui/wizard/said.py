"""Who said an answer, with the meeting's people to choose from, and when."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from socdesk.engagement import changes
from socdesk.engagement.model import LONGEST_NAME, MOST_PEOPLE, Engagement, Meeting
from socdesk.engagement.text import clean_name
from socdesk.ui.plain import PlainLabel, PlainMenu
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from socdesk.ui.widgets.fields import FillInLine
from socdesk.ui.widgets.flow import Flow
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.wizard.dates import DayError, day_in_words, parse_day
from socdesk.ui.wizard.texts import PageTexts

_NAME_WIDTH, _DAY_WIDTH = 190, 100
_GAP, _BETWEEN = 8, 12


def joined(engagement: Engagement, name: str) -> Engagement:
    """Return the engagement with a person among those of the meeting, if there is room for one."""
    meeting = engagement.meeting or Meeting()
    if not name or name in meeting.people or len(meeting.people) >= MOST_PEOPLE:
        return engagement
    return changes.with_meeting(engagement, meeting.day, (*meeting.people, name))


class _NameLine(FillInLine):
    """A line for a name; the down key opens the list beside it."""

    list_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)


class SaidRow(QWidget):
    """Stands beside an answer that was given; without one nobody said it.

    What is typed is stored at once, and undone as one act; a new name joins the meeting's people
    when its line is left. `has_words` says whether there is anything to show.
    """

    def __init__(self, theme: Theme, session: Session, texts: PageTexts) -> None:
        super().__init__()
        self._theme = theme
        self._session = session
        self._name = texts.first
        self.by_line = _NameLine(theme, self.tr("Who said it"), self.tr("who"))
        self.by_line.setMaxLength(LONGEST_NAME)
        self.on_line = FillInLine(theme, self.tr("When it was said"), self.tr("when"))
        self.people = Button(
            theme, "", ButtonKind.TEXT, ButtonSize.SMALL, icon="chevron-down", icon_after=True
        )
        self.people.setAccessibleName(self.tr("People of the meeting"))
        self.today = Button(theme, self.tr("Today"), ButtonKind.TEXT, ButtonSize.SMALL)
        self.menu = PlainMenu(theme, parent=self)
        self._typed_for = ""
        self._fault = Prose(theme, "", "small", "signal")
        self._fault.hide()
        self._lay_out()
        self.by_line.textEdited.connect(self._on_name)
        self.by_line.editingFinished.connect(self.finish_typing)
        self.by_line.list_wanted.connect(self._open_list)
        self.on_line.textEdited.connect(self._on_day)
        self.on_line.editingFinished.connect(self.finish)
        self.people.clicked.connect(self._open_list)
        self.today.clicked.connect(self._on_today)
        self.menu.triggered.connect(self._on_person)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def _lay_out(self) -> None:
        self._flow = Flow()
        pairs = (
            (self.tr("said by"), self.by_line, self.people),
            (self.tr("on"), self.on_line, self.today),
        )
        self._pairs: list[QHBoxLayout] = []
        for word, line, button in pairs:
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.addWidget(PlainLabel(self._theme, word, "side", "ink2"))
            row.addWidget(line)
            row.addWidget(button)
            self._pairs.append(row)
            self._flow.add(pair)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._flow)
        column.addWidget(self._fault)

    @property
    def has_words(self) -> bool:
        """Whether somebody or a day is named."""
        given = self._session.given(self._session.where.line, self._name)
        return bool(given.said_by or given.said_on)

    @property
    def can_be_said(self) -> bool:
        """Whether there is an answer somebody can have given."""
        return self._session.given(self._session.where.line, self._name).value is not None

    def refresh(self, *, force: bool = False) -> None:
        """Show what the engagement holds; with `force` also over a line being typed."""
        given = self._session.given(self._session.where.line, self._name)
        if force or clean_name(self.by_line.text()) != given.said_by:
            self.by_line.show_text(given.said_by)
        if force or self._typed_day() != given.said_on:
            self.on_line.show_text(day_in_words(given.said_on))
            self._set_fault("")
        meeting = self._session.engagement.meeting
        for part in (self.by_line, self.on_line, self.today):
            part.setEnabled(given.value is not None)
        self.people.setVisible(given.value is not None and bool(meeting and meeting.people))

    def finish(self) -> bool:
        """Take the name and the day as typed and say what is wrong; whether they may stand."""
        if not self._session.is_open:
            return True
        self.finish_typing()
        try:
            day = parse_day(self.on_line.text())
        except DayError as error:
            self._set_fault(str(error))
            return False
        self.on_line.show_text(day_in_words(day))
        self._set_fault("")
        return True

    def _on_name(self, text: str) -> None:
        self._typed_for = self._session.engagement.id
        self._type("said_by", self._changed(said_by=text))

    def finish_typing(self) -> None:
        """End the act of typing a name, and let a new one join the meeting's people."""
        typed_for, self._typed_for = self._typed_for, ""
        if not self._session.is_open:
            return
        # What the line shows may be of another client, or be undone since; only typing counts.
        if typed_for == self._session.engagement.id:
            name = clean_name(self.by_line.text())
            self._type("said_by", joined(self._session.engagement, name))
        self._session.end_typing()

    def _on_day(self, text: str) -> None:
        self._set_fault("")
        try:
            day = parse_day(text)
        except DayError:
            day = None
        after = changes.with_details(
            self._session.engagement, self._session.home(self._name), self._name, said_on=day
        )
        self._type("said_on", after)

    def _on_today(self) -> None:
        today = self._session.clock().astimezone().date()
        home = self._session.home(self._name)
        self._session.apply(
            changes.with_details(self._session.engagement, home, self._name, said_on=today)
        )

    def _open_list(self) -> None:
        meeting = self._session.engagement.meeting
        if meeting is None or not meeting.people:
            return
        self.menu.clear()
        for person in meeting.people:
            self.menu.add_literal(person).setData(person)
        self.menu.popup(self.by_line.mapToGlobal(QPoint(0, self.by_line.height())))

    def _on_person(self, action: QAction) -> None:
        self._session.apply(self._changed(said_by=str(action.data())))
        self.by_line.setFocus()

    def _changed(self, *, said_by: str) -> Engagement:
        home = self._session.home(self._name)
        return changes.with_details(self._session.engagement, home, self._name, said_by=said_by)

    def _type(self, field: str, after: Engagement) -> None:
        self._session.type(self._name, field, after)

    def _typed_day(self) -> object:
        try:
            return parse_day(self.on_line.text())
        except DayError:
            return None

    def _set_fault(self, sentence: str) -> None:
        self.on_line.set_fault(sentence)
        self._fault.set_text(sentence)
        self._fault.setVisible(bool(sentence))

    def _follow_theme(self) -> None:
        px = self._theme.px
        self.by_line.setFixedWidth(px(_NAME_WIDTH))
        self.on_line.setFixedWidth(px(_DAY_WIDTH))
        for row in self._pairs:
            row.setContentsMargins(0, 0, px(_BETWEEN), 0)
            row.setSpacing(px(_GAP))
