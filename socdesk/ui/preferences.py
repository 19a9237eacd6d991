"""What the window remembers between starts: look, size, place."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from socdesk.ui.theme import Scheme, Theme

_VERSION = 1
_GEOMETRY, _SCHEME, _ZOOM, _MOTION = "geometry", "scheme", "zoom", "motion"
_ALL_QUESTIONS = "all_questions"
_COLUMNS = "comparison/columns"


class Preferences:
    """Kept in the settings; whatever cannot be read there counts as never set."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def dress(self, theme: Theme) -> None:
        """Give a theme the look used last."""
        word = str(self._settings.value(_SCHEME, Scheme.SYSTEM.value))
        if word in {scheme.value for scheme in Scheme}:
            theme.set_scheme(Scheme(word))
        theme.set_zoom(_whole_number(self._settings.value(_ZOOM, 100), 100))
        theme.set_motion(self.motion())

    def motion(self) -> bool:
        """Return whether things may move."""
        return str(self._settings.value(_MOTION, "true")).lower() != "false"

    def keep_look(self, theme: Theme, *, motion: bool) -> None:
        """Remember the look."""
        self._settings.setValue(_SCHEME, theme.scheme.value)
        self._settings.setValue(_ZOOM, theme.zoom)
        self._settings.setValue(_MOTION, motion)

    def all_questions(self) -> bool:
        """Return whether the way leads through all questions."""
        return str(self._settings.value(_ALL_QUESTIONS, "false")).lower() == "true"

    def keep_all_questions(self, shown: bool) -> None:
        """Remember whether the way leads through all questions."""
        self._settings.setValue(_ALL_QUESTIONS, shown)

    def compared_columns(self) -> tuple[str, ...]:
        """Return the columns the comparison showed last; none where none were chosen."""
        return tuple(filter(None, str(self._settings.value(_COLUMNS, "")).split("/")))

    def keep_compared_columns(self, columns: Sequence[str]) -> None:
        """Remember the columns of the comparison."""
        self._settings.setValue(_COLUMNS, "/".join(columns))

    def keep_geometry(self, window: QWidget) -> None:
        """Remember size and place."""
        self._settings.setValue(f"{_GEOMETRY}/{_VERSION}", window.saveGeometry())

    def restore_geometry(self, window: QWidget) -> bool:
        """Give a window its last size and place, if some screen still shows it."""
        kept = self._settings.value(f"{_GEOMETRY}/{_VERSION}")
        if not isinstance(kept, QByteArray) or not window.restoreGeometry(kept):
            return False
        frame = window.frameGeometry()
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        if any(screen.contains(frame.center()) for screen in screens):
            return True
        area = QGuiApplication.primaryScreen().availableGeometry()
        window.resize(window.size().boundedTo(area.size()))
        window.move(area.topLeft())
        return True


def _whole_number(found: object, otherwise: int) -> int:
    try:
        return int(str(found))
    except ValueError:
        return otherwise
