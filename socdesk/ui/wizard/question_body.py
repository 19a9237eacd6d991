"""What the page of a question shows: the question, its cards, and quieter things around them."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from socdesk.decision.cards import cards_at
from socdesk.engagement.model import LONGEST_NOTE
from socdesk.engagement.text import clean_text
from socdesk.ui.plain import NoteEdit
from socdesk.ui.route import Route
from socdesk.ui.session import Session
from socdesk.ui.theme import OUTDENT, Theme
from socdesk.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from socdesk.ui.widgets.option_card import OptionCard
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.wizard.answers import answer_list
from socdesk.ui.wizard.banners import RemarkBanners
from socdesk.ui.wizard.card_links import CardLinks
from socdesk.ui.wizard.controls import CardFilter, HoldsFor
from socdesk.ui.wizard.head import Kicker
from socdesk.ui.wizard.measures import REFERENCE, Density, Measures
from socdesk.ui.wizard.notes import AnswerNotes, FoldPanel, FoldRow
from socdesk.ui.wizard.page import PageBody
from socdesk.ui.wizard.remarks import page_remarks
from socdesk.ui.wizard.said import SaidRow
from socdesk.ui.wizard.texts import PageTexts

_NOTE_HEIGHT = 92
_DIGITS = "123456789"
_UNKNOWN_KEYS = ("0", "?")
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class QuestionBody(PageBody):
    """One question of the line in view, or of the organisation; shared by all lines.

    What is open below the cards is the only thing it remembers, and `load` folds it.
    """

    def __init__(self, theme: Theme, session: Session, texts: PageTexts) -> None:
        super().__init__(theme, session)
        self._texts = texts
        self._density = Density.OPEN
        self._writing = self._naming = False
        self._make_head(theme, texts)
        self._make_cards(theme, texts)
        self._make_notes(theme, texts)
        self.cards = CardLinks(theme, cards_at(session.pack, {texts.page, *texts.questions}))
        self.cards.card_wanted.connect(self.card_wanted)
        self.column.add(self.cards)

    def _make_head(self, theme: Theme, texts: PageTexts) -> None:
        self.answers = answer_list(theme, self._session, texts)
        self.filter = CardFilter(theme, self.answers) if self.answers.has_many else None
        common = self._session.pack.fact(texts.first).scope == "default"
        self.holds_for = HoldsFor(theme, self._session, texts.first) if common else None
        self._kicker = Kicker(theme, texts.reference, self.filter or self.holds_for)
        self._question = Prose(theme, texts.text, "question")
        self._why = Prose(theme, texts.why, "standfirst", "ink2")
        self.more = Button(
            theme,
            self.tr("More precisely"),
            ButtonKind.TEXT,
            ButtonSize.SMALL,
            icon="chevron-down",
            icon_after=True,
        )
        self.more.clicked.connect(self._toggle_help)
        self._help = Prose(theme, texts.help, "small", "ink2")
        self._help.hide()
        self.column.add(self._kicker, left=REFERENCE)
        self.column.add(self._question)
        self.column.add(self._why)
        self.column.add(self.more, left=OUTDENT)
        self.column.add(self._help, fixed=False)

    def _make_cards(self, theme: Theme, texts: PageTexts) -> None:
        self._fault = Prose(theme, "", "small", "signal")
        self._fault.hide()
        self.answers.fault_changed.connect(self._on_fault)
        self.banners = RemarkBanners(theme, self._session.pack, texts.questions)
        self.banners.jump_requested.connect(self._session.go)
        for field in (self.answers.unknown.ask_line, self.answers.unknown.by_line):
            field.installEventFilter(self)
        self.column.add(self.answers, left=OUTDENT, right=OUTDENT)
        self.column.add(self._fault, fixed=False)
        self.column.add(self.banners, fixed=False)

    def _make_notes(self, theme: Theme, texts: PageTexts) -> None:
        self.notes = AnswerNotes(theme, self._session, texts)
        self.notes.note_wanted.connect(self._write_note)
        self.folds = FoldRow(theme)
        self.folds.opened.connect(self._on_fold_opened)
        self.panel = FoldPanel(theme, self._session, texts)
        self.said = SaidRow(theme, self._session, texts)
        self.notes.said_wanted.connect(self._write_said)
        self.note = NoteEdit(theme, self.tr("Note"))
        self.note.setPlaceholderText(self.tr("Internal: a note never goes to the client"))
        self.note.edited.connect(self._on_note_edited)
        self.note.installEventFilter(self)
        self.column.add(self.notes, left=OUTDENT)
        self.column.add(self.folds, left=OUTDENT)
        self.column.add(self.panel, fixed=False)
        self.column.add(self.said, fixed=False)
        self.column.add(self.note, fixed=False)

    def load(self) -> None:
        self.said.finish_typing()
        self._writing = self._naming = False
        self._help.hide()
        self.more.set_icon("chevron-down", after=True)
        self.folds.set_open("")
        self.panel.show_fold("")
        if self.filter is not None:
            self.filter.clear_words()
        self._show(force=True)
        self.column.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        self._show(force=False)

    def _show(self, *, force: bool) -> None:
        where = self._session.where
        self._kicker.set_name(self._name())
        self.answers.refresh(force=force)
        if self.holds_for is not None:
            self.holds_for.refresh()
        self.notes.refresh()
        self.panel.refresh()
        self.folds.set_basis(self.panel.basis.word())
        self.said.refresh(force=force)
        self._fold_said()
        self._show_note(force=force)
        self.banners.show_remarks(page_remarks(self._session, where.line, self._texts.questions))

    def _name(self) -> str:
        line = self._session.where.line
        if line is None:
            name = self._session.title or self._session.pack.words.terms.groups["organisation"]
        else:
            name = self._session.engagement.line(line).name
        if self._session.questioning.shows_all and self._is_idle():
            return self.tr("%1: cannot change the outcome any more").replace("%1", name)
        return name

    def _is_idle(self) -> bool:
        session = self._session
        route = Route(session.pack, session.engagement, session.advice)
        return route.is_idle(session.where.line, self._texts.page)

    def _show_note(self, *, force: bool) -> None:
        given = self._session.given(self._session.where.line, self._texts.first)
        if force or clean_text(self.note.note()) != given.note:
            self.note.set_note(given.note)
            self.note.moveCursor(self.note.textCursor().MoveOperation.End)
        self._fold_note()

    def _fold_note(self) -> None:
        if not self._density.is_folded:
            shown = self._writing or bool(self.note.note())
            self.notes.add_note.setVisible(not shown)
        else:
            shown = self._writing
        self.note.setVisible(shown and not self._is_discreet)

    @property
    def _is_discreet(self) -> bool:
        return self._session.meeting_mode.is_on

    def _fold_said(self) -> None:
        is_open = not self._density.is_folded
        shown = self._naming or (is_open and self.said.has_words)
        self.said.setVisible(shown and not self._is_discreet)
        wanted = is_open and not shown
        # Its place is kept until there is an answer: the page must not move under the hand.
        policy = self.notes.add_said.sizePolicy()
        policy.setRetainSizeWhenHidden(wanted)
        self.notes.add_said.setSizePolicy(policy)
        self.notes.add_said.setVisible(wanted and self.said.can_be_said)

    def apply(self, measures: Measures, height: int) -> None:
        for density in Density:
            if density < measures.density:
                continue
            denser = measures.denser(density)
            if self.cards.links and (
                self._fits(denser, height, claims=True)
                or self._fits(denser.with_claims(), height, claims=True)
            ):
                break
            if self._fits(denser, height, claims=False):
                break

    def _fits(self, measures: Measures, height: int, *, claims: bool) -> bool:
        """No page scrolls or folds for its claims: where there is no room, Ctrl+K finds them."""
        self.cards.setVisible(claims)
        self._lay_out(measures)
        return self.column.fits(height)

    def _lay_out(self, measures: Measures) -> None:
        self._density = measures.density
        space, is_open = measures.spacing, not measures.density.is_folded
        has_more = is_open and bool(self._texts.help)
        self._kicker.apply(measures)
        self._question.set_role(measures.question)
        self._why.setVisible(is_open)
        self.more.setVisible(has_more)
        if not has_more:
            self._help.hide()
        self.answers.apply(measures)
        self.answers.unknown.set_discreet(self._is_discreet)
        self.notes.setVisible(is_open)
        self.notes.set_discreet(self._is_discreet)
        self.folds.set_discreet(self._is_discreet)
        self.notes.apply(measures)
        self.folds.setVisible(not is_open)
        if is_open:
            self.panel.show_fold("")
            self.folds.set_open("")
        self.note.setFixedHeight(self._theme.px(_NOTE_HEIGHT))
        self._fold_note()
        self._fold_said()
        self.column.apply(measures)
        for part, above in (
            (self._kicker, space.top),
            (self._question, space.question + (8 if self._kicker.has_control() else 0)),
            (self._why, space.standfirst),
            (self.more, 2),
            (self._help, 0),
            (self.answers, space.cards // 2 if has_more else space.cards),
            (self._fault, 8),
            (self.banners, 20),
            (self.notes, space.notes),
            (self.folds, space.notes),
            (self.panel, 4),
            (self.said, 10),
            (self.note, 12),
            (self.cards, 10 if is_open else 4),
        ):
            self.column.set_space(part, above)
        self.column.set_bottom(space.bottom)

    def focus_first(self) -> None:
        self.answers.focus_chosen()

    def take_key(self, event: QKeyEvent) -> bool:
        if event.modifiers() not in (*_PLAIN, Qt.KeyboardModifier.ShiftModifier):
            return False
        text = event.text()
        if text and text in _UNKNOWN_KEYS:
            return self.answers.press("0")
        if text and text in _DIGITS:
            return self.answers.press(text)
        if self.filter is not None and self.filter.take_key(event):
            return True
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return self._clear()
        return False

    def may_leave(self) -> bool:
        if not self.answers.finish_by():
            self.answers.unknown.by_line.setFocus()
        elif not self.said.finish():
            self.column.show_below(self.said)
            self.said.on_line.setFocus()
        else:
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a fill-in line goes on; leaving a note ends the act of typing."""
        if watched is self.note:
            if event.type() is QEvent.Type.FocusOut and self._session.is_open:
                self._end_note()
            return False
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        self.next_wanted.emit()
        return True

    def _clear(self) -> bool:
        card = QApplication.focusWidget()
        if not isinstance(card, OptionCard) or not card.isChecked():
            return False
        self.answers.clear_chosen()
        return True

    def _toggle_help(self) -> None:
        shown = self._help.isHidden()
        self._help.setVisible(shown)
        self.more.set_icon("chevron-up" if shown else "chevron-down", after=True)

    def _on_fold_opened(self, fold: str) -> None:
        self.panel.show_fold(fold)
        self._writing, self._naming = fold == "note", fold == "basis"
        self._fold_said()
        self._fold_note()
        part: QWidget = self.note if fold == "note" else self.panel
        if fold:
            self.column.show_below(part)
        if fold == "note":
            self.note.setFocus()

    def _write_note(self) -> None:
        self._writing = True
        self._fold_note()
        self.column.show_below(self.note)
        self.note.setFocus()

    def _write_said(self) -> None:
        self._naming = True
        self._fold_said()
        self.column.show_below(self.said)
        self.said.by_line.setFocus()

    def _on_note_edited(self, text: str) -> None:
        self._session.set_note(self._texts.first, clean_text(text)[:LONGEST_NOTE])

    def _end_note(self) -> None:
        self._session.end_typing()
        if not self._density.is_folded:
            self._writing = False
            self._fold_note()

    def _on_fault(self, sentence: str) -> None:
        self._fault.set_text(sentence)
        self._fault.setVisible(bool(sentence))
