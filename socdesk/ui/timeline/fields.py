"""The fields of the page: a day, a share, a choice; each says what is wrong in one sentence."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QVBoxLayout, QWidget

from socdesk.errors import SocDeskError
from socdesk.ui.plain import PlainLabel, set_tooltip
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.fields import Field
from socdesk.ui.widgets.focus_ring import set_ring
from socdesk.ui.wizard.dates import day_in_words, parse_day

_HUNDRED = 100


class DayField(Field):
    """A day. `entered` carries it as soon as a whole day is typed; what is no day stays there.

    An emptied field sends None when it is left, or says that a day is missing if it is `needed`.
    """

    entered = Signal(object)

    def __init__(
        self, theme: Theme, label: str, *, needed: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, label, "", parent)
        self._day: date | None = None
        self._needed = needed
        self.edit.textEdited.connect(self._on_typed)
        self.edit.editingFinished.connect(self._on_finished)

    def show_day(self, day: date | None) -> None:
        """Show a day; what is being typed, or is at fault, stays while the day is the same."""
        if day != self._day:
            self._day = day
            self.set_fault("")
            if not self._says(day):
                self.edit.setText(day_in_words(day))
        elif not self.fault() and not self.edit.isModified():
            self.edit.setText(day_in_words(day))

    def _says(self, day: date | None) -> bool:
        try:
            return self.edit.isModified() and parse_day(self.edit.text()) == day
        except SocDeskError:
            return False

    def _on_typed(self, text: str) -> None:
        try:
            day = parse_day(text)
        except SocDeskError:
            return
        if day is not None and day != self._day:
            self.set_fault("")
            self.entered.emit(day)

    def _on_finished(self) -> None:
        if not self.edit.isModified():
            return
        try:
            day = parse_day(self.edit.text())
        except SocDeskError as error:
            self.set_fault(str(error))
            return
        if day is None and self._needed:
            self.set_fault(self.tr("Write a day such as 4 Dec 2026."))
            return
        self.edit.setModified(False)
        if day == self._day:
            if not self.fault() or day is None:
                self.set_fault("")
                self.edit.setText(day_in_words(day))
            return
        self.set_fault("")
        self.entered.emit(day)
        if not self.fault():
            self.edit.setText(day_in_words(self._day))


class ShareField(Field):
    """A share in per cent; `entered` carries it from 0 to 1."""

    entered = Signal(float)

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, label, "", parent)
        self._share = -1.0
        self.edit.textEdited.connect(self._on_typed)
        self.edit.editingFinished.connect(self._on_finished)

    def show_share(self, share: float) -> None:
        """Show a share; what is being typed stays while the share is the same."""
        if share != self._share:
            typed = self._read(self.edit.text()) if self.edit.isModified() else None
            self._share = share
            self.set_fault("")
            if typed != share:
                self.edit.setText(f"{share * _HUNDRED:.6g}")

    def _on_typed(self, text: str) -> None:
        share = self._read(text)
        if share is not None and share != self._share:
            self.set_fault("")
            self.entered.emit(share)

    def _on_finished(self) -> None:
        wrong = self._read(self.edit.text()) is None
        self.set_fault(self.tr("Write a share from 0 to 100.") if wrong else "")
        if not wrong:
            self.edit.setModified(False)

    def _read(self, text: str) -> float | None:
        words = text.strip().removesuffix("%").strip().replace(",", ".")
        if not words.replace(".", "", 1).isdecimal() or not words.isascii():
            return None
        share = float(words) / _HUNDRED
        return share if share <= 1 else None


class Combo(QComboBox):
    """A list to choose from; the wheel turns it only while it has the focus."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        set_ring(self, radius=4)
        self._follow_theme()
        theme.changed.connect(self._follow_theme)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless one works here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Shorten a text that is too long for the field; Qt would cut it off."""
        super().initStyleOption(option)
        parts = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(parts[0], option, parts[1], self).width()
        elided = Qt.TextElideMode.ElideRight
        ink = self.fontMetrics().elidedText(option.currentText, elided, room - self._theme.px(2))
        option.currentText = ink

    def _follow_theme(self) -> None:
        self.setFont(self._theme.font("body"))
        self.setFixedHeight(self._theme.px(38))


class Choice(QWidget):
    """A head over a list; `chosen` carries the value when the user chooses another."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[object, ...] = ()
        self._words: tuple[str, ...] = ()
        head = PlainLabel(theme, label, "small", "ink2")
        self.combo = Combo(theme, label)
        head.setBuddy(self.combo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(head)
        column.addWidget(self.combo)
        column.addStretch(1)
        self.combo.activated.connect(self._on_activated)

    def offer(self, values: Sequence[object], words: Sequence[str], value: object) -> None:
        """Offer values with their words, one of them chosen; nothing is sent."""
        if tuple(words) != self._words:
            self._words = tuple(words)
            self.combo.clear()
            self.combo.addItems(list(words))
        self._values = tuple(values)
        at = self._values.index(value) if value in self._values else -1
        if at != self.combo.currentIndex():
            self.combo.setCurrentIndex(at)
        # A long name may be cut in the field.
        set_tooltip(self.combo, self.combo.currentText())

    def value(self) -> object:
        """Return the value chosen; None for none."""
        at = self.combo.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def _on_activated(self, at: int) -> None:
        self.chosen.emit(self._values[at])
