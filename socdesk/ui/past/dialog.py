"""The history: the log's steps, what each did, and any earlier point restored."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from socdesk.engagement.replay import restored
from socdesk.errors import SocDeskError
from socdesk.ui.past.panel import StepPanel
from socdesk.ui.past.steps import StepList
from socdesk.ui.past.words import Past
from socdesk.ui.place import ORGANISATION
from socdesk.ui.session import Session
from socdesk.ui.theme import OUTDENT, Theme
from socdesk.ui.widgets.buttons import Button, ButtonKind
from socdesk.ui.widgets.focus_ring import FocusRing
from socdesk.ui.widgets.house_dialog import HouseDialog
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.rules import Hairline

_WIDTH, _HEIGHT, _LIST = 920, 620, 380
_MARGIN, _BELOW = 28, 24
_SCREEN_SHARE = 0.9


class HistoryDialog(HouseDialog):
    """Steps through the session's log; nothing changes before a point is restored.

    Restoring is one act of the session, to be undone as one, and closes the dialog.
    """

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self.past = Past(session.pack, session.engagement)
        self.setWindowTitle(self.tr("History"))
        self.setAccessibleName(self.tr("History"))
        self.steps = StepList(theme, self.past)
        self.panel = StepPanel(theme)
        self._nameless = Prose(
            theme,
            self.tr("A line removed since comes back with its answers, without its name."),
            "small",
        )
        self._fault = Prose(theme, "", "small", "signal")
        self._fault.hide()
        self.earlier = Button(theme, self.tr("Earlier"), icon="chevron-left")
        self.later = Button(theme, self.tr("Later"), icon="chevron-right", icon_after=True)
        self.restore = Button(theme, self.tr("Restore this point"), ButtonKind.PRIMARY)
        self.shut = Button(theme, self.tr("Close"), ButtonKind.TEXT)
        self._lay_out()
        self.steps.reached.connect(self._on_reached)
        self.earlier.clicked.connect(self._on_earlier)
        self.later.clicked.connect(self._on_later)
        self.restore.clicked.connect(self._on_restore)
        self.shut.clicked.connect(self.reject)
        self._ring = FocusRing(theme, self)
        self.steps.go(len(self.past) - 1)

    def _lay_out(self) -> None:
        px = self._theme.px
        margin = px(_MARGIN)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, margin, 0, px(_BELOW))
        column.setSpacing(px(4))
        for prose in (
            Prose(self._theme, self.tr("History"), "title_small"),
            Prose(self._theme, self._lead(), "side", "ink2"),
            self._nameless,
            self._fault,
        ):
            row = QHBoxLayout()
            row.setContentsMargins(margin, 0, margin, 0)
            row.addWidget(prose)
            column.addLayout(row)
        column.addSpacing(px(12))
        column.addWidget(Hairline(self._theme))
        sides = QHBoxLayout()
        sides.setSpacing(0)
        sides.addWidget(self.steps, _LIST)
        right = QVBoxLayout()
        right.addSpacing(px(12))
        right.addWidget(self.panel, 1)
        sides.addLayout(right, _WIDTH - _LIST)
        column.addLayout(sides, 1)
        column.addWidget(Hairline(self._theme))
        column.addSpacing(px(16))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(margin - px(OUTDENT), 0, margin, 0)
        buttons.setSpacing(px(12))
        buttons.addWidget(self.shut)
        buttons.addStretch(1)
        for button in (self.earlier, self.later, self.restore):
            buttons.addWidget(button)
        for button in (self.shut, self.earlier, self.later, self.restore):
            button.setAutoDefault(False)
        column.addLayout(buttons)

    def _lead(self) -> str:
        if self.past.replay.is_whole:
            return self.tr(
                "Every answer and line, from the beginning; names and notes are not kept here."
            )
        return self.tr(
            "This log does not reach back to the beginning. What stood before it is told as far "
            "as it is known; names and notes are not kept here."
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Take a size that the screen has, and begin in the list."""
        screen = self.screen().availableGeometry().size() * _SCREEN_SHARE
        px = self._theme.px
        self.resize(min(px(_WIDTH), screen.width()), min(px(_HEIGHT), screen.height()))
        super().showEvent(event)
        self.steps.setFocus(Qt.FocusReason.OtherFocusReason)
        self.steps.scrollTo(self.steps.currentIndex())

    def _on_reached(self, number: int) -> None:
        last = len(self.past) - 1
        position = self.tr("Step %1 of %2").replace("%1", f"{number:,}").replace("%2", f"{last:,}")
        self.panel.show_step(position, self.past.step(number), self.past.effect(number))
        self.earlier.setEnabled(number > 0)
        self.later.setEnabled(number < last)
        self.restore.setEnabled(number < last)
        there = {line.id for line in self._session.engagement.lines}
        self._nameless.setVisible(not there.issuperset(self.past.replay.point(number).lines))

    def _on_earlier(self) -> None:
        self.steps.go(self.steps.number() - 1)

    def _on_later(self) -> None:
        self.steps.go(self.steps.number() + 1)

    def _on_restore(self) -> None:
        session = self._session
        point = self.past.replay.point(self.steps.number())
        try:
            after = restored(session.engagement, point, session.clock())
        except SocDeskError as error:
            self._fault.set_text(str(error))
            self._fault.show()
            return
        if session.where.line not in {None, *(line.id for line in after.lines)}:
            session.go(ORGANISATION)
        session.apply(after)
        self.accept()
