"""Chips, marks, banners, fields, rules, drawings and dialogs mean what they show."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from socdesk.ui.theme import Theme
from socdesk.ui.widgets.banner import Banner, BannerKind, Jump
from socdesk.ui.widgets.buttons import Button
from socdesk.ui.widgets.category_chip import CategoryChip, CategoryStatus, paint_category_mark
from socdesk.ui.widgets.fields import Field
from socdesk.ui.widgets.message_dialog import Act, MessageDialog
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.rules import DoubleRule
from socdesk.ui.widgets.state_mark import Progress, StateMark
from socdesk.ui.widgets.type_drawing import TypeDrawing, TypeKind
from tests.ui.pixels import picture, share, shows


def test_the_four_marks_of_a_category_differ_in_how_much_is_filled(theme: Theme) -> None:
    found = {}
    for status in CategoryStatus:
        image = QImage(40, 40, QImage.Format.Format_RGB32)
        image.fill(theme.colours.paper)
        painter = QPainter(image)
        paint_category_mark(painter, QRectF(0, 0, 40, 40), status, theme.colours, unit=3)
        painter.end()
        found[status] = share(image, 8, 8, 24, 24, theme.colours.accent)

    order = [CategoryStatus.IN, CategoryStatus.CONSIDER, CategoryStatus.OPEN, CategoryStatus.OUT]
    assert found[CategoryStatus.IN] == 1
    assert found[CategoryStatus.OUT] == 0
    assert all(found[more] > found[less] for more, less in pairwise(order))


def test_a_chip_says_its_category_and_status(theme: Theme, qtbot: QtBot) -> None:
    chip = CategoryChip(theme, "Privacy", CategoryStatus.OPEN, "Open")
    qtbot.addWidget(chip)

    chip.set_status(CategoryStatus.IN, "In")

    assert chip.accessibleName() == "Privacy: In"
    chip.resize(chip.sizeHint())
    assert share(picture(chip), 60, 40, 40, 20, theme.colours.acwash) == 1


def test_the_three_marks_of_progress_differ_in_shape(theme: Theme, qtbot: QtBot) -> None:
    filled = []
    for progress in Progress:
        mark = StateMark(theme, progress, progress.value)
        qtbot.addWidget(mark)
        theme.set_zoom(200)
        mark.resize(mark.sizeHint())
        image = picture(mark)
        left, right = (share(image, x, 14, 2, 4, theme.colours.accent) for x in (6, 24))
        filled.append((left > 0.9, right > 0.9))

    assert filled == [(False, False), (False, True), (True, True)]


@pytest.mark.parametrize("kind", BannerKind)
def test_a_banner_has_the_bar_of_its_kind_over_its_whole_height(
    theme: Theme, qtbot: QtBot, kind: BannerKind
) -> None:
    banner = Banner(theme, kind, "Lead.", "A sentence that says what it is about. " * 4, "T5")
    qtbot.addWidget(banner)
    banner.resize(420, banner.heightForWidth(420))
    banner.grab()
    colour = theme.colours.named(kind.value.colour)

    found = share(picture(banner), 0, 0, kind.value.bar, banner.height(), colour)

    hatched = kind is BannerKind.OPEN_POINT
    assert 0.3 < found < 0.95 if hatched else found == 1


def test_a_banner_leads_to_each_of_the_answers_that_clash(theme: Theme, qtbot: QtBot) -> None:
    jumps = (Jump("users", "Go to S1"), Jump("auditor_asked", "Go to S6"))
    banner = Banner(theme, BannerKind.CONTRADICTION, "Clash.", "Text.", "S1, S6", jumps)
    qtbot.addWidget(banner)
    heard: list[str] = []
    banner.jump_requested.connect(heard.append)

    for button in banner.findChildren(Button):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert heard == ["users", "auditor_asked"]


def test_a_fault_is_shown_in_a_sentence_in_the_edge_and_to_a_screen_reader(
    theme: Theme, qtbot: QtBot
) -> None:
    field = Field(theme, "Meeting date")
    qtbot.addWidget(field)
    field.show()
    calm = picture(field.edit)

    field.set_fault("February 2027 has 28 days")

    assert not shows(calm, theme.colours.signal)
    assert share(picture(field.edit), 20, 0, 100, 2, theme.colours.signal) == 1
    assert field.edit.accessibleDescription() == field.fault() == "February 2027 has 28 days"


def test_a_fault_mended_leaves_no_trace(theme: Theme, qtbot: QtBot) -> None:
    field = Field(theme, "Meeting date")
    qtbot.addWidget(field)
    height = field.sizeHint().height()
    field.set_fault("February 2027 has 28 days")

    field.set_fault("")

    assert field.fault() == ""
    assert field.sizeHint().height() == height


def test_the_double_rule_is_two_lines(theme: Theme, qtbot: QtBot) -> None:
    rule = DoubleRule(theme)
    qtbot.addWidget(rule)
    rule.resize(100, rule.sizeHint().height())
    image = picture(rule)

    rows = [share(image, 0, y, 100, 1, theme.colours.rule) for y in range(image.height())]

    assert rows == [1, 0, 0, 0, 1]


def test_photo_and_video_end_at_the_same_date(theme: Theme, qtbot: QtBot) -> None:
    ends = []
    for kind in TypeKind:
        drawing = TypeDrawing(theme, kind, kind.value, start="1 Apr", end="30 Sep")
        qtbot.addWidget(drawing)
        drawing.resize(400, drawing.sizeHint().height())
        image = picture(drawing)
        accent = [x for x in range(400) if share(image, x, 44, 1, 3, theme.colours.accent) == 1]
        ends.append(max(accent))

    assert abs(ends[0] - ends[1]) <= 1


def test_a_dialog_returns_the_act_that_was_chosen(theme: Theme, qtbot: QtBot) -> None:
    acts = (Act("compare", "Compare both"), Act("save_as", "Save a copy", primary=True))
    dialog = MessageDialog(theme, "A bank was not saved", "Text.", acts, fault=True)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
    focused = dialog.focusWidget()

    with qtbot.waitSignal(dialog.acted) as heard:
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    assert isinstance(focused, Button)
    assert focused.text() == "Save a copy"
    assert heard.args == ["save_as"]


def test_a_dialog_is_as_tall_as_its_words_wrapped(theme: Theme, qtbot: QtBot) -> None:
    title = "Save the changes to Harbour Mortgage Servicing of the North?"
    text = "The last step may not have been done. Your answers are still open here."
    dialog = MessageDialog(theme, title, text, (Act("save", "Save"),), fault=True)
    qtbot.addWidget(dialog)

    dialog.open()

    words = dialog.findChildren(Prose)
    assert [part.height() for part in words] == [
        part.heightForWidth(part.width()) for part in words
    ]
    assert words[0].height() > theme.line_height("title_small")


def test_esc_in_a_dialog_is_the_act_named_for_it(theme: Theme, qtbot: QtBot) -> None:
    acts = (Act("keep", "Keep it", escape=True), Act("drop", "Discard"))
    dialog = MessageDialog(theme, "Discard?", "Text.", acts)
    qtbot.addWidget(dialog)
    dialog.open()

    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert dialog.chosen() == "keep"


def test_the_details_of_a_dialog_go_to_the_clipboard(theme: Theme, qtbot: QtBot) -> None:
    dialog = MessageDialog(theme, "Fault", "Text.", (Act("close", "Close"),), details="line 7")
    qtbot.addWidget(dialog)
    dialog.open()
    copy = next(b for b in dialog.findChildren(Button) if b.text() == "Copy details")

    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)

    assert QGuiApplication.clipboard().text() == "line 7"
    assert dialog.isVisible()
