"""The contact sheet: nothing is missing on it, and every dialog on it stands on a small screen."""

import importlib
import os
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QWizard

import socdesk.ui
from socdesk.ui.place import View
from tests.contact_sheet.looks import LOOKS
from tests.contact_sheet.scenes import SCENES
from tests.ui.clients import bank

ROOT = Path(__file__).parent.parent


def below(kind: type[QDialog]) -> Iterator[type[QDialog]]:
    """Yield our own dialogs that a user may see: those that no other is built on.

    The wizard is a dialog by its kind only: it stands in the window.
    """
    for each in set(kind.__subclasses__()) - {QWizard}:
        yield from below(each)
        if each.__module__.startswith("socdesk.") and not each.__subclasses__():
            yield each


def photograph(folder: Path, look: str, *names: str) -> subprocess.CompletedProcess[str]:
    """Take the pictures named in one look."""
    environment = {**os.environ, "QT_QPA_PLATFORM": LOOKS[look].platform(folder)}
    return subprocess.run(
        [sys.executable, "-m", "tests.contact_sheet.camera", str(folder), look, *names],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def test_every_kind_of_page_is_on_it() -> None:
    assert {scene.view for scene in SCENES.values()} >= set(View)


def test_every_question_is_on_it() -> None:
    session = bank()
    pages = {f"client-{page}" for page in session.pages(None)}
    pages |= {f"line-{page}" for page in session.pages(session.engagement.lines[0].id)}

    assert len(pages) > 25
    assert set(SCENES) >= pages


def test_every_dialog_is_on_it() -> None:
    for found in pkgutil.walk_packages(socdesk.ui.__path__, "socdesk.ui."):
        importlib.import_module(found.name)
    kinds = set(below(QDialog))

    assert len(kinds) > 10
    assert kinds - {scene.dialog for scene in SCENES.values()} == set()


def test_every_dialog_opens_and_stands_wholly_on_a_small_screen(tmp_path: Path) -> None:
    names = [name for name, scene in SCENES.items() if scene.dialog is not None]
    run = photograph(tmp_path, "small", *names)

    assert (run.returncode, run.stderr) == (0, "")
    assert {f"small-{name}.png" for name in names} <= {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize("look", ["light-100", "dark-150"])
def test_a_picture_is_as_large_as_the_screen_and_has_the_colours_of_its_look(
    tmp_path: Path, look: str
) -> None:
    run = photograph(tmp_path, look, "menu-file")
    picture = QImage(str(tmp_path / f"{look}-menu-file.png"))

    assert (run.returncode, run.stderr) == (0, "")
    assert (picture.width(), picture.height()) == (1280, 800)
    assert (picture.pixelColor(1000, 20).lightness() < 128) is LOOKS[look].dark
