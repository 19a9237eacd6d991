"""The answer log, stepped through: the answers and the lines after each event, and any restored.

The log holds answers and structure, and neither names nor notes; what the engagement was is
therefore rebuilt as far as the rules read it, and no further. It keeps the newest `MOST_EVENTS`
steps: where older ones are gone, or were never logged, the beginning is what must have stood
before the first step that is left, see `Replay.is_whole`.

Of a log that does not start at the beginning, a value that was changed or cleared before the log
first tells it cannot be known; it is open until then. The last point is exact in any case.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from socdesk.decision.advice import Case, LineCase
from socdesk.engagement import changes
from socdesk.engagement.model import MOST_EVENTS, Engagement, Event
from socdesk.engagement.questions import LINE, ORGANISATION, QuestionSpec, Sheet, sheet

UNKNOWN = ""
"""Stands for an explicit don't-know among values, which are never empty."""

_KEPT_EVERY = 500

Given = Mapping[str, str]
"""Values by question; `UNKNOWN` for a don't-know."""

_Sheets = tuple[Sheet, Sheet]
"""What may be answered for the organisation, and for a line."""


class Point(Struct, frozen=True):
    """What the rules could read at a moment: the organisation's answers, the lines' in order."""

    answers: Given = {}
    lines: Mapping[str, Given] = {}

    def to_case(self, names: Mapping[str, str]) -> Case:
        """Return what the rules read; lines bear the names given, for those there are."""
        return Case(
            answers=_values(self.answers),
            lines=tuple(
                LineCase(names.get(line, ""), _values(given)) for line, given in self.lines.items()
            ),
        )


def point_of(engagement: Engagement) -> Point:
    """Return an engagement as a point."""
    return Point(
        _given(engagement, None),
        {line.id: _given(engagement, line.id) for line in engagement.lines},
    )


class Replay:
    """The points of an engagement's log. `point(n)` stands after *n* events, `point(0)` before all.

    The last point is the engagement's own. An event that does not fit what stood before it, or
    the *questions* of the pack, changes nothing; no log of `changes` holds one, but a file might.
    `is_whole` says whether the log tells everything from an engagement without lines and answers:
    it leads from there to what stands, and has not grown so long that steps were dropped. Else
    the first point holds what stood before the first event, as far as it can be told.
    """

    def __init__(self, engagement: Engagement, questions: Mapping[str, QuestionSpec]) -> None:
        self._sheets = (sheet(questions, ORGANISATION), sheet(questions, LINE))
        self.events = engagement.log
        self._now = point_of(engagement)
        plain = _last(self.events, self._sheets)
        is_full = len(self.events) >= MOST_EVENTS
        self.is_whole = not is_full and plain is not None and _same(plain, self._now)
        first = Point() if self.is_whole else self._beginning()
        self._kept = {0: first, len(self.events): self._now}

    def __len__(self) -> int:
        return len(self.events) + 1

    def point(self, number: int) -> Point:
        """Return what stood after *number* events; raises `IndexError` for one there is not."""
        if not 0 <= number < len(self):
            raise IndexError(number)
        near = max(kept for kept in self._kept if kept <= number)
        if near == number:
            return self._kept[near]
        state = _State(self._kept[near], self._sheets)
        for at in range(near, number):
            state.take(self.events[at])
            if (at + 1) % _KEPT_EVERY == 0:
                self._kept[at + 1] = state.point()
        return state.point()

    def _beginning(self) -> Point:
        """Return what must have stood before the events, as far as it can be told.

        Found backwards: a line added since was not there, one removed since was, and an answer
        given since says nothing of the one before it, so it is open. What no event touches stood
        already. Where a line stood before it was moved is not told; it stands where it does now.
        """
        state = _State(self._now, self._sheets)
        for event in reversed(self.events):
            state.take_back(event)
        return state.point()


def restored(engagement: Engagement, point: Point, at: datetime) -> Engagement:
    """Return the engagement with answers and lines as at a point, logged as the acts it takes.

    The log goes on and is never cut back, so it stays true: what happened since is still told,
    and the restoring is told too. What is known of an answer follows one rule: it speaks of what
    stands beside it now. An answer, or a don't-know, that is the same now and then keeps all of
    it: basis, who said it and when, whom to ask and by when, and note. One that becomes another
    comes without it, since no log holds what was known then and what is known now speaks of
    another value; only the note stays, which belongs to the question. Lines that are still there
    keep name and overrides. A line that was removed since comes back as a new one with its
    answers, under a new id and without a name.
    """
    after = engagement
    for line in engagement.lines:
        if line.id not in point.lines:
            after = changes.remove_line(after, line.id, at)
    for question, value in _differences(_given(after, None), point.answers):
        after = _put(after, None, question, value, at)
    for position, (line_id, given) in enumerate(point.lines.items()):
        home = line_id
        if all(line.id != line_id for line in after.lines):
            after = changes.add_line(after, "", at)
            home = after.lines[-1].id
        after = changes.move_line(after, home, position, at)
        for question, value in _differences(_given(after, home), given):
            after = _put(after, home, question, value, at)
    return after


