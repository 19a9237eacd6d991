"""Copy answers from another line: from which, which answers, and what it would come to."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAction, QFontMetricsF, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from socdesk.decision.advice import Change
from socdesk.engagement.copying import Takeable, sources, takeable
from socdesk.ui.dialogs.fitted import FittedDialog
from socdesk.ui.moving.answer_words import answer_words, line_words
from socdesk.ui.moving.sheet import outdented
from socdesk.ui.moving.tick_row import TickRow, column_lefts
from socdesk.ui.plain import PlainLabel, PlainMenu, escape_mnemonic
from socdesk.ui.session import Session
from socdesk.ui.theme import OUTDENT, Theme
from socdesk.ui.widgets.buttons import Button, ButtonKind
from socdesk.ui.widgets.prose import Prose, Span
from socdesk.ui.widgets.rules import Hairline, StrongRule
from socdesk.ui.widgets.text_link import TextLink

translate = QCoreApplication.translate

_WIDTH = 800
_MARGIN = 28
_BESIDE_NAME = 210
"""What the row with the line's name needs beside it: margins, the word before it, the button."""


class CopyDialog(FittedDialog):
    """What would change for a line, each answer with a tick, and the headline it would come to.

    Answers that overwrite none are ticked at first. Needs a line to take from (`sources`).
    """

    def __init__(
        self, theme: Theme, session: Session, target: str, parent: QWidget | None = None
    ) -> None:
        self._session = session
        self._target = session.engagement.line(target)
        title = translate("Moving", "Copy answers to %1")
        super().__init__(theme, title.replace("%1", line_words(self._target)), _WIDTH, parent)
        self._sources = tuple(sources(session.engagement.lines, target))
        self._source = self._sources[0]
        self._offers: tuple[Takeable, ...] = ()
        self._rows: list[TickRow] = []
        self._build_source()
        self._build_table()
        self._add_note()
        self._outcome = Prose(theme, "", "body")
        self.foot.addWidget(Hairline(theme))
        self.foot.addSpacing(theme.px(12))
        self.foot.addWidget(self._outcome)
        self._cancel = Button(theme, self.tr("Cancel"), ButtonKind.TEXT)
        self._take = Button(theme, self.tr("Copy"), ButtonKind.PRIMARY)
        self._cancel.clicked.connect(self.reject)
        self._take.clicked.connect(self.accept)
        self.add_buttons((self._cancel,), self._take)
        self._show_source()

    def taken(self) -> tuple[str, tuple[str, ...]]:
        """Return the line to take from, and the questions that are ticked."""
        return self._source.id, tuple(each.question for each in self._ticked())

    def outcome(self) -> str:
        """Return the sentence on the headline."""
        return self._outcome.text()

    def rows(self) -> tuple[TickRow, ...]:
        """Return the rows, in the order of the questions."""
        return tuple(self._rows)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the choice of the line."""
        super().showEvent(event)
        self._choice.setFocus(Qt.FocusReason.OtherFocusReason)

    # Building.

    def _build_source(self) -> None:
        theme = self._theme
        self._choice = Button(theme, "", ButtonKind.SECONDARY)
        self._choice.set_icon("chevron-down", after=True)
        self._choice.clicked.connect(self._on_choice)
        self._menu = PlainMenu(theme, "", self)
        self._menu.triggered.connect(self._on_source)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(PlainLabel(theme, self.tr("From"), "body", "ink2"))
        row.addWidget(self._choice)
        row.addStretch(1)
        self.body.addSpacing(theme.px(12))
        self.body.addLayout(row)

    def _build_table(self) -> None:
        theme = self._theme
        self._all = TextLink(theme, self.tr("Tick all"))
        self._open_only = TextLink(theme, self.tr("Tick only what is open here"))
        self._all.clicked.connect(self._on_all)
        self._open_only.clicked.connect(self._on_open_only)
        self._links = QWidget()
        links = QHBoxLayout(self._links)
        links.setContentsMargins(0, 0, 0, 0)
        links.setSpacing(theme.px(20))
        links.addStretch(1)
        links.addWidget(self._open_only)
        links.addWidget(self._all)
        self._heads = self._head_row()
        listed = QWidget()
        policy = listed.sizePolicy()
        policy.setHeightForWidth(True)
        listed.setSizePolicy(policy)
        self._table = QVBoxLayout(listed)
        self._table.setContentsMargins(0, 0, 0, 0)
        self._table.setSpacing(0)
        self.body.addSpacing(theme.px(16))
        self.body.addWidget(self._links)
        self.body.addWidget(self._heads)
        self.body.addLayout(outdented(theme, listed))

    def _head_row(self) -> QWidget:
        """The heads of the columns over a strong line, where the rows have theirs."""
        theme = self._theme
        lefts = column_lefts(theme, self._width - 2 * theme.px(_MARGIN - OUTDENT))
        heads = QWidget()
        grid = QGridLayout(heads)
        grid.setContentsMargins(0, theme.px(8), 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnMinimumWidth(0, lefts[0] - theme.px(OUTDENT))
        words = (self.tr("Question"), self.tr("Now"), self.tr("Then"))
        for at, word in enumerate(words):
            grid.addWidget(PlainLabel(theme, word, "small", "ink2"), 0, at + 1)
            grid.setColumnMinimumWidth(at + 1, lefts[at + 1] - lefts[at])
        grid.addWidget(StrongRule(theme), 1, 0, 1, len(words) + 1)
        return heads

    def _add_note(self) -> None:
        text = self.tr(
            "Notes stay with their lines, and so do levels of your own. What was only assumed "
            "there is assumed here."
        )
        self.body.addSpacing(self._theme.px(12))
        self.body.addWidget(Prose(self._theme, text, "small", "ink2"))

    # The line to take from.

    def _on_choice(self) -> None:
        self._menu.clear()
        for line in self._sources:
            self._menu.add_literal(line_words(line)).setData(line.id)
        self._menu.popup(self._choice.mapToGlobal(QPoint(0, self._choice.height())))

    def _on_source(self, action: QAction) -> None:
        self.choose_source(action.data())

    def choose_source(self, line: str) -> None:
        """Offer the answers of another line; raises `KeyError` for one that is not there."""
        self._source = self._session.engagement.line(line)
        self._show_source()

    def _show_source(self) -> None:
        name = line_words(self._source)
        metrics = QFontMetricsF(self._choice.font())
        room = self._width - self._theme.length(_BESIDE_NAME)
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        self._choice.setText(escape_mnemonic(shown))
        self._choice.setAccessibleName(self.tr("From: %1").replace("%1", name))
        self._offers = self._in_order(
            takeable(self._session.engagement, self._source.id, self._target.id)
        )
        self._show_rows()
        for part in (self._links, self._heads):
            part.setVisible(bool(self._offers))
        self._show_outcome()

    def _in_order(self, found: Sequence[Takeable]) -> tuple[Takeable, ...]:
        levels = self._session.pack.levels
        return tuple(sorted(found, key=lambda each: levels[each.question]))

    # The answers.

    def _show_rows(self) -> None:
        for row in self._rows:
            self._table.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(offer) for offer in self._offers]
        before: QWidget = self._all
        for row in self._rows:
            QWidget.setTabOrder(before, row)
            before = row
        QWidget.setTabOrder(before, self._cancel)

    def _row(self, offer: Takeable) -> TickRow:
        pack, question = self._session.pack, offer.question
        short = pack.words.questions[question].short
        now = answer_words(pack, question, offer.now)
        row = TickRow(self._theme, short, now, answer_words(pack, question, offer.then))
        row.setChecked(not offer.overwrites)
        row.toggled.connect(self._show_outcome)
        self._table.addWidget(row)
        row.show()
        return row

    def _on_all(self) -> None:
        self._tick(tuple(True for _ in self._offers))

    def _on_open_only(self) -> None:
        self._tick(tuple(not offer.overwrites for offer in self._offers))

    def _tick(self, wanted: Sequence[bool]) -> None:
        for row, ticked in zip(self._rows, wanted, strict=True):
            row.setChecked(ticked)

    def _ticked(self) -> list[Takeable]:
        pairs = zip(self._offers, self._rows, strict=True)
        return [offer for offer, row in pairs if row.isChecked()]

    # What it would come to.

    def _show_outcome(self) -> None:
        ticked = self._ticked()
        self._take.setEnabled(bool(ticked))
        self._take.setText(self._act_words(len(ticked)))
        self._outcome.set_spans(self._outcome_spans(ticked))
        self.fit()

    def _act_words(self, count: int) -> str:
        if count == 1:
            return self.tr("Copy 1 answer")
        return self.tr("Copy %1 answers").replace("%1", str(count)) if count else self.tr("Copy")

    def _outcome_spans(self, ticked: Sequence[Takeable]) -> tuple[Span, ...]:
        if not self._offers:
            return (Span(self.tr("Every answer given there stands here already.")),)
        if not ticked:
            return (Span(self.tr("Nothing is ticked, so nothing would change.")),)
        now = self._session.line_advice(self._target.id).headline.short
        then = self._session.imagined(
            self._target.id, [_change(offer) for offer in ticked]
        ).headline.short
        if then == now:
            lead = self.tr("The headline of this line would stay: ")
            return (Span(lead), Span(then, strong=True), Span("."))
        return (
            Span(self.tr("The headline of this line would become: ")),
            Span(then, strong=True),
            Span(self.tr(". It is now: %1.").replace("%1", now)),
        )


def _change(offer: Takeable) -> Change:
    return Change(offer.question, offer.now.value or "", offer.then.value or "")
