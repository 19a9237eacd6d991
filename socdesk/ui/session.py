"""The open engagement: every act of the consultant goes through here, and every view listens.

The session holds values only. It decides nothing: advice comes from the decision module, changes
from the engagement's pure functions, and each act leaves the earlier value on the undo stack.
"""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from socdesk.decision.advice import Advice, Case, LineAdvice
from socdesk.decision.advise import advise
from socdesk.decision.pack import Pack
from socdesk.decision.questioning import (
    line_pages,
    next_page,
    organisation_pages,
    page_of,
    previous_page,
    steps,
)
from socdesk.engagement import changes, model, store
from socdesk.engagement.model import Answer, Basis, Engagement, PackUsed
from socdesk.engagement.questions import of_pack
from socdesk.ui.place import ORGANISATION, START, View, Where, question, summary

Clock = Callable[[], datetime]
"""Tells the moment, with its time zone; handed in so that tests can say when it is."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What the file holds: where it is, its digest, and the engagement as written."""

    path: Path
    digest: str
    at: datetime


@dataclass(frozen=True, slots=True)
class _Step:
    """A state to come back to: the engagement, where it was changed, and what kind of change."""

    engagement: Engagement
    where: Where
    kind: str


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
        self._clock = clock
        self._engagement: Engagement | None = None
        self._clean: Engagement | None = None
        self._saved: Saved | None = None
        self._where = START
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []
        self._case = Case()
        self._advice = advise(pack, self._case)

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
        """The advice for the open engagement; for an empty case where none is open."""
        return self._advice

    @property
    def case(self) -> Case:
        """The open engagement as the rules see it."""
        return self._case

    @property
    def where(self) -> Where:
        return self._where

    @property
    def saved(self) -> Saved | None:
        """The file behind the engagement, None where it was never saved."""
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
        return self._advice.lines[self.engagement.position(line_id)]

    # Opening, saving, closing.

    def new(self, client: str, lines: Sequence[str]) -> None:
        """Open a new engagement with these service lines, at its first question."""
        engagement = Engagement(id=uuid.uuid4().hex, client="", pack=self._pack_used())
        engagement = changes.rename_client(engagement, client)
        for name in lines:
            engagement = changes.add_line(engagement, name, self._now())
        self._open(engagement, None)

    def open_file(self, path: Path) -> None:
        """Open a file; raises `socdesk.engagement.errors.EngagementError`, all as before then."""
        found = store.read(path, of_pack(self.pack))
        self._open(found.engagement, Saved(path, found.digest, self._now()))

    def open_example(self, path: Path) -> None:
        """Open a copy of a shipped example at its first question: a new engagement without a file.

        As long as nothing is changed in it, nothing would be lost by leaving it.
        """
        found = store.read(path, of_pack(self.pack)).engagement
        self._open(replace(found, id=uuid.uuid4().hex, pack=self._pack_used()), None)
        self._clean = self._engagement
        self.document_changed.emit()
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
        place = self._place_to_keep()
        written = changes.with_place(self.engagement, place)
        digest = store.save(target, written, expected)
        self._clean = self._engagement
        self._saved = Saved(target, digest, self._now())
        self.document_changed.emit()

    def close(self) -> None:
        """Leave the engagement; what is not saved is gone, so ask before."""
        self._engagement = self._clean = self._saved = None
        self._undo.clear()
        self._redo.clear()
        self._judge()
        self._where = START
        self.opened.emit()
        self.document_changed.emit()
        self.moved.emit(self._where)

    def _open(self, engagement: Engagement, saved: Saved | None) -> None:
        self._engagement = replace(engagement, place=None)
        self._clean = self._engagement if saved else None
        self._saved = saved
        self._undo.clear()
        self._redo.clear()
        self._judge()
        self._where = self._place_kept(engagement) or self.first_place()
        self.opened.emit()
        self.document_changed.emit()
        self.moved.emit(self._where)

    def _pack_used(self) -> PackUsed:
        return PackUsed(id=self.pack.id, version=self.pack.version, sha256=self.pack.sha256)

    # Answers, always those of the page in view.

    def answer(self, name: str, value: str) -> None:
        """Give a question of the page in view its value."""
        line = self._home(name)
        self._change("answer", changes.with_answer(self.engagement, line, name, value, self._now()))

    def answer_page(self, values: Mapping[str, str | None]) -> None:
        """Give several questions of the page in view their values at once; None opens one."""
        after = self.engagement
        for name, value in values.items():
            line = self._home(name)
            if value is None:
                after = changes.with_unknown(after, line, name, self._now())
            else:
                after = changes.with_answer(after, line, name, value, self._now())
        self._change("answer", after)

    def dont_know(self, name: str) -> None:
        """Store the explicit don't-know."""
        line = self._home(name)
        self._change("answer", changes.with_unknown(self.engagement, line, name, self._now()))

    def clear(self, name: str) -> None:
        """Open a question again."""
        line = self._home(name)
        self._change("answer", changes.without_answer(self.engagement, line, name, self._now()))

    def set_note(self, name: str, text: str) -> None:
        self._detail(
            name, "note", changes.with_details(self.engagement, self._home(name), name, note=text)
        )

    def set_basis(self, name: str, basis: Basis | None) -> None:
        self._change(
            "basis", changes.with_details(self.engagement, self._home(name), name, basis=basis)
        )

    def set_ask(self, name: str, whom: str) -> None:
        self._detail(
            name, "ask", changes.with_details(self.engagement, self._home(name), name, ask=whom)
        )

    def set_by(self, name: str, day: date | None) -> None:
        self._detail(
            name, "by", changes.with_details(self.engagement, self._home(name), name, by=day)
        )

    def given(self, line: str | None, name: str) -> Answer:
        """What stands beside a question for a line: the organisation's default if it has none."""
        if self.pack.fact(name).scope == "organisation":
            return self.engagement.answer(None, name)
        own = self.engagement.answer(line, name)
        if (
            self.pack.fact(name).scope == "default"
            and line is not None
            and not self.differs(line, name)
        ):
            return self.engagement.answer(None, name)
        return own

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
            after = changes.without_own(after, line, name, self._now())
        elif common.value is not None:
            after = changes.with_answer(after, line, name, common.value, self._now())
        else:
            after = changes.with_unknown(after, line, name, self._now())
        self._change("differs", after)

    def _home(self, name: str) -> str | None:
        """Where an answer given now belongs: a line, or None for the organisation."""
        scope = self.pack.fact(name).scope
        line = self._where.line
        if scope == "organisation" or (scope == "default" and not self.differs(line, name)):
            return None
        return line

    # The client and the lines.

    def rename_client(self, name: str) -> None:
        self._change("client", changes.rename_client(self.engagement, name))

    def add_line(self, name: str) -> str:
        """Add a line at the end and return its id; the place stays."""
        after = changes.add_line(self.engagement, name, self._now())
        self._change("line", after)
        return after.lines[-1].id

    def duplicate_line(self, line: str) -> str:
        after = changes.duplicate_line(self.engagement, line, self._now())
        before = {entry.id for entry in self.engagement.lines}
        self._change("line", after)
        return next(entry.id for entry in after.lines if entry.id not in before)

    def rename_line(self, line: str, name: str) -> None:
        self._change("line", changes.rename_line(self.engagement, line, name))

    def remove_line(self, line: str) -> None:
        """Remove a line; the place moves where it stood on it."""
        after = changes.remove_line(self.engagement, line, self._now())
        self._remember("line")
        if self._where.line == line:
            rest = after.lines
            self._where = summary(rest[0].id) if rest else ORGANISATION
        self._take(after)
        self.moved.emit(self._where)

    def move_line(self, line: str, to: int) -> None:
        self._change("line", changes.move_line(self.engagement, line, to, self._now()))

    # Undo and redo.

    @property
    def can_undo(self) -> bool:
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        return bool(self._redo)

    def undo(self) -> None:
        """Take the last act back and go to where it was done."""
        self._restore(self._undo, self._redo)

    def redo(self) -> None:
        """Do again what was taken back, and go there."""
        self._restore(self._redo, self._undo)

    def _restore(self, source: list[_Step], target: list[_Step]) -> None:
        if not source:
            return
        step = source.pop()
        target.append(_Step(self.engagement, step.where, step.kind))
        self._engagement = step.engagement
        self._judge()
        # Views look at the place when they hear of the change, and its line may be gone.
        self._where = self._reachable(step.where)
        self.changed.emit()
        self.document_changed.emit()
        self.go(self._reachable(step.where))

    def _change(self, kind: str, after: Engagement) -> None:
        """Take a new value; an act that changes nothing leaves no trace."""
        if after == self._engagement:
            return
        self._remember(kind)
        self._take(after)

    def _remember(self, kind: str) -> None:
        """Keep the state as it is, to come back to it and to this place."""
        self._undo.append(_Step(self.engagement, self._where, kind))
        self._redo.clear()

    def _detail(self, name: str, field: str, after: Engagement) -> None:
        """Take typed text; the letters of one field typed in one go are one act."""
        if after == self._engagement:
            return
        kind = f"{self._where.line}/{name}/{field}"
        last = self._undo[-1] if self._undo else None
        if last is None or last.kind != kind or last.where != self._where or self._redo:
            self._undo.append(_Step(self.engagement, self._where, kind))
        self._redo.clear()
        self._take(after)

    def end_typing(self) -> None:
        """Close the act of typing, so that the next letter is undone apart from it."""
        if self._undo and "/" in self._undo[-1].kind:
            last = self._undo.pop()
            self._undo.append(_Step(last.engagement, last.where, "typed"))

    def _take(self, after: Engagement) -> None:
        self._engagement = after
        self._judge()
        self.changed.emit()
        self.document_changed.emit()

    def _judge(self) -> None:
        self._case = model.to_case(self._engagement) if self._engagement else Case()
        self._advice = advise(self.pack, self._case)

    # Places.

    def go(self, where: Where) -> None:
        """Show a place; one that is not there any more leads to the nearest that is."""
        self.end_typing()
        self._where = self._reachable(where)
        self.moved.emit(self._where)

    def go_next(self) -> None:
        """Go to the next place on the way; at the last one nothing happens."""
        after = self.next_place()
        if after:
            self.go(after)

    def go_back(self) -> None:
        """Go to the place before on the way; at the first one nothing happens."""
        before = self.previous_place()
        if before:
            self.go(before)

    def first_place(self) -> Where:
        """Where work goes on: the first open question, else the organisation's result."""
        for page in organisation_pages(self.pack):
            if not self._is_answered(None, page):
                return question(None, page)
        for line, advice in zip(self.engagement.lines, self.advice.lines, strict=True):
            if advice.relevant:
                return question(line.id, page_of(self.pack, advice.relevant[0]))
        return ORGANISATION

    def line_start(self, line: str) -> Where:
        """Where a line is entered: its first open question, else its first, else its result."""
        advice = self.line_advice(line)
        names = advice.relevant or advice.path
        return question(line, page_of(self.pack, names[0])) if names else summary(line)

    def steps(self, line: str | None) -> tuple[str, ...]:
        """The pages on the way through a line, or the organisation for None."""
        return steps(self.pages(line), self._path(line))

    def pages(self, line: str | None) -> Mapping[str, tuple[str, ...]]:
        """All pages of a line, or of the organisation for None, with their questions."""
        return organisation_pages(self.pack) if line is None else line_pages(self.pack)

    def next_step(self, where: Where) -> str | None:
        """The next page within the line after a question's page; None after the last."""
        return next_page(self.pages(where.line), self._path(where.line), where.page)

    def next_place(self) -> Where | None:
        """The place after the one in view, over the whole engagement; None at the end."""
        where = self._where
        if where.view is View.QUESTION:
            page = self.next_step(where)
            if page:
                return question(where.line, page)
            if where.line is not None:
                return summary(where.line)
            lines = self.engagement.lines
            return self.line_start(lines[0].id) if lines else ORGANISATION
        if where.view is View.SUMMARY and where.line is not None:
            position = self.engagement.position(where.line) + 1
            lines = self.engagement.lines
            return self.line_start(lines[position].id) if position < len(lines) else ORGANISATION
        return None

    def previous_place(self) -> Where | None:
        """The place before the one in view; None at the start."""
        where = self._where
        if where.view is View.ORGANISATION:
            lines = self.engagement.lines
            return summary(lines[-1].id) if lines else self._last_of_organisation()
        if where.view not in (View.QUESTION, View.SUMMARY):
            return None
        page = previous_page(self.pages(where.line), self._path(where.line), where.page or None)
        if page:
            return question(where.line, page)
        if where.line is None:
            return None
        position = self.engagement.position(where.line)
        if position:
            return summary(self.engagement.lines[position - 1].id)
        return self._last_of_organisation()

    def _last_of_organisation(self) -> Where:
        page = previous_page(self.pages(None), self._path(None), None)
        return question(None, page or next(iter(self.pages(None))))

    def _path(self, line: str | None) -> Sequence[str]:
        return self.advice.organisation.path if line is None else self.line_advice(line).path

    def _is_answered(self, line: str | None, page: str) -> bool:
        """Whether every question of a page has a value or an explicit don't-know."""
        return all(
            (given := self.given(line, name)).value is not None or given.unknown
            for name in self.pages(line)[page]
        )

    def _reachable(self, where: Where) -> Where:
        if not self.is_open:
            return START
        if where.line is not None and where.line not in {line.id for line in self.engagement.lines}:
            return ORGANISATION
        return where

    def _place_to_keep(self) -> model.Place | None:
        where = self._where
        if where.view is View.QUESTION:
            return model.Place(where.line, where.page)
        if where.view is View.START:
            return None
        return model.Place(where.line, where.view.value)

    def _place_kept(self, engagement: Engagement) -> Where | None:
        place = engagement.place
        if place is None:
            return None
        lines = {line.id for line in engagement.lines}
        if place.line is not None and place.line not in lines:
            return None
        if place.page in self.pages(place.line):
            return question(place.line, place.page)
        for view in (View.SUMMARY, View.ORGANISATION, View.COMPARISON):
            if place.page == view.value and (view is View.SUMMARY) == (place.line is not None):
                return Where(view, place.line)
        return None

    def _now(self) -> datetime:
        return self._clock()
