"""Everything without a mouse: acts have keys or letters, what can be clicked takes the focus."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from socdesk.ui.dialogs.about import KeyboardDialog
from socdesk.ui.plain import PlainLabel
from tests.ui.access import reading
from tests.ui.access.scenes import Scene, dialogs, pages
from tests.ui.window import DeskWindow

SCENES = [pytest.param(scene, id=scene.name) for scene in (*pages(), *dialogs())]


def letter(text: str) -> str:
    """The access letter of a menu's entry, "" for none."""
    found = text.replace("&&", "").partition("&")[2][:1]
    return found.casefold()


def acts(window: DeskWindow) -> list[tuple[str, QAction]]:
    """Every act of the menu bar with the menu it stands in."""
    menus = [act for act in window.masthead.bar.actions() if isinstance(act.menu(), QMenu)]
    return [
        (menu.text(), act)
        for menu in menus
        if isinstance(shown := menu.menu(), QMenu)
        for act in shown.actions()
        if not act.isSeparator()
    ]


def test_every_act_of_a_menu_has_a_letter_of_its_own(window: DeskWindow) -> None:
    found = [(menu, letter(act.text())) for menu, act in acts(window)]

    titles = [letter(act.text()) for act in window.masthead.bar.actions()]
    assert len(found) > 30
    assert all(one for _, one in found)
    assert [each for each in found if found.count(each) > 1] == []
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_no_two_acts_have_one_key(window: DeskWindow) -> None:
    keys = [key.toString() for _, act in acts(window) for key in act.shortcuts()]

    assert [key for key in keys if keys.count(key) > 1] == []


def test_f1_is_the_sheet_of_keys_and_the_sheet_has_every_key(window: DeskWindow) -> None:
    sheet = KeyboardDialog(window.theme)
    words = " ".join(each.text() for each in sheet.findChildren(PlainLabel))
    keys = [act.shortcuts()[0].toString() for _, act in acts(window) if act.shortcuts()]

    said = words.replace("Ctrl+1 to Ctrl+5", "Ctrl+1 Ctrl+2 Ctrl+3 Ctrl+4 Ctrl+5")
    missing = [key for key in keys if key not in said]
    sheet.deleteLater()
    assert window.commands.keyboard.shortcut().toString() == "F1"
    assert missing == []


def reached(button: QAbstractButton, tops: list[QWidget]) -> bool:
    """Whether a button takes Tab, or the arrows come to it from one beside it that does."""
    tab = Qt.FocusPolicy.TabFocus
    if button.focusPolicy() & tab:
        return True
    beside = [each for each in tops if each.parent() is button.parent()]
    return button.focusPolicy() == Qt.FocusPolicy.ClickFocus and any(
        type(each) is type(button) or each.focusPolicy() & tab for each in beside
    )


@pytest.mark.parametrize("scene", SCENES)
def test_whatever_can_be_clicked_can_be_reached(window: DeskWindow, scene: Scene) -> None:
    with scene.on(window) as top:
        shown = [
            each
            for each in top.findChildren(QAbstractButton)
            if each.window() is top and each.isVisible() and each.isEnabled()
        ]
        tops = reading.controls(top)
        out = [each for each in shown if not reached(each, tops)]
        astray = [f"{type(each).__name__} {each.text()}" for each in out]

    assert astray == []
