"""Opens and closes the client window, on the screen the client looks at."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from socdesk.ui.session import Session
from socdesk.ui.theme import Theme

if TYPE_CHECKING:
    from socdesk.ui.client_window.in_view import InView
    from socdesk.ui.client_window.window import ClientWindow

_Screen = TypeVar("_Screen")


class Shown(Enum):
    """How the client window stands."""

    CLOSED = "closed"
    FOLLOWS = "follows"
    STAYS = "stays"


def other_screen(screens: Sequence[_Screen], own: _Screen) -> _Screen | None:
    """Return the first screen that is not the desk's own; None where there is only that."""
    return next((screen for screen in screens if screen is not own and screen != own), None)


class ClientDesk(QObject):
    """Has the client window while it is open.

    On a second screen it fills that and the desk keeps the keyboard; on the only screen it covers
    the desk, takes the keyboard, and gives it back where it was. It is closed with its screen:
    a projector pulled out must not throw it over the desk.
    """

    changed = Signal()
    """It was opened or closed, or now stays or follows."""
    went_on = Signal()

    def __init__(
        self,
        theme: Theme,
        session: Session,
        today: Callable[[], date],
        in_view: "Callable[[], InView]",
        main: QWidget,
        screens: Callable[[], Sequence[QScreen]] = QGuiApplication.screens,
    ) -> None:
        super().__init__(main)
        self._theme = theme
        self._session = session
        self._today = today
        self._in_view = in_view
        self._main = main
        self._screens = screens
        self._keys: tuple[QAction, ...] = ()
        self._window: ClientWindow | None = None
        self._gone: ClientWindow | None = None
        self._focus: QWidget | None = None
        self._screen: QScreen | None = None
        session.opened.connect(self._on_opened)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._on_screen_removed)

    @property
    def window(self) -> "ClientWindow | None":
        """The window while it is open."""
        return self._window

    @property
    def shown(self) -> Shown:
        """How it stands."""
        if self._window is None:
            return Shown.CLOSED
        return Shown.STAYS if self._window.stays else Shown.FOLLOWS

    def set_keys(self, keys: Sequence[QAction]) -> None:
        """Say which commands work in the client window too."""
        self._keys = tuple(keys)

    def toggle(self) -> None:
        """Open it, or close it."""
        if self._window is None:
            self.open()
        else:
            self.leave()

    def open(self) -> None:
        """Show it on the other screen, or over the desk where there is none."""
        if self._window is not None:
            return
        # Imported late: no start waits for it, and many sessions have no projector.
        from socdesk.ui.client_window.window import ClientWindow

        self._focus = self._main.focusWidget()
        window = ClientWindow(self._theme, self._session, self._today, self._in_view, self._keys)
        self._window = window
        window.left.connect(self.leave)
        window.went_on.connect(self.went_on)
        other = other_screen(self._screens(), self._main.screen())
        self._screen = other or self._main.screen()
        window.setScreen(self._screen)
        window.setGeometry(self._screen.geometry())
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, other is not None)
        window.showFullScreen()
        if other is None:
            window.activateWindow()
            window.slide().take_focus()
        self.changed.emit()

    def leave(self) -> None:
        """Close it, and put the focus back where it was."""
        window, self._window = self._window, None
        if window is None:
            return
        had_keys = window.isActiveWindow()
        window.left.disconnect(self.leave)
        window.release()
        window.deleteLater()
        # It may be in the middle of a key press: Python must not delete it before Qt does.
        self._gone = window
        self._screen = None
        if had_keys or QApplication.activeWindow() is None:
            self._main.activateWindow()
            self._give_focus_back()
        self._focus = None
        self.changed.emit()

    def set_stays(self, stays: bool) -> None:
        """Let it stay where it is, or follow the desk."""
        if self._window is not None:
            self._window.set_stays(stays)
        self.changed.emit()

    def refresh(self) -> None:
        """Show what is in view at the desk as it is now."""
        if self._window is not None:
            self._window.refresh()

    def _give_focus_back(self) -> None:
        focus = self._focus
        if focus is not None and isValid(focus) and focus.isVisible():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_opened(self) -> None:
        self.changed.emit()

    def _on_screen_removed(self, screen: QScreen) -> None:
        if screen is self._screen:
            self.leave()
