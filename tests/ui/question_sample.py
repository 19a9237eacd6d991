"""A question page made of the components alone, to be held beside the drawn one."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from socdesk.ui.plain import PlainLabel
from socdesk.ui.theme import OUTDENT, Theme
from socdesk.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from socdesk.ui.widgets.option_card import OptionCard
from socdesk.ui.widgets.option_list import OptionList
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.widgets.rules import Hairline
from socdesk.ui.widgets.scale import Scale, Swatch
from socdesk.ui.widgets.segments import Segment, Segments
from socdesk.ui.widgets.state_mark import Progress, StateMark
from socdesk.ui.widgets.unknown_card import UnknownCard


class _Ground(QWidget):
    """A column on the wash."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, theme.colours.wash)
        self.setPalette(palette)
        self.setAutoFillBackground(True)


class QuestionSample(QWidget):
    """Head, cards, notes and verdict at 1280x800."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAutoFillBackground(True)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 44, 0, 0)
        across.setSpacing(0)
        outline = _Ground(theme)
        outline.setFixedWidth(247)
        across.addWidget(outline)
        across.addWidget(Hairline(theme, upright=True))
        across.addLayout(self._centre(), 1)
        across.addWidget(Hairline(theme, upright=True))
        across.addWidget(self._verdict())

    def _centre(self) -> QVBoxLayout:
        theme = self._theme
        column = QVBoxLayout()
        column.setSpacing(0)
        column.setContentsMargins(0, 32, 0, 0)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.setContentsMargins(28, 0, 40, 0)
        kicker = QHBoxLayout()
        kicker.setSpacing(0)
        reference = PlainLabel(theme, "S3", "small", "ink2")
        reference.setFixedWidth(28)
        kicker.addWidget(reference)
        kicker.addWidget(PlainLabel(theme, "Loan processing and transactions", "small", "ink2"), 1)
        head.addLayout(kicker)
        words = QVBoxLayout()
        words.setContentsMargins(28, 5, 0, 24)
        words.setSpacing(8)
        words.addWidget(
            Prose(
                theme,
                "Do you start, approve, record, calculate or report money movements or balances "
                "that end up in the customer’s books?",
                "question",
            )
        )
        words.addWidget(
            Prose(
                theme,
                "If your work reaches the figures in a customer’s accounts, their auditor may "
                "need a report on your controls. That report is a SOC 1.",
                "standfirst",
                "ink2",
            )
        )
        head.addLayout(words)
        column.addLayout(head)
        cards = QVBoxLayout()
        cards.setContentsMargins(56 - OUTDENT, 0, 40 - OUTDENT, 0)
        cards.addWidget(self._cards())
        column.addLayout(cards)
        column.addLayout(self._notes())
        column.addStretch(1)
        column.addWidget(Hairline(theme))
        column.addLayout(self._bar())
        return column

    def _cards(self) -> OptionList:
        cards = OptionList(self._theme)
        for key, label, gloss in (
            ("1", "Yes", ""),
            ("2", "Only what the customer specifically ordered", "payments, trades"),
            ("3", "Only show or store data", "dashboards, archives"),
            ("4", "No", ""),
        ):
            cards.add_card(OptionCard(self._theme, label, key, gloss))
        cards.add_card(UnknownCard(self._theme, "Don’t know yet"))
        cards.set_chosen(0)
        return cards

    def _notes(self) -> QHBoxLayout:
        theme = self._theme
        row = QHBoxLayout()
        row.setContentsMargins(56, 26, 40, 0)
        row.setSpacing(24)
        for head, text in (
            (
                "For example",
                (
                    "Posting loan payments and remitting to investors is a yes. Executing a "
                    "payment the customer ordered is not."
                ),
            ),
            (
                "Who usually knows",
                (
                    "The product owner who knows the bookings, then the controllers of your two "
                    "largest customers."
                ),
            ),
        ):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(PlainLabel(theme, head, "small_strong"))
            column.addWidget(Prose(theme, text, "small", "ink2"))
            column.addStretch(1)
            row.addLayout(column, 1)
        last = QVBoxLayout()
        last.setSpacing(4)
        last.addWidget(PlainLabel(theme, "Basis of this answer", "small_strong"))
        basis = Segments(
            theme,
            "Basis of this answer",
            [Segment("told", "Told"), Segment("contract", "Contract"), Segment("a", "Assumed")],
        )
        basis.set_value("told")
        last.addWidget(basis)
        note = QHBoxLayout()
        note.setContentsMargins(0, 0, 0, 0)
        note.addSpacing(-OUTDENT)
        note.addWidget(Button(theme, "Add a note", ButtonKind.TEXT, ButtonSize.SMALL, icon="note"))
        note.addStretch(1)
        last.addLayout(note)
        last.addStretch(1)
        row.addLayout(last, 1)
        return row

    def _bar(self) -> QHBoxLayout:
        theme = self._theme
        bar = QHBoxLayout()
        bar.setContentsMargins(56, 10, 40, 9)
        bar.addWidget(Button(theme, "Back", icon="chevron-left"))
        bar.addStretch(1)
        bar.addWidget(PlainLabel(theme, "Question 3 of at most 9", "small", "ink2"))
        bar.addStretch(1)
        following = Button(theme, "Next", ButtonKind.PRIMARY, icon="chevron-right", icon_after=True)
        bar.addWidget(following)
        return bar

    def _verdict(self) -> QWidget:
        theme = self._theme
        side = _Ground(theme)
        side.setFixedWidth(312)
        column = QVBoxLayout(side)
        column.setContentsMargins(28, 28, 28, 20)
        column.setSpacing(0)
        column.addWidget(PlainLabel(theme, "Verdict so far", "small", "ink2"))
        column.addSpacing(4)
        column.addWidget(Prose(theme, "Leans SOC 1", "title"))
        column.addSpacing(4)
        column.addWidget(
            Prose(theme, "The subject fits. How strongly depends on who asks and on the amounts.",
                  "side")
        )  # fmt: skip
        for report, words, levels, progress, fits in (
            ("SOC 1", "Confirm to Needed", ("CONFIRM", "RECOMMENDED", "NEEDED"),
             Progress.SETTLED, "Subject fits"),
            ("SOC 2", "Optional to Needed", ("OPTIONAL", "RECOMMENDED", "NEEDED"),
             Progress.NOT_BEGUN, "Subject not yet known"),
        ):  # fmt: skip
            column.addSpacing(24)
            head = QHBoxLayout()
            head.addWidget(PlainLabel(theme, report, "side_strong"))
            head.addStretch(1)
            head.addWidget(PlainLabel(theme, words, "side"))
            column.addLayout(head)
            column.addSpacing(6)
            column.addWidget(Scale(theme, levels, words))
            column.addSpacing(8)
            mark = QHBoxLayout()
            mark.setSpacing(7)
            mark.addWidget(StateMark(theme, progress, fits, small=True))
            mark.addWidget(PlainLabel(theme, fits, "small", "ink2"), 1)
            column.addLayout(mark)
        column.addStretch(1)
        legend = QHBoxLayout()
        legend.setSpacing(0)
        for settled, words in ((True, "settled"), (False, "still possible")):
            legend.addWidget(Swatch(theme, settled=settled))
            legend.addSpacing(8)
            legend.addWidget(PlainLabel(theme, words, "small", "ink2"))
            legend.addSpacing(12)
        legend.addStretch(1)
        column.addLayout(legend)
        return side
