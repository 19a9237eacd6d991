"""The open engagement: every act of the consultant goes through here, and every view listens.

The session holds values only. It decides nothing: advice comes from the decision module, changes
from the engagement's pure functions, and each act leaves the earlier value on the undo stack.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from socdesk.decision.advice import Advice, Case, Change, Explanation, LineAdvice
from socdesk.decision.advise import advise
from socdesk.decision.pack import Pack
from socdesk.decision.questioning import line_pages, organisation_pages
from socdesk.engagement import changes, model, store
from socdesk.engagement.model import Answer, Basis, Engagement
from socdesk.engagement.questions import of_pack
from socdesk.ui.explanations import Explanations, imagined
from socdesk.ui.history import History, Step
from socdesk.ui.meeting_mode import MeetingMode
from socdesk.ui.opening import copy_of_example, new_engagement
from socdesk.ui.place import ORGANISATION, START, Where, question, summary
from socdesk.ui.questioning import Questioning
from socdesk.ui.route import Route, to_keep
from socdesk.ui.saved import Clock, Saved


class Session(QObject):
    """One engagement at a time, with its advice, its place, its file and its undo stack."""

    opened = Signal()
    """Another engagement, or none, is open now."""
    changed = Signal()
    """Answers, lines or names changed, and the advice with them."""
    moved = Signal(Where)
    """The place changed."""
    document_changed = Signal()
    """The file, its name, or whether it is saved changed."""

    def __init__(self, pack: Pack, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pack = pack
        self.clock = self._clock = clock
        self.questioning = Questioning(self)
        self.meeting_mode = MeetingMode(self)
        self.meeting_mode.changed.connect(self._on_meeting_mode)
        self._engagement: Engagement | None = None
        self._clean: Engagement | None = None
        self._saved: Saved | None = None
        self._where = START
        self._history = History()
        self._case = Case()
        self._advice: Advice | None = None
        self._explanations = Explanations(pack)

    # What is open.

    @property
    def engagement(self) -> Engagement:
        """The open engagement; raises `RuntimeError` where none is open."""
        if self._engagement is None:
            raise RuntimeError("no engagement is open")
        return self._engagement

    @property
    def is_open(self) -> bool:
        return self._engagement is not None

    @property
    def advice(self) -> Advice:
        """The advice for what is open; for an empty case where nothing is."""
        if self._advice is None:
            self._advice = advise(self.pack, self._case)
        return self._advice

    @property
    def case(self) -> Case:
        return self._case

    @property
    def where(self) -> Where:
        return self._where

    @property
    def saved(self) -> Saved | None:
        return self._saved

    @property
    def is_dirty(self) -> bool:
        """Whether something is open that no file holds."""
        return self._engagement is not None and self._engagement != self._clean

    @property
    def title(self) -> str:
        """The client's name."""
        return self._engagement.client if self._engagement else ""

    def line_advice(self, line_id: str) -> LineAdvice:
        """The advice for a line; raises `KeyError` for one that is not there."""
        return self.advice.lines[self.engagement.position(line_id)]

    def explanation(self, line_id: str) -> Explanation:
        """Why a line's advice is what it is; kept until the next change."""
        found = self._explanations.of(self.engagement, self._case, self.advice, line_id)
        return self.meeting_mode.explanation(found)

    def imagined(self, line_id: str, changes: Sequence[Change]) -> LineAdvice:
        """The advice for a line as if some answers were others; nothing changes."""
        return imagined(self.pack, self._case, self.engagement.position(line_id), changes)

    # Opening, saving, closing.

    def new(self, client: str, lines: Sequence[str]) -> None:
        """Open a new engagement with these service lines, at its first question."""
        self.open_engagement(new_engagement(self.pack, client, lines, self._clock()))

    def open_file(self, path: Path) -> None:
        """Open a file; raises `socdesk.engagement.errors.EngagementError`, all as before then."""
        found = store.read(path, of_pack(self.pack))
        self.open_engagement(found.engagement, Saved(path, found.digest, self._clock()))

    def open_example(self, path: Path) -> None:
        """Open a copy of a shipped example at its first question: a new engagement without a file.

        As long as nothing is changed in it, nothing would be lost by leaving it.
        """
        self.open_engagement(copy_of_example(self.pack, path), untouched=True)
        self.go(question(None, next(iter(self.pages(None)))))

    def save(self, path: Path | None = None) -> None:
        """Write the engagement to its file, or to `path`, and know it saved only then.

        Raises `socdesk.engagement.errors.SaveError`; the file and the engagement are then as
        they were. Saving over another file than the session's own is asked about beforehand.
        """
        target = path or (self._saved.path if self._saved else None)
        if target is None:
            raise RuntimeError("never saved: a path is needed")
        own = self._saved is not None and target == self._saved.path
        expected = self._saved.digest if own and self._saved else store.digest_of(target)
        written = changes.with_place(self.engagement, to_keep(self._where))
        digest = store.save(target, written, expected)
        self._clean = self._engagement
        self._saved = Saved(target, digest, self._clock())
        self.document_changed.emit()

    def close(self) -> None:
        """Leave the engagement; what is not saved is gone, so ask before."""
        self._engagement = self._clean = self._saved = None
        self._history.clear()
        self._judge()
        self._where = START
        self.opened.emit()
        self.document_changed.emit()
        self.moved.emit(self._where)

    def open_engagement(
        self, engagement: Engagement, saved: Saved | None = None, *, untouched: bool = False
    ) -> None:
        """Open an engagement; one no file holds is unsaved, unless nothing would be lost yet."""
        self._engagement = replace(engagement, place=None)
        self._clean = self._engagement if saved or untouched else None
        self._saved = saved
        self._history.clear()
        self._judge()
        self._where = Route(self.pack, engagement, self.advice).kept() or self.first_place()
        self.opened.emit()
        self.document_changed.emit()
        self.moved.emit(self._where)

    # Answers, always those of the page in view.

    def answer(self, name: str, value: str) -> None:
        """Give a question of the page in view its value."""
        self.answer_page({name: value})

    def answer_page(self, values: Mapping[str, str | None]) -> None:
        """Give several questions of the page in view their values in one act; None: don't know."""
        after = self.engagement
        for name, value in values.items():
            line = self.home(name)
            if value is None:
                after = changes.with_unknown(after, line, name, self._clock())
            else:
                after = changes.with_answer(after, line, name, value, self._clock())
        self.apply(after)

    def dont_know(self, name: str) -> None:
        """Store the explicit don't-know."""
        self.answer_page({name: None})

    def clear(self, *names: str) -> None:
        """Open questions of the page in view again, in one act."""
        after = self.engagement
        for name in names:
            after = changes.without_answer(after, self.home(name), name, self._clock())
        self.apply(after)

    def set_note(self, name: str, text: str) -> None:
        self.type(
            name, "note", changes.with_details(self.engagement, self.home(name), name, note=text)
        )

    def set_basis(self, name: str, basis: Basis | None) -> None:
        self.apply(changes.with_details(self.engagement, self.home(name), name, basis=basis))

    def set_ask(self, name: str, whom: str) -> None:
        self.type(
            name, "ask", changes.with_details(self.engagement, self.home(name), name, ask=whom)
        )

    def set_by(self, name: str, day: date | None) -> None:
        self.type(name, "by", changes.with_details(self.engagement, self.home(name), name, by=day))

    def given(self, line: str | None, name: str) -> Answer:
        """What stands beside a question for a line: the organisation's default if it has none."""
        if self.pack.fact(name).scope == "organisation":
            return self.engagement.answer(None, name)
        common = self.pack.fact(name).scope == "default" and not self.differs(line, name)
        return self.engagement.answer(None if common else line, name)

    def differs(self, line: str | None, name: str) -> bool:
        """Whether a line has its own entry for a question asked once for all lines."""
        return line is not None and name in self.engagement.line(line).answers

    def set_differs(self, name: str, differs: bool) -> None:
        """Let the line in view answer for itself, starting from the common answer, or not."""
        line = self._where.line
        if line is None or self.differs(line, name) == differs:
            return
        common = self.engagement.answer(None, name)
        after = self.engagement
        if not differs:
            after = changes.without_own(after, line, name, self._clock())
        elif common.value is not None:
            after = changes.with_answer(after, line, name, common.value, self._clock())
        else:
            after = changes.with_unknown(after, line, name, self._clock())
        self.apply(after)

    def home(self, name: str) -> str | None:
        """Where an answer given now belongs: a line, or None for the organisation."""
        scope = self.pack.fact(name).scope
        line = self._where.line
        if scope == "organisation" or (scope == "default" and not self.differs(line, name)):
            return None
        return line

    # The client and the lines.

    def rename_client(self, name: str) -> None:
        self.apply(changes.rename_client(self.engagement, name))

    def add_line(self, name: str) -> str:
        """Add a line at the end and return its id; the place stays."""
        after = changes.add_line(self.engagement, name, self._clock())
        self.apply(after)
        return after.lines[-1].id

    def duplicate_line(self, line: str) -> str:
        after = changes.duplicate_line(self.engagement, line, self._clock())
        before = {entry.id for entry in self.engagement.lines}
        self.apply(after)
        return next(entry.id for entry in after.lines if entry.id not in before)

    def rename_line(self, line: str, name: str) -> None:
        self.apply(changes.rename_line(self.engagement, line, name))

    def remove_line(self, line: str) -> None:
        """Remove a line; the place moves where it stood on it."""
        after = changes.remove_line(self.engagement, line, self._clock())
        self._history.remember(Step(self.engagement, self._where))
        if self._where.line == line:
            rest = after.lines
            self._where = summary(rest[0].id) if rest else ORGANISATION
        self._take(after)
        self.moved.emit(self._where)

    def move_line(self, line: str, to: int) -> None:
        self.apply(changes.move_line(self.engagement, line, to, self._clock()))

    # Undo and redo.

    @property
    def can_undo(self) -> bool:
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        return self._history.can_redo

    def undo(self) -> None:
        """Take the last act back and go to where it was done."""
        self._restore(self._history.back(self.engagement))

    def redo(self) -> None:
        """Do again what was taken back, and go there."""
        self._restore(self._history.forth(self.engagement))

    def end_typing(self) -> None:
        """Close the act of typing, so that the next letter is undone apart from it."""
        self._history.end_typing()

    def _restore(self, step: Step | None) -> None:
        if step is None:
            return
        self._engagement = step.engagement
        self._judge()
        # Views look at the place when they hear of the change, and its line may be gone.
        self._where = self._route.nearest(step.where)
        self.changed.emit()
        self.document_changed.emit()
        self.go(step.where)

    def apply(self, after: Engagement) -> None:
        """Take what a change of `engagement.changes` returned as one act, to be undone as one.

        An act that changes nothing leaves no trace.
        """
        if after != self._engagement:
            self._history.remember(Step(self.engagement, self._where))
            self._take(after)

    def type(self, name: str, field: str, after: Engagement) -> None:
        """Take typed text; the letters of one field typed in one go are one act."""
        if after != self._engagement:
            self._history.remember(Step(self.engagement, self._where, f"{name}/{field}"))
            self._take(after)

    def _on_meeting_mode(self) -> None:
        if self.is_open:
            self.changed.emit()

    def _take(self, after: Engagement) -> None:
        self._engagement = after
        self._judge()
        self.changed.emit()
        self.document_changed.emit()

    def _judge(self) -> None:
        self._case = model.to_case(self._engagement) if self._engagement else Case()
        self._advice = None
        self._explanations.forget()

    # Places.

    def go(self, where: Where) -> None:
        """Show a place; one that is not there any more leads to the nearest that is."""
        self.end_typing()
        self._where = self._route.nearest(where) if self.is_open else START
        self.moved.emit(self._where)

    def go_next(self) -> None:
        """Go to the next place on the way; at the last one nothing happens."""
        if after := self.next_place():
            self.go(after)

    def go_back(self) -> None:
        """Go to the place before on the way; at the first one nothing happens."""
        if before := self.previous_place():
            self.go(before)

    def first_place(self) -> Where:
        """Where work goes on: the first open question, else the organisation's result."""
        return self._route.start()

    def line_start(self, line: str) -> Where:
        """Where a line is entered: its first open question, else its first, else its result."""
        return self._route.line_start(line)

    def steps(self, line: str | None) -> tuple[str, ...]:
        """The pages on the way through a line, or the organisation for None."""
        return self._route.steps(line)

    def pages(self, line: str | None) -> Mapping[str, tuple[str, ...]]:
        """All pages of a line, or of the organisation for None, with their questions."""
        return organisation_pages(self.pack) if line is None else line_pages(self.pack)

    def next_step(self, where: Where) -> str | None:
        """The next page within the line after a question's page; None after the last."""
        return self._route.next_step(where)

    def next_place(self) -> Where | None:
        """The place after the one in view, over the whole engagement; None at the end."""
        return self._route.after(self._where)

    def previous_place(self) -> Where | None:
        """The place before the one in view; None at the start."""
        return self._route.before(self._where)

    @property
    def _route(self) -> Route:
        return Route(self.pack, self.engagement, self.advice, self.questioning.shows_all)
