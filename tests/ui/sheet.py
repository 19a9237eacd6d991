"""One page with every component in every state."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from socdesk.ui.plain import PlainLabel
from socdesk.ui.theme import OUTDENT, SPACES, Theme
from socdesk.ui.typography import ROLES, RoleName
from socdesk.ui.widgets.banner import Banner, BannerKind, Jump
from socdesk.ui.widgets.buttons import Button, ButtonKind, ButtonSize, IconButton
from socdesk.ui.widgets.category_chip import CategoryChip, CategoryStatus
from socdesk.ui.widgets.fields import Field, FillInLine, LineEdit
from socdesk.ui.widgets.focus_ring import FocusRing
from socdesk.ui.widgets.message_dialog import Act, MessageDialog
from socdesk.ui.widgets.option_card import OptionCard
from socdesk.ui.widgets.prose import Prose, Span
from socdesk.ui.widgets.rules import DoubleRule, Hairline, StrongRule
from socdesk.ui.widgets.scale import Scale, ScaleSize, Swatch
from socdesk.ui.widgets.segments import Segment, Segments
from socdesk.ui.widgets.state_mark import Progress, StateMark
from socdesk.ui.widgets.toast import Toast
from socdesk.ui.widgets.type_drawing import TypeDrawing, TypeKind
from socdesk.ui.widgets.unknown_card import UnknownCard

_SCALES = (
    (("NOT_INDICATED", "OPTIONAL", "CONFIRM", "RECOMMENDED", "NEEDED"), "Not indicated to Needed",
     "everything still possible"),
    (("CONFIRM", "RECOMMENDED", "NEEDED"), "Confirm to Needed", "open range"),
    (("OPTIONAL", "RECOMMENDED", "NEEDED"), "Optional, Recommended or Needed",
     "Confirm is excluded, so its step stays empty"),
    (("RECOMMENDED", "NEEDED"), "Recommended to Needed", "open, but advised in any case"),
    (("RECOMMENDED",), "Recommended", "settled, from here on we advise"),
    (("NEEDED",), "Needed", "settled"),
    (("OPTIONAL",), "Optional", "settled below the gap: neutral fill"),
    (("NOT_INDICATED",), "Not indicated", "settled, nothing fits"),
)  # fmt: skip


class Sheet(QWidget):
    """All components on one page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rings: list[tuple[FocusRing, QWidget]] = []
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(64, 64, 64, 64)
        column.setSpacing(48)
        column.addWidget(Prose(theme, "Components", "headline"))
        column.addLayout(self._two(self._type(), self._spacing()))
        column.addLayout(self._two(self._cards_left(), self._cards_right()))
        column.addLayout(self._two(self._scales(), self._chips_and_banners()))
        column.addLayout(self._two(self._buttons(), self._fields()))
        column.addLayout(self._two(self._types(), self._toast()))
        column.addLayout(self._two(self._dialog(), self._rules()))
        column.addStretch(1)

    def show_rings(self) -> None:
        """Put the rings in place once everything has its size."""
        for ring, target in self._rings:
            ring.follow(target)

    def _ring(self, target: QWidget) -> QWidget:
        self._rings.append((FocusRing(self._theme, self), target))
        return target

    def _two(self, *halves: QLayout) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(64)
        for half in halves:
            row.addLayout(half, 1)
        return row

    def _section(self, name: str, spacing: int = 12) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(spacing)
        head = QVBoxLayout()
        head.setSpacing(12)
        head.addWidget(StrongRule(self._theme))
        head.addWidget(Prose(self._theme, name, "title_small"))
        column.addLayout(head)
        return column

    def _note(self, words: str) -> PlainLabel:
        return PlainLabel(self._theme, words, "small", "ink2")

    def _type(self) -> QVBoxLayout:
        column = self._section("Type")
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        samples: tuple[tuple[RoleName, str], ...] = (
            ("display", "Which report"),
            ("headline", "SOC 2 recommended"),
            ("question", "Who uses this service?"),
            ("title", "Leans SOC 1"),
            ("standfirst_large", "Type 2, six months, on Security"),
            ("option", "Only show or store data"),
            ("body", "Organisations use the service, and you hold their data."),
            ("label", "What would change it"),
            ("side", "A customer’s auditor has asked"),
            ("small", "Question 3 of at most 9"),
        )
        for row, (role, words) in enumerate(samples):
            size = f"{role} {ROLES[role].size}/{ROLES[role].line}"
            grid.addWidget(self._note(size), row, 0, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(Prose(self._theme, words, role), row, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return column

    def _spacing(self) -> QVBoxLayout:
        column = self._section("Buttons in their sizes, marks, icons")
        for size in ButtonSize:
            row = QHBoxLayout()
            back = Button(self._theme, "Back", size=size, icon="chevron-left")
            following = Button(
                self._theme, "Next", ButtonKind.PRIMARY, size, icon="chevron-right", icon_after=True
            )
            note = Button(self._theme, "Add a note", ButtonKind.TEXT, size, icon="note")
            for button in (back, following, note, IconButton(self._theme, "search", "Find", size)):
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        column.addWidget(self._note("spaces " + " ".join(map(str, SPACES))))
        column.addWidget(Hairline(self._theme))
        for name, mini in (("mini 112 x 12", ScaleSize.MINI), ("slide 536 x 18", ScaleSize.SLIDE)):
            column.addWidget(self._note(name))
            column.addWidget(Scale(self._theme, ("RECOMMENDED",), "Recommended", size=mini))
        column.addStretch(1)
        return column

    def _card(self, name: str, card: OptionCard) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        label = self._note(name)
        label.setIndent(OUTDENT)
        column.addWidget(label)
        column.addWidget(card)
        return column

    def _cards_left(self) -> QVBoxLayout:
        column = self._section("Option card")
        words = "Only what the customer specifically ordered"
        rest = OptionCard(self._theme, words, "2", "payments, trades")
        rest.set_lines(above=True, below=True)
        hover = OptionCard(self._theme, words, "2")
        hover.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        focus = OptionCard(self._theme, words, "2")
        focus.set_lines(above=True, below=True)
        self._ring(focus)
        pressed = OptionCard(self._theme, words, "2")
        pressed.setDown(True)
        multi = OptionCard(self._theme, "Payment cards (PCI DSS)", "2", multi=True)
        ticked = OptionCard(self._theme, "Supervised financial institution", "1", multi=True)
        ticked.setChecked(True)
        long_words = (
            "Organisations use it, and their own customers or members are the persons whose "
            "money or data you handle"
        )
        for name, card in (
            ("rest", rest),
            ("hover: box and wash", hover),
            ("focus: 2 px ring in ink, 2 px outside", focus),
            ("pressed", pressed),
            ("several may hold: ticked", ticked),
            ("several may hold: open", multi),
            ("long label", OptionCard(self._theme, long_words, "3", "a gloss follows")),
        ):
            column.addLayout(self._card(name, card))
        column.addStretch(1)
        return column

    def _cards_right(self) -> QVBoxLayout:
        column = self._section(" ")
        chosen = OptionCard(self._theme, "Yes", "1")
        both = OptionCard(self._theme, "Yes", "1")
        disabled = OptionCard(self._theme, "Only show or store data", "3")
        disabled.set_lines(above=True, below=True)
        disabled.setEnabled(False)
        unknown = UnknownCard(self._theme, "Don’t know yet")
        open_unknown = UnknownCard(self._theme, "Don’t know yet")
        open_unknown.set_ask("the users’ auditors")
        open_unknown.set_by("4 Dec 2026")
        unknown.set_lines(above=True, below=True)
        for card in (chosen, both, open_unknown):
            card.setAutoExclusive(False)
            card.setChecked(True)
        self._ring(both)
        for name, card in (
            ("chosen: 2 px accent, solid key, tick, semibold", chosen),
            ("chosen and focus", both),
            ("disabled: dashed key, with the reason in the tooltip", disabled),
            ("don’t know yet, at rest", unknown),
            ("don’t know yet, chosen: the two lines can be filled in", open_unknown),
        ):
            column.addLayout(self._card(name, card))
        narrow = UnknownCard(self._theme, "Don’t know yet")
        narrow.setAutoExclusive(False)
        narrow.setChecked(True)
        narrow.setMaximumWidth(self._theme.px(380))
        column.addLayout(self._card("don’t know yet, narrow", narrow))
        column.addStretch(1)
        return column

    def _scales(self) -> QVBoxLayout:
        column = self._section("Verdict scale")
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        overridden = Scale(self._theme)
        overridden.set_levels(("NEEDED",), "Needed, by override", overridden=("RECOMMENDED",))
        rows = [(Scale(self._theme, levels, words), words, note) for levels, words, note in _SCALES]
        rows.append((overridden, "Needed, by override", "rule result struck: Recommended"))
        for row, (scale, words, note) in enumerate(rows):
            scale.setFixedWidth(self._theme.px(256))
            grid.addWidget(scale, row, 0)
            text = Prose(self._theme, role="side")
            text.set_spans((Span(words + "\n", strong=True), Span(note, colour="ink2")))
            grid.addWidget(text, row, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return column

    def _chips_and_banners(self) -> QVBoxLayout:
        column = self._section("Category chips and state marks", 16)
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for name, status in (
            ("Security", CategoryStatus.IN),
            ("Availability", CategoryStatus.CONSIDER),
            ("Processing integrity", CategoryStatus.OUT),
            ("Privacy", CategoryStatus.OPEN),
        ):
            chips.addWidget(CategoryChip(self._theme, name, status, status.value))
        column.addLayout(chips)
        marks = QHBoxLayout()
        marks.setSpacing(8)
        for progress, words in zip(Progress, ("not begun", "begun", "settled"), strict=True):
            marks.addWidget(StateMark(self._theme, progress, words))
            marks.addWidget(PlainLabel(self._theme, words))
            marks.addSpacing(16)
        for settled, words in ((True, "settled"), (False, "possible")):
            marks.addWidget(Swatch(self._theme, settled=settled))
            marks.addWidget(PlainLabel(self._theme, words))
            marks.addSpacing(16)
        marks.addStretch(1)
        column.addLayout(marks)
        column.addSpacing(24)
        column.addLayout(self._banners())
        column.addStretch(1)
        return column

    def _banners(self) -> QVBoxLayout:
        column = self._section("Banners", 16)
        kinds = BannerKind
        column.addWidget(
            Banner(
                self._theme, kinds.TRAP, "Trap: own loan book.",
                "Loans on the bank’s own books have no user entity. Whose books are they?", "T5",
            )
        )  # fmt: skip
        column.addWidget(
            Banner(
                self._theme, kinds.CONTRADICTION, "Two answers exclude each other.",
                "S1 says only you use the service, S6 says a customer’s auditor has asked.",
                "S1, S6", (Jump("users", "Go to S1"), Jump("auditor_asked", "Go to S6")),
            )
        )  # fmt: skip
        column.addWidget(
            Banner(
                self._theme, kinds.OVERRIDE, "Overridden.",
                "The rules say Recommended, you say Needed. Reason: the auditor’s letter is "
                "announced for January.", "F5",
            )
        )  # fmt: skip
        column.addWidget(
            Banner(
                self._theme, kinds.OPEN_POINT, "Open point: Privacy.",
                "Ask the data-protection officer by 4 Dec 2026.", "S14",
            )
        )  # fmt: skip
        return column

    def _buttons(self) -> QVBoxLayout:
        column = self._section("Buttons")
        grid = QGridLayout()
        grid.setSpacing(12)
        for place, name in enumerate(("rest", "hover", "pressed", "focus", "disabled"), start=1):
            grid.addWidget(self._note(name), 0, place)
        for row, (kind, words) in enumerate(
            zip(ButtonKind, ("Next", "Back", "Result"), strict=True), start=1
        ):
            grid.addWidget(self._note(kind.value), row, 0)
            buttons = [Button(self._theme, words, kind) for _ in range(5)]
            buttons[1].setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
            buttons[2].setDown(True)
            self._ring(buttons[3])
            buttons[4].setEnabled(False)
            for place, button in enumerate(buttons, start=1):
                grid.addWidget(button, row, place)
        grid.setColumnStretch(6, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return column

    def _fields(self) -> QVBoxLayout:
        column = self._section("Fields", 16)
        rest = Field(self._theme, "field, rest")
        rest.edit.setText("A bank")
        focus = Field(self._theme, "field, focus")
        focus.edit.setText("A ban")
        self._ring(focus.edit)
        fault = Field(self._theme, "field, fault")
        fault.edit.setText("31 Feb 2027")
        fault.set_fault("February 2027 has 28 days")
        empty = LineEdit(self._theme, "empty", "Client name")
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.addWidget(rest, 0, 0)
        grid.addWidget(focus, 0, 1)
        grid.addWidget(fault, 1, 0)
        grid.addWidget(empty, 1, 1)
        column.addLayout(grid)
        line = QHBoxLayout()
        line.addWidget(self._note("ask"))
        line.addWidget(FillInLine(self._theme, "whom", "whom"))
        column.addLayout(line)
        words = (Segment("told", "Told"), Segment("contract", "Contract"), Segment("a", "Assumed"))
        for value in ("told", "contract", ""):
            segments = Segments(self._theme, "Basis", words)
            segments.set_value(value)
            column.addWidget(segments)
        column.addStretch(1)
        return column

    def _types(self) -> QVBoxLayout:
        column = self._section("Photo and video", 16)
        for kind, start in ((TypeKind.PHOTO, ""), (TypeKind.VIDEO, "1 Apr")):
            drawing = TypeDrawing(self._theme, kind, "", start=start, end="30 Sep")
            drawing.setMaximumWidth(self._theme.px(220))
            column.addWidget(drawing)
        alone = TypeDrawing(
            self._theme, TypeKind.VIDEO, "", start="1 Apr", end="30 Sep", axis=False
        )
        alone.setMaximumWidth(self._theme.px(256))
        column.addWidget(alone)
        column.addStretch(1)
        return column

    def _toast(self) -> QVBoxLayout:
        column = self._section("Toast")
        toast = Toast(self._theme, self)
        toast.show_message("Saved", " and read back, 10:42")
        column.addWidget(toast, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return column

    def _dialog(self) -> QVBoxLayout:
        column = self._section("Error dialog")
        dialog = MessageDialog(
            self._theme,
            "A bank was not saved",
            "Somebody else changed the file at 10:39. Your answers are still open here and "
            "nothing is lost.",
            (Act("compare", "Compare both"), Act("save_as", "Save a copy", primary=True)),
            more="A bank.socdesk, in Documents",
            details="details",
            fault=True,
        )
        dialog.setWindowFlags(Qt.WindowType.Widget)
        column.addWidget(dialog)
        column.addStretch(1)
        return column

    def _rules(self) -> QVBoxLayout:
        column = self._section("Rules", 16)
        for name, rule in (
            ("hairline", Hairline(self._theme)),
            ("strong rule", StrongRule(self._theme)),
            ("double rule: settled", DoubleRule(self._theme)),
        ):
            column.addWidget(self._note(name))
            column.addWidget(rule)
        column.addStretch(1)
        return column
