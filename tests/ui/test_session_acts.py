"""Every act of a session, in any order, held against a plain second telling."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from socdesk.decision.advise import advise
from socdesk.engagement.model import Engagement, to_case
from socdesk.ui.place import (
    COMPARISON,
    ORGANISATION,
    TIMELINE,
    Where,
    question,
)
from tests.ui.clients import client, pack
from tests.ui.session_model import NOTHING, Entry, PlainSession, Spot, State

LINE_QUESTIONS = ("users", "entries", "timing_reader")
ORGANISATION_QUESTIONS = ("readers", "vendors", "card_data", "health_data")
ALL_QUESTIONS = (*LINE_QUESTIONS, *ORGANISATION_QUESTIONS)
NAMES = st.sampled_from(["Loans", "Portal", "Custody", "A line of a long name"])
TEXTS = st.sampled_from(["", "a", "ab", "abc", "later"])
DAYS = st.sampled_from([None, date(2026, 12, 1), date(2027, 1, 15)])
QUESTIONS = st.sampled_from(ALL_QUESTIONS)


def spot_of(where: Where) -> Spot:
    return where.view.value, where.line, where.page


def state_of(engagement: Engagement) -> State:
    """What the plain telling knows of an engagement."""
    homes = [(None, engagement.answers), *((line.id, line.answers) for line in engagement.lines)]
    return State(
        client=engagement.client,
        lines=tuple((line.id, line.name) for line in engagement.lines),
        answers={
            (home, name): Entry(
                value=given.value,
                unknown=given.unknown,
                ask=given.ask,
                by=given.by,
                basis=given.basis,
                note=given.note,
            )
            for home, answers in homes
            for name, given in answers.items()
        },
        made=engagement.lines_made,
        log=tuple(event.kind for event in engagement.log),
    )


class SessionMachine(RuleBasedStateMachine):
    """Every public act of a session, in any order, on the session and on the plain telling."""

    @initialize(lines=st.lists(NAMES, max_size=3))
    def begin(self, lines: list[str]) -> None:
        self.session = client("Harbour", lines)
        scopes = {fact.id: fact.scope for fact in pack().facts}
        engagement = self.session.engagement
        self.plain = PlainSession(state_of(engagement), spot_of(self.session.where), scopes)
        self.folder = TemporaryDirectory()

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()

    def askable(self, name: str) -> str:
        """A question that can be answered at the place in view."""
        if self.session.where.line is None and pack().fact(name).scope == "line":
            return ORGANISATION_QUESTIONS[ALL_QUESTIONS.index(name) % 4]
        return name

    def a_line(self, number: int) -> str:
        ids = self.plain.state.ids()
        return ids[number % len(ids)]

    def has_lines(self) -> bool:
        return bool(self.plain.state.lines)

    @rule(name=QUESTIONS, number=st.integers(0, 4))
    def answer(self, name: str, number: int) -> None:
        name = self.askable(name)
        values = pack().fact(name).values
        self.session.answer(name, values[number % len(values)])
        self.plain.answer(name, values[number % len(values)])

    @rule(values=st.lists(st.sampled_from(["yes", "no", None]), min_size=2, max_size=2))
    def answer_page(self, values: list[str | None]) -> None:
        page = dict(zip(("card_data", "health_data"), values, strict=True))
        self.session.answer_page(page)
        self.plain.answer_page(page)

    @rule(name=QUESTIONS)
    def dont_know(self, name: str) -> None:
        self.session.dont_know(self.askable(name))
        self.plain.dont_know(self.askable(name))

    @rule(name=QUESTIONS)
    def clear(self, name: str) -> None:
        self.session.clear(self.askable(name))
        self.plain.clear(self.askable(name))

    @rule()
    def clear_page(self) -> None:
        self.session.clear("card_data", "health_data")
        self.plain.clear("card_data", "health_data")

    @rule(name=QUESTIONS, text=TEXTS)
    def note(self, name: str, text: str) -> None:
        self.session.set_note(self.askable(name), text)
        self.plain.detail(self.askable(name), "note", text)

    @rule(name=QUESTIONS, basis=st.sampled_from(["told", "contract", None]))
    def basis(self, name: str, basis: str | None) -> None:
        self.session.set_basis(self.askable(name), basis)  # type: ignore[arg-type]
        self.plain.detail(self.askable(name), "basis", basis)

    @rule(name=QUESTIONS, text=TEXTS)
    def ask(self, name: str, text: str) -> None:
        self.session.set_ask(self.askable(name), text)
        self.plain.detail(self.askable(name), "ask", text)

    @rule(name=QUESTIONS, day=DAYS)
    def by(self, name: str, day: date | None) -> None:
        self.session.set_by(self.askable(name), day)
        self.plain.detail(self.askable(name), "by", day)

    @rule(differs=st.booleans())
    def differs(self, differs: bool) -> None:
        self.session.set_differs("timing_reader", differs)
        self.plain.set_differs("timing_reader", differs)

    @rule(name=NAMES)
    def rename_client(self, name: str) -> None:
        self.session.rename_client(name)
        state = self.plain.state
        self.plain.act(State(name, state.lines, state.answers, state.made, state.log))

    @rule(name=NAMES)
    def add_line(self, name: str) -> None:
        line = self.session.add_line(name)
        state = self.plain.state
        self.plain.act(state.with_line(name, len(state.lines), "add"))
        assert line == self.plain.state.ids()[-1]

    @precondition(has_lines)
    @rule(number=st.integers(0, 9))
    def duplicate_line(self, number: int) -> None:
        line = self.a_line(number)
        copy = self.session.duplicate_line(line)
        self.plain.duplicate(line)
        assert copy == self.plain.state.ids()[self.plain.state.ids().index(line) + 1]

    @precondition(has_lines)
    @rule(number=st.integers(0, 9), name=NAMES)
    def rename_line(self, number: int, name: str) -> None:
        self.session.rename_line(self.a_line(number), name)
        self.plain.rename(self.a_line(number), name)

    @precondition(has_lines)
    @rule(number=st.integers(0, 9))
    def remove_line(self, number: int) -> None:
        line = self.a_line(number)
        self.session.remove_line(line)
        self.plain.remove(line)

    @precondition(has_lines)
    @rule(number=st.integers(0, 9), to=st.integers(0, 4))
    def move_line(self, number: int, to: int) -> None:
        to = min(to, len(self.plain.state.lines) - 1)
        line = self.a_line(number)
        self.session.move_line(line, to)
        self.plain.move(line, to)

    @rule()
    def undo(self) -> None:
        self.session.undo()
        self.plain.undo()

    @rule()
    def redo(self) -> None:
        self.session.redo()
        self.plain.redo()

    @rule()
    def end_typing(self) -> None:
        self.session.end_typing()
        self.plain.end_typing()

    @rule(name=QUESTIONS, number=st.integers(0, 9), gone=st.booleans())
    def go(self, name: str, number: int, gone: bool) -> None:
        ids = self.plain.state.ids()
        line = "line-999" if gone or not ids else ids[number % len(ids)]
        where = question(line, name)
        if pack().fact(name).scope == "organisation":
            where = question(None, "readers")
        self.session.go(where)
        self.plain.go(spot_of(where))

    @rule(place=st.sampled_from([ORGANISATION, COMPARISON, TIMELINE]))
    def go_to_page(self, place: Where) -> None:
        self.session.go(place)
        self.plain.go(spot_of(place))

    @rule(forward=st.booleans())
    def step(self, forward: bool) -> None:
        place = self.session.next_place() if forward else self.session.previous_place()
        if forward:
            self.session.go_next()
        else:
            self.session.go_back()
        if place is not None:
            self.plain.go(spot_of(place))

    @rule()
    def save(self) -> None:
        self.session.save(Path(self.folder.name) / "client.socdesk")
        self.plain.clean = self.plain.state

    @invariant()
    def the_same_answers_names_and_lines(self) -> None:
        if hasattr(self, "session"):
            assert state_of(self.session.engagement) == self.plain.state

    @invariant()
    def the_same_place(self) -> None:
        if hasattr(self, "session"):
            assert spot_of(self.session.where) == self.plain.spot

    @invariant()
    def the_same_way_back_and_forth(self) -> None:
        if hasattr(self, "session"):
            history = self.session._history
            assert len(history._undo) == len(self.plain.past)
            assert len(history._redo) == len(self.plain.future)
            assert self.session.can_undo == bool(self.plain.past)
            assert self.session.can_redo == bool(self.plain.future)

    @invariant()
    def unsaved_exactly_when_it_is_not_what_was_saved(self) -> None:
        if hasattr(self, "session"):
            assert self.session.is_dirty == (self.plain.state != self.plain.clean)

    @invariant()
    def the_advice_is_that_of_the_answers(self) -> None:
        if hasattr(self, "session"):
            case = to_case(self.session.engagement)
            assert self.session.case == case
            fresh = advise(pack(), case)
            assert self.session.advice.organisation.headline == fresh.organisation.headline
            found = [line.reports for line in self.session.advice.lines]
            assert found == [line.reports for line in fresh.lines]

    @invariant()
    def what_is_given_comes_from_the_line_or_from_all(self) -> None:
        if hasattr(self, "session"):
            for name in ("timing_reader", "readers"):
                home = self.plain.home(name)
                entry = self.plain.state.entry(home, name)
                given = self.session.given(self.plain.line, name)
                assert (given.value, given.unknown) == (entry.value, entry.unknown)


SessionMachine.TestCase.settings = hypothesis_settings(
    max_examples=40, stateful_step_count=40, deadline=None
)
TestEverySessionAct = SessionMachine.TestCase


def test_the_plain_telling_starts_empty() -> None:
    assert State("x").entry(None, "readers") == NOTHING
