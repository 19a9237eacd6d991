"""Nothing is cut, overlaps or lies out of reach, on pages and in dialogs of every size."""

import os

import pytest
from PySide6.QtWidgets import QDialog

from socdesk.ui.dialogs.small import NewClientDialog
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.buttons import Button
from socdesk.ui.widgets.prose import Prose
from tests.ui.sizes.scenes import KINDS
from tests.ui.sizes.walk import faults
from tests.ui.window import DeskWindow, settle

WHOLE = "SOCDESK_SIZE"
"""Names the size `python -m tests.ui.sizes` gave the screen: it is walked at every zoom."""
ZOOMS = (100, 125, 150, 200)
PAIRS = ((960, 540, 200), (1280, 720, 150))


def sizes() -> list[tuple[int, int, int]]:
    """The sizes walked: every zoom of the size asked for, or a few pairs that tell most."""
    if not os.environ.get(WHOLE):
        return list(PAIRS)
    width, height = (int(each) for each in os.environ[WHOLE].split("x"))
    return [(width, height, zoom) for zoom in ZOOMS]


def walk(window: DeskWindow, kind: str) -> list[str]:
    """Return all faults of the scenes of a kind, each with the name of its scene."""
    found = [(name, fault) for name, top in KINDS[kind](window) for fault in faults(top)]
    return [f"[{name}] {fault}" for name, fault in found]


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize(("width", "height", "zoom"), sizes())
def test_nothing_is_cut_overlaps_or_is_out_of_reach(
    window: DeskWindow, theme: Theme, kind: str, width: int, height: int, zoom: int
) -> None:
    theme.set_zoom(zoom)
    window.resize(width, height)
    settle()

    assert walk(window, kind) == []


def test_a_label_that_is_too_low_is_told(window: DeskWindow) -> None:
    window.open_bank()
    shown = (each for each in window.wizard.findChildren(Prose) if each.isVisible())
    label = max(shown, key=lambda each: len(each.text()))
    label.setFixedHeight(label.height() // 2)

    assert {each.kind for each in faults(window)} >= {"cut"}


def test_a_dialog_that_is_too_narrow_is_told(theme: Theme) -> None:
    dialog = NewClientDialog(theme)
    dialog.show()
    settle()
    whole = faults(dialog)
    needed = _buttons_width(dialog)

    dialog.setFixedWidth(needed - 40)
    settle()
    narrow = faults(dialog)

    dialog.hide()
    dialog.deleteLater()
    assert whole == []
    assert narrow


def _buttons_width(dialog: QDialog) -> int:
    return sum(each.sizeHint().width() for each in dialog.findChildren(Button) if each.isVisible())


def test_a_button_on_another_is_told(window: DeskWindow) -> None:
    window.open_bank()
    bar = window.wizard._bar
    bar.next.move(bar.back.pos())

    assert {each.kind for each in faults(window)} >= {"crowded"}