def _put(
    engagement: Engagement, home: str | None, question: str, value: str | None, at: datetime
) -> Engagement:
    if value == UNKNOWN:
        return changes.with_unknown(engagement, home, question, at)
    if value is not None:
        return changes.with_answer(engagement, home, question, value, at)
    if home is not None and not engagement.answer(home, question).note:
        return changes.without_own(engagement, home, question, at)
    return changes.without_answer(engagement, home, question, at)


def _differences(now: Given, then: Given) -> Iterator[tuple[str, str | None]]:
    """Yield each question that has to change, with its value then; None where it was open."""
    for question in dict.fromkeys((*now, *then)):
        if now.get(question) != then.get(question):
            yield question, then.get(question)


class _State:
    """A point that is being changed event by event; `point` is a copy of it."""

    def __init__(self, point: Point, sheets: _Sheets) -> None:
        self._sheets = sheets
        self._answers = dict(point.answers)
        self._lines = {line: dict(given) for line, given in point.lines.items()}

    def point(self) -> Point:
        lines = {line: dict(given) for line, given in self._lines.items()}
        return Point(dict(self._answers), lines)

    def take(self, event: Event) -> bool:
        """Take an event over; whether it fits what stood before it. Where not, nothing changes."""
        if event.kind in ("answer", "unknown", "clear"):
            return self._answer(event)
        return self._structure(event)

    def take_back(self, event: Event) -> None:
        """Go back to before an event, as far as that can be told (see `Replay`)."""
        if event.kind in ("answer", "unknown", "clear"):
            given = self._given(event.line)
            if given is not None:
                given.pop(event.question or "", None)
        elif event.kind in ("add", "duplicate"):
            self._lines.pop(event.line or "", None)
        elif event.kind == "remove" and event.line is not None:
            self._lines.setdefault(event.line, {})

    def _given(self, line: str | None) -> dict[str, str] | None:
        return self._answers if line is None else self._lines.get(line)

    def _answer(self, event: Event) -> bool:
        given, question = self._given(event.line), event.question
        words = self._sheets[event.line is not None].words.get(question or "")
        if given is None or question is None or words is None:
            return False
        if event.kind == "clear":
            given.pop(question, None)
            return True
        value = UNKNOWN if event.kind == "unknown" else event.value
        if value is None or (value != UNKNOWN and value not in words):
            return False
        given[question] = value
        return True

    def _structure(self, event: Event) -> bool:
        line, is_new = event.line, event.kind in ("add", "duplicate")
        if line is None or (line in self._lines) is is_new:
            return False
        if event.kind == "add":
            self._lines[line] = {}
        elif event.kind == "remove":
            del self._lines[line]
        elif event.kind == "move":
            self._put_at(line, self._lines.pop(line), event.to or 0)
        elif event.of in self._lines:
            behind = list(self._lines).index(event.of) + 1
            self._put_at(line, dict(self._lines[event.of]), behind)
        else:
            return False
        return True

    def _put_at(self, line: str, given: dict[str, str], position: int) -> None:
        entries = list(self._lines.items())
        entries.insert(position, (line, given))
        self._lines = dict(entries)


def _last(events: Sequence[Event], sheets: _Sheets) -> Point | None:
    """Return the point after events that began with nothing; None where one does not fit."""
    state = _State(Point(), sheets)
    return state.point() if all(state.take(event) for event in events) else None


def _same(one: Point, other: Point) -> bool:
    """Whether two points are alike, the order of their lines too."""
    return one == other and list(one.lines) == list(other.lines)


def _given(engagement: Engagement, home: str | None) -> dict[str, str]:
    """What stands beside questions there; a mere note is nothing the rules read."""
    answers = engagement.answers_of(home)
    return {
        question: UNKNOWN if answer.unknown else answer.value or UNKNOWN
        for question, answer in answers.items()
        if answer.unknown or answer.value is not None
    }


def _values(given: Given) -> dict[str, str]:
    return {question: value for question, value in given.items() if value != UNKNOWN}
