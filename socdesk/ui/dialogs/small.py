"""The dialogs in which something is typed: a new client, a name, the meeting."""

from datetime import date

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from socdesk.engagement.model import LONGEST_NAME, MOST_PEOPLE, Meeting
from socdesk.engagement.text import clean_name
from socdesk.ui.dialogs.fitted import FittedDialog
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from socdesk.ui.widgets.fields import Field
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.wizard.dates import DayError, day_in_words, parse_day

translate = QCoreApplication.translate

_WIDTH = 560
_MOST_LINES = 6


class NewClient(Struct, frozen=True):
    """What a new engagement begins with: the client's name and its service lines."""

    client: str
    lines: tuple[str, ...]


class _TypedDialog(FittedDialog):
    """A title, a sentence, fields, and two buttons; Enter in any field accepts."""

    def __init__(
        self, theme: Theme, title: str, text: str, act: str, parent: QWidget | None
    ) -> None:
        super().__init__(theme, title, _WIDTH, parent)
        self._fields = QVBoxLayout()
        self._fields.setSpacing(theme.px(12))
        if text:
            self.body.addSpacing(theme.px(4))
            self.body.addWidget(Prose(theme, text, "body", "ink2"))
        self.body.addSpacing(theme.px(16))
        self.body.addLayout(self._fields)
        self._cancel = Button(theme, self.tr("Cancel"), ButtonKind.TEXT)
        self._act = Button(theme, act, ButtonKind.PRIMARY)
        self._cancel.clicked.connect(self.reject)
        self._act.clicked.connect(self._on_act)
        self.add_buttons((self._cancel,), self._act)

    def _add_field(self, label: str, text: str = "", placeholder: str = "") -> Field:
        field = Field(self._theme, label, placeholder)
        field.edit.setMaxLength(LONGEST_NAME)
        field.edit.setText(text)
        self._fields.addWidget(field)
        field.show()
        return field

    def _on_act(self) -> None:
        self.accept()


class NewClientDialog(_TypedDialog):
    """Asks for the client and its service lines; a further field stands ready under the last."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            translate("Dialogs", "New client"),
            translate(
                "Dialogs",
                "A service line is something the client does for others that could have a report "
                "of its own: payroll for employers, online banking. More can be added at any time.",
            ),
            translate("Dialogs", "Begin"),
            parent,
        )
        self._client = self._add_field(self.tr("Client"), placeholder=self.tr("Name of the client"))
        self._lines: list[Field] = []
        self._add_line()

    def new_client(self) -> NewClient:
        """Return what was typed; empty lines are left out."""
        names = [field.edit.text().strip() for field in self._lines]
        return NewClient(self._client.edit.text().strip(), tuple(name for name in names if name))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field."""
        super().showEvent(event)
        self._client.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_line(self) -> None:
        number = len(self._lines) + 1
        label = self.tr("Service line %1").replace("%1", str(number))
        field = self._add_field(label, placeholder=self.tr("What it does for others"))
        field.edit.textEdited.connect(self._on_edited)
        self._lines.append(field)
        before = self._client if number == 1 else self._lines[-2]
        QWidget.setTabOrder(before.edit, field.edit)
        QWidget.setTabOrder(field.edit, self._act)

    def _on_edited(self) -> None:
        if self._lines[-1].edit.text().strip() and len(self._lines) < _MOST_LINES:
            self._add_line()

    def _on_act(self) -> None:
        wanted = self.new_client()
        missing = self.tr("The memo is addressed to the client, so it needs a name.")
        self._client.set_fault("" if wanted.client else missing)
        none = self.tr("Name at least one thing the client does for others.")
        self._lines[0].set_fault("" if wanted.lines else none)
        if not wanted.client:
            self._client.edit.setFocus()
        elif not wanted.lines:
            self._lines[0].edit.setFocus()
        else:
            self.accept()


class NameDialog(_TypedDialog):
    """Asks for one name, which may not be empty."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        label: str,
        act: str,
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, title, "", act, parent)
        self._field = self._add_field(label, text)
        self._field.edit.end(False)
        self._field.edit.home(True)

    def name(self) -> str:
        """Return the name typed."""
        return self._field.edit.text().strip()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the field."""
        super().showEvent(event)
        self._field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_act(self) -> None:
        self._field.set_fault("" if self.name() else self.tr("It needs a name."))
        if self.name():
            self.accept()


class MeetingDialog(_TypedDialog):
    """Asks when the answers are given and who is there; a further field stands under the last."""

    def __init__(
        self, theme: Theme, meeting: Meeting, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            translate("Dialogs", "Meeting"),
            translate(
                "Dialogs",
                "The memo names the day. The people can be chosen where a question asks who said "
                "an answer.",
            ),
            translate("Dialogs", "Keep"),
            parent,
        )
        self._today = today
        self._day = self._add_field(
            self.tr("Day"), day_in_words(meeting.day), self.tr("such as 4 Dec 2026")
        )
        use_today = Button(theme, self.tr("Today"), ButtonKind.TEXT, ButtonSize.SMALL)
        use_today.clicked.connect(self._on_today)
        self._fields.addWidget(use_today, 0, Qt.AlignmentFlag.AlignLeft)
        self._people: list[Field] = []
        for person in meeting.people:
            self._add_person(person)
        self._on_edited()

    def meeting(self) -> Meeting:
        """Return what was typed; empty and repeated names are left out. Raises `DayError`."""
        names = [clean_name(field.edit.text()) for field in self._people]
        people = tuple(dict.fromkeys(name for name in names if name))
        return Meeting(parse_day(self._day.edit.text()), people)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field."""
        super().showEvent(event)
        self._day.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_person(self, name: str) -> None:
        number = len(self._people) + 1
        label = self.tr("Person %1").replace("%1", str(number))
        field = self._add_field(label, name, self.tr("Name, and what they do"))
        field.edit.textEdited.connect(self._on_edited)
        if self._people:
            QWidget.setTabOrder(self._people[-1].edit, field.edit)
        self._people.append(field)
        QWidget.setTabOrder(field.edit, self._act)

    def _on_edited(self) -> None:
        full = not self._people or self._people[-1].edit.text().strip()
        if full and len(self._people) < MOST_PEOPLE:
            self._add_person("")

    def _on_today(self) -> None:
        self._day.edit.setText(day_in_words(self._today))
        self._day.set_fault("")

    def _on_act(self) -> None:
        try:
            parse_day(self._day.edit.text())
        except DayError as error:
            self._day.set_fault(str(error))
            self._day.edit.setFocus()
        else:
            self.accept()
