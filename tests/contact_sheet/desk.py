"""The window that is drawn: on settings and in a folder of its own, nothing open."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSettings

from socdesk.ui.main_window import MainWindow
from socdesk.ui.messages import Messages
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from tests.ui.clients import moment, pack


class FileMessages(Messages):
    """Messages that show every dialog but the system's own for files, answered beforehand."""

    file: Path | None = None

    def _file(self, *_: object) -> Path | None:
        return self.file


class Desk(MainWindow):
    """The main window with a folder that scenes may keep files in."""

    def __init__(self, theme: Theme, folder: Path) -> None:
        settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        super().__init__(theme, Session(pack(), moment), settings, moment, messages=FileMessages)
        self.theme = theme
        self.folder = folder

    def now(self) -> datetime:
        """Return the moment all pictures are taken at."""
        return moment()

    def choose(self, file: Path) -> None:
        """Answer the next question for a file."""
        assert isinstance(self.messages, FileMessages)
        self.messages.file = file

    def line(self, number: int = 0) -> str:
        """Return the id of a line."""
        return self.session.engagement.lines[number].id
