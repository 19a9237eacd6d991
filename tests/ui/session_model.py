"""A plain second telling of what a session does, for the stateful test to hold it against.

It knows nothing of engagements, advice or Qt: names, answers as tuples, and lists for the stacks.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

Home = str | None
"""A line's id, or None for the organisation."""
Spot = tuple[str, str | None, str]
"""A view, a line, a page."""

ORGANISATION_SPOT: Spot = ("organisation", None, "")
_LONGEST_NAME = 200
_COPY = " (copy)"


@dataclass(frozen=True)
class Entry:
    """What stands beside a question."""

    value: str | None = None
    unknown: bool = False
    ask: str = ""
    by: object = None
    basis: str | None = None
    note: str = ""


NOTHING = Entry()


@dataclass(frozen=True)
class State:
    """All that undo brings back: names, lines in order, answers, the log's kinds."""

    client: str
    lines: tuple[tuple[str, str], ...] = ()
    answers: Mapping[tuple[Home, str], Entry] = field(default_factory=dict)
    made: int = 0
    log: tuple[str, ...] = ()

    def ids(self) -> list[str]:
        return [line for line, _ in self.lines]

    def entry(self, home: Home, question: str) -> Entry:
        return self.answers.get((home, question), NOTHING)

    def with_entry(self, home: Home, question: str, entry: Entry, *kinds: str) -> "State":
        answers = {key: old for key, old in self.answers.items() if key != (home, question)}
        if entry != NOTHING:
            answers[home, question] = entry
        return replace(self, answers=answers, log=(*self.log, *kinds))

    def without_line(self, line: str) -> "State":
        return replace(
            self,
            lines=tuple(entry for entry in self.lines if entry[0] != line),
            answers={key: entry for key, entry in self.answers.items() if key[0] != line},
            log=(*self.log, "remove"),
        )

    def with_line(self, name: str, at: int, kind: str, answers_of: str = "") -> "State":
        line = f"line-{self.made + 1}"
        copied: dict[tuple[Home, str], Entry] = {
            (line, question): entry
            for (home, question), entry in self.answers.items()
            if home == answers_of and answers_of
        }
        return replace(
            self,
            lines=(*self.lines[:at], (line, name), *self.lines[at:]),
            answers={**self.answers, **copied},
            made=self.made + 1,
            log=(*self.log, kind),
        )


class PlainSession:
    """The acts of a session on `State`, with an undo and a redo list."""

    def __init__(self, state: State, spot: Spot, scopes: Mapping[str, str]) -> None:
        self.state = state
        self.spot = spot
        self.clean: State | None = None
        self.past: list[tuple[State, Spot]] = []
        self.future: list[tuple[State, Spot]] = []
        self._scopes = scopes
        self._typing: tuple[Spot, str, str] | None = None

    @property
    def line(self) -> Home:
        return self.spot[1]

    def differs(self, question: str) -> bool:
        return self.line is not None and (self.line, question) in self.state.answers

    def home(self, question: str) -> Home:
        scope = self._scopes[question]
        if scope == "organisation" or (scope == "default" and not self.differs(question)):
            return None
        return self.line

    def act(self, after: State) -> None:
        """Take a new state; nothing happens where it is the old one."""
        if after == self.state:
            return
        self.past.append((self.state, self.spot))
        self.future.clear()
        self.state, self._typing = after, None

    def type(self, question: str, what: str, after: State) -> None:
        """Take typed text: one step with what was typed into the same field just before."""
        if after == self.state:
            return
        typing = (self.spot, question, what)
        if typing != self._typing:
            self.past.append((self.state, self.spot))
        self.future.clear()
        self.state, self._typing = after, typing

    def answer(self, question: str, value: str) -> None:
        self.act(self._answered(self.state, self.home(question), question, value))

    def answer_page(self, values: Mapping[str, str | None]) -> None:
        after = self.state
        for question, value in values.items():
            home = self.home(question)
            if value is None:
                after = self._unknown(after, home, question)
            else:
                after = self._answered(after, home, question, value)
        self.act(after)

    def dont_know(self, question: str) -> None:
        self.act(self._unknown(self.state, self.home(question), question))

    def clear(self, *questions: str) -> None:
        after = self.state
        for question in questions:
            home = self.home(question)
            old = after.entry(home, question)
            if old.value is not None or old.unknown:
                after = after.with_entry(home, question, Entry(note=old.note), "clear")
        self.act(after)

    def set_differs(self, question: str, differs: bool) -> None:
        line = self.line
        if line is None or self.differs(question) == differs:
            return
        common = self.state.entry(None, question)
        if not differs:
            old = self.state.entry(line, question)
            kinds = ("clear",) if old.value is not None or old.unknown else ()
            self.act(self.state.with_entry(line, question, NOTHING, *kinds))
        elif common.value is not None:
            self.act(self._answered(self.state, line, question, common.value))
        else:
            self.act(self._unknown(self.state, line, question))

    def detail(self, question: str, what: str, value: object) -> None:
        """Set a note, a basis, whom to ask or by when."""
        home = self.home(question)
        changes: dict[str, object] = {what: value}
        entry = replace(self.state.entry(home, question), **changes)  # type: ignore[arg-type]
        after = self.state.with_entry(home, question, entry)
        if what == "basis":
            self.act(after)
        else:
            self.type(question, what, after)

    def duplicate(self, line: str) -> None:
        at = self.state.ids().index(line)
        name = self.state.lines[at][1][: _LONGEST_NAME - len(_COPY)] + _COPY
        self.act(self.state.with_line(name.strip(), at + 1, "duplicate", line))

    def rename(self, line: str, name: str) -> None:
        lines = tuple((each, name if each == line else old) for each, old in self.state.lines)
        self.act(replace(self.state, lines=lines))

    def move(self, line: str, to: int) -> None:
        entry = next(entry for entry in self.state.lines if entry[0] == line)
        rest = [each for each in self.state.lines if each[0] != line]
        rest.insert(to, entry)
        if tuple(rest) != self.state.lines:
            log = (*self.state.log, "move")
            self.act(replace(self.state, lines=tuple(rest), log=log))

    def remove(self, line: str) -> None:
        after = self.state.without_line(line)
        self.act(after)
        if self.line == line:
            ids = after.ids()
            self.spot = ("summary", ids[0], "") if ids else ORGANISATION_SPOT

    def undo(self) -> None:
        self._restore(self.past, self.future)

    def redo(self) -> None:
        self._restore(self.future, self.past)

    def go(self, spot: Spot) -> None:
        gone = spot[1] is not None and spot[1] not in self.state.ids()
        self.spot = ORGANISATION_SPOT if gone else spot
        self._typing = None

    def end_typing(self) -> None:
        self._typing = None

    def _restore(self, source: list[tuple[State, Spot]], target: list[tuple[State, Spot]]) -> None:
        if not source:
            return
        state, spot = source.pop()
        target.append((self.state, spot))
        self.state = state
        self.go(spot)

    def _answered(self, state: State, home: Home, question: str, value: str) -> State:
        old = state.entry(home, question)
        if old.value == value:
            return state
        return state.with_entry(home, question, Entry(value=value, note=old.note), "answer")

    def _unknown(self, state: State, home: Home, question: str) -> State:
        old = state.entry(home, question)
        if old.unknown:
            return state
        return state.with_entry(home, question, Entry(unknown=True, note=old.note), "unknown")
