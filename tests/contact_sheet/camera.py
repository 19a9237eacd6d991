"""Takes the pictures of one look: each scene as PNG files, and the sheets they stand on.

A look has a screen of its own size, and the screen is fixed when Qt starts; so this is a program
of its own, `python -m tests.contact_sheet.camera OUT LOOK [NAME...]`.
"""

import os
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QObject,
    QPoint,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDialog, QWidget

from socdesk.ui.theme import Scheme, Theme
from tests.contact_sheet.desk import Desk
from tests.contact_sheet.looks import LOOKS, Look
from tests.contact_sheet.scenes import SCENES, Scene
from tests.contact_sheet.sheet import Sheet, batched

_SIDE_COLUMN = 0.36
"""What of a window's width its widest side column takes."""


class NotShownError(Exception):
    """A scene did not show what it is made for."""


def settle() -> None:
    """Wait until everything is laid out, what was put off for a moment too."""
    for _ in range(3):
        QTest.qWait(15)


class Camera(QObject):
    """Takes the pictures of a scene, also while a dialog holds the program up."""

    def __init__(self, application: QApplication, look: Look, folder: Path) -> None:
        super().__init__()
        self._application = application
        self._look = look
        self._folder = folder
        application.styleHints().setCursorFlashTime(0)
        self._theme = Theme(Scheme.DARK if look.dark else Scheme.LIGHT, look.zoom)
        self._theme.set_motion(False)
        self._theme.apply(application)
        self._watch = QTimer(self)
        self._watch.setInterval(20)
        self._watch.timeout.connect(self._take_dialog)
        self._taken: dict[str, QPixmap] = {}
        self._wrong = ""
        self._name, self._scene, self._desk = "", next(iter(SCENES.values())), QWidget()

    def take(self, name: str, scene: Scene) -> Mapping[str, QPixmap]:
        """Take the pictures of a scene, by name, and keep them as files.

        Raises `NotShownError` where it shows something else than what it is made for.
        """
        self._taken, self._wrong = {}, "nothing was open"
        self._name, self._scene = name, scene
        with TemporaryDirectory() as kept:
            desk = self._desk = Desk(self._theme, Path(kept))
            desk.resize(*self._look.size)
            desk.show()
            settle()
            if scene.dialog is not None:
                self._watch.start()
            drawn = scene.show(desk)
            if scene.dialog is None:
                self._take_page(desk, drawn or desk)
            desk.client_desk.leave()
            desk.hide()
            desk.deleteLater()
            self._application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if self._wrong:
            raise NotShownError(f"{name} ({self._look.name}): {self._wrong}")
        return self._taken

    def _take_page(self, desk: Desk, drawn: QWidget) -> None:
        settle()
        view = desk.session.where.view
        self._wrong = "" if self._scene.view in {None, view} else f"in view was {view.value}"
        self._take_screens(drawn, self._application.activePopupWidget())
        while (popup := self._application.activePopupWidget()) is not None:
            popup.close()

    def _take_dialog(self) -> None:
        dialog = self._application.activeModalWidget()
        if not isinstance(dialog, QDialog) or not dialog.isVisible():
            return
        self._watch.stop()
        settle()
        # What is raised here would be lost: Qt called this, not the scene.
        self._wrong = self._wrong_of(dialog)
        self._take_screens(self._desk, dialog)
        dialog.reject()

    def _wrong_of(self, dialog: QDialog) -> str:
        if type(dialog) is not self._scene.dialog:
            return f"open was a {type(dialog).__name__}"
        if not dialog.screen().availableGeometry().contains(dialog.frameGeometry()):
            return "the dialog reaches beyond the screen"
        return ""

    def _take_screens(self, window: QWidget, over: QWidget | None) -> None:
        """Take a picture of each screen of what scrolls, as many as the scene wants."""
        for number in range(1, self._scene.screens + 1):
            name = self._name if number == 1 else f"{self._name}-{number}"
            picture = self._taken[name] = _picture(window, over)
            if not picture.save(str(self._folder / f"{self._look.name}-{name}.png")):
                raise OSError(f"not written: {name}")
            if not _scroll_on(over or window):
                return
            settle()


def _picture(window: QWidget, over: QWidget | None) -> QPixmap:
    """Draw a window with what lies over it, which may reach beyond it no further than a screen."""
    picture = window.grab()
    if over is None:
        return picture
    painter = QPainter(picture)
    if isinstance(over, QDialog):
        painter.setOpacity(0.35)
        painter.fillRect(picture.rect(), window.palette().windowText())
        painter.setOpacity(1)
    at = window.mapFromGlobal(over.mapToGlobal(QPoint(0, 0)))
    painter.drawPixmap(at, over.grab())
    painter.end()
    return picture


def _scroll_on(part: QWidget) -> bool:
    """Scroll whatever still scrolls by a screen; return whether more than a side column did."""
    areas = [area for area in part.findChildren(QAbstractScrollArea) if area.isVisible()]
    wide = False
    for area in areas:
        bar = area.verticalScrollBar()
        if bar.value() < bar.maximum():
            bar.setValue(bar.value() + round(bar.pageStep() * 0.9))
            wide = wide or area.width() > part.width() * _SIDE_COLUMN
    return wide


def _say(_: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    # Off-screen there is no window manager, and every window asks it for something.
    if not text.startswith("This plugin does not support"):
        sys.stderr.write(f"{text}\n")


def photograph(folder: Path, look: Look, names: Sequence[str]) -> None:
    """Take the pictures named, or all and the sheets of them."""
    qInstallMessageHandler(_say)
    application = QApplication(["contact-sheet"])
    camera = Camera(application, look, folder)
    sheets: defaultdict[str, dict[str, QPixmap]] = defaultdict(dict)
    for name in names or SCENES:
        sheets[SCENES[name].sheet] |= camera.take(name, SCENES[name])
    for kind, pictures in sheets.items() if not names else ():
        for number, some in enumerate(batched(pictures.items()), 1):
            name = f"contact-{look.name}-{kind}-{number}"
            Sheet(name, some).save(folder / f"{name}.png")


def main() -> None:
    """Take the pictures of the look named on the command line."""
    folder, look, *names = sys.argv[1:]
    photograph(Path(folder), LOOKS[look], names)
    # What Qt still holds needs no tidying: the program ends here.
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
