"""The calm slide: the client's name, while the desk is at work on something else."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from socdesk.ui.client_window.look import ProjectorTheme
from socdesk.ui.client_window.slide import STEPS, Slide, first_that_fits
from socdesk.ui.place import Where
from socdesk.ui.session import Session
from socdesk.ui.typography import RoleName
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.rules import DoubleRule


class CalmSlide(Slide):
    """Names the client, or the program where no client is open."""

    def __init__(
        self, theme: ProjectorTheme, session: Session, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._session = session
        self.name = Prose(theme, "", "projector")
        self._rule = DoubleRule(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(2)
        column.addWidget(self.name)
        column.addWidget(self._rule)
        column.addStretch(3)
        self._column = column

    def show_place(self, where: Where) -> None:
        self.name.set_text(self._session.title or self.tr("SOC Desk"))
        self.fit()

    def fit(self) -> None:
        self._column.setSpacing(self._theme.px(40))
        first_that_fits(self.height() * 3 // 4, [partial(self._try, role) for role in STEPS])

    def _try(self, role: RoleName) -> int:
        self.name.set_role(role)
        return self.name.heightForWidth(max(1, self.width()))
