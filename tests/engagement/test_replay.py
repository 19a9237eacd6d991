"""The log replayed: every point of a random session, logs that were cut, and points restored."""

from datetime import UTC, date, datetime, timedelta
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from socdesk.decision.advice import LineCase
from socdesk.engagement import changes
from socdesk.engagement.model import MOST_EVENTS, Answer, Engagement, Event
from socdesk.engagement.questions import DEFAULT, QuestionSpec
from socdesk.engagement.replay import UNKNOWN, Point, Replay, point_of, restored
from tests.engagement.strategies import engagements

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
LATER = AT + timedelta(hours=1)
QUESTIONS = ("users", "entries", "timing_reader", "vendors")
SPECS = {name: QuestionSpec(DEFAULT, ("yes", "no", "group", "organisations")) for name in QUESTIONS}
KINDS = (
    "answer", "unknown", "clear", "own", "add", "duplicate", "remove", "move",
    "note", "told", "ask",
)  # fmt: skip


@st.composite
def histories(draw: st.DrawFn) -> list[Engagement]:
    """Every state of a session that did anything `changes` can do, in any order."""
    states = [Engagement(id="0" * 32)]
    steps = st.tuples(
        st.sampled_from(KINDS),
        st.integers(0, 5),
        st.sampled_from(QUESTIONS),
        st.sampled_from(["yes", "no"]),
        st.integers(0, 5),
    )
    for step in draw(st.lists(steps, max_size=40)):
        states.append(acted(states[-1], *step))
    return states


def acted(now: Engagement, kind: str, which: int, question: str, value: str, to: int) -> Engagement:
    homes: list[str | None] = [None, *(line.id for line in now.lines)]
    home = homes[which % len(homes)]
    after = now
    if kind == "answer":
        after = changes.with_answer(now, home, question, value, AT)
    elif kind == "unknown":
        after = changes.with_unknown(now, home, question, AT)
    elif kind == "clear":
        after = changes.without_answer(now, home, question, AT)
    elif kind == "note":
        after = changes.with_details(now, home, question, note=value)
    elif kind == "told" and now.answer(home, question).value is not None:
        after = changes.with_details(
            now, home, question, basis="contract", said_by=f"{value} {to}", said_on=AT.date()
        )
    elif kind == "ask" and now.answer(home, question).unknown:
        after = changes.with_details(now, home, question, ask=f"{value} {to}", by=AT.date())
    elif kind == "add":
        after = changes.add_line(now, f"Line {to}", AT)
    elif home is not None and kind == "own":
        after = changes.without_own(now, home, question, AT)
    elif home is not None and kind == "duplicate":
        after = changes.duplicate_line(now, home, AT)
    elif home is not None and kind == "remove":
        after = changes.remove_line(now, home, AT)
    elif home is not None:
        after = changes.move_line(now, home, to, AT)
    return after


def replay_of(engagement: Engagement) -> Replay:
    return Replay(engagement, SPECS)


def order(engagement: Engagement) -> list[str]:
    return [line.id for line in engagement.lines]


@given(histories())
@settings(max_examples=200, deadline=None)
def test_every_point_of_a_whole_log_is_what_stood_then(states: list[Engagement]) -> None:
    replay = replay_of(states[-1])

    assert replay.is_whole
    for state in states:
        point = replay.point(len(state.log))
        assert point == point_of(state)
        assert list(point.lines) == order(state)


@given(histories(), st.integers(1, 30))
@settings(max_examples=200, deadline=None)
def test_of_a_log_that_was_cut_the_end_is_exact_and_no_line_is_invented(
    states: list[Engagement], cut: int
) -> None:
    last = states[-1]
    replay = replay_of(replace(last, log=last.log[cut:]))

    assert replay.point(len(replay) - 1) == point_of(last)
    for state in states:
        if len(state.log) >= cut:
            point = replay.point(len(state.log) - cut)
            true = point_of(state)
            assert set(point.lines) == set(true.lines)
            for line, told in ((None, point.answers), *point.lines.items()):
                held = true.answers if line is None else true.lines[line]
                # What the log tells of a question counts; before that it is open, never wrong.
                touched = {
                    event.question for event in last.log[cut : len(state.log)] if event.line == line
                }
                assert {q: v for q, v in told.items() if q in touched} == {
                    q: v for q, v in held.items() if q in touched
                }


@given(histories(), st.integers(0, 40))
@settings(max_examples=200, deadline=None)
def test_a_point_restored_reads_as_it_did_and_the_log_stays_true(
    states: list[Engagement], number: int
) -> None:
    last = states[-1]
    replay = replay_of(last)
    point = replay.point(number % len(replay))

    back = restored(last, point, LATER)

    found = point_of(back)
    assert found.answers == point.answers
    assert list(found.lines.values()) == list(point.lines.values())
    assert back.log[: len(last.log)] == last.log
    assert replay_of(back).is_whole


@given(histories(), st.integers(0, 40))
@settings(max_examples=200, deadline=None)
def test_what_is_known_of_an_answer_stays_beside_the_same_value_alone(
    states: list[Engagement], number: int
) -> None:
    last = states[-1]
    replay = replay_of(last)
    point = replay.point(number % len(replay))

    back = restored(last, point, LATER)

    for home in (None, *(line for line in order(last) if line in point.lines)):
        then = point.answers if home is None else point.lines[home]
        for question in QUESTIONS:
            now = last.answer(home, question)
            is_same = then.get(question) == told(now)
            bare = Answer(
                value=then.get(question) or None,
                unknown=then.get(question) == UNKNOWN,
                note=now.note,
            )
            assert back.answer(home, question) == (now if is_same else bare)


def told(answer: Answer) -> str | None:
    """Return an answer as a point tells it; None for one that is open."""
    return UNKNOWN if answer.unknown else answer.value


@pytest.mark.parametrize("since", ["yes", None], ids=["another value", "cleared"])
def test_a_dont_know_that_comes_back_asks_nobody_and_one_that_stayed_does(
    since: str | None,
) -> None:
    now = changes.add_line(Engagement(id="0" * 32), "Loans", AT)
    for question in ("users", "entries"):
        now = changes.with_unknown(now, "line-1", question, AT)
        now = changes.with_details(
            now, "line-1", question, ask="Ms Ruiz", by=date(2026, 12, 4), note="Asked twice"
        )
    number = len(now.log)
    if since:
        now = changes.with_answer(now, "line-1", "users", since, AT)
        now = changes.with_details(now, "line-1", "users", basis="told", said_by="Mr Ito")
    else:
        now = changes.without_answer(now, "line-1", "users", AT)

    back = restored(now, replay_of(now).point(number), LATER)

    assert back.line("line-1").answers == {
        "users": Answer(unknown=True, note="Asked twice"),
        "entries": Answer(unknown=True, ask="Ms Ruiz", by=date(2026, 12, 4), note="Asked twice"),
    }


@given(engagements())
@settings(max_examples=100, deadline=None)
def test_a_log_that_fits_nothing_is_stepped_through_all_the_same(engagement: Engagement) -> None:
    replay = replay_of(engagement)

    for number in range(len(replay)):
        replay.point(number)
    assert replay.point(len(replay) - 1) == point_of(engagement)


def test_a_log_that_does_not_start_at_the_beginning_says_so() -> None:
    whole = changes.add_line(Engagement(id="0" * 32), "Loans", AT)
    whole = changes.with_answer(whole, None, "vendors", "yes", AT)
    changed = changes.with_answer(whole, "line-1", "users", "group", AT)
    cut = replay_of(replace(changed, log=changed.log[2:]))

    assert (replay_of(changed).is_whole, cut.is_whole) == (True, False)
    assert cut.point(0) == Point({"vendors": "yes"}, {"line-1": {}})
    assert cut.point(1) == point_of(changed)


@pytest.mark.parametrize(
    "event",
    [
        pytest.param(Event(kind="answer", at=AT, question="asked", value="yes"), id="question"),
        pytest.param(Event(kind="answer", at=AT, question="users", value="maybe"), id="value"),
        pytest.param(Event(kind="unknown", at=AT, question="asked"), id="don't know"),
        pytest.param(Event(kind="answer", at=AT, question="users"), id="no value"),
        pytest.param(Event(kind="move", at=AT, line="line-9", to=0), id="line"),
    ],
)
def test_an_event_the_pack_or_the_lines_do_not_know_changes_nothing(event: Event) -> None:
    now = changes.with_answer(Engagement(id="0" * 32), None, "vendors", "yes", AT)
    replay = replay_of(replace(now, log=(event, *now.log, event, event)))

    assert not replay.is_whole
    given = {"vendors": "yes"}
    assert [replay.point(n).answers for n in (1, 2, 3)] == [{}, given, given]


def test_a_full_log_is_never_called_whole() -> None:
    event = Event(kind="answer", at=AT, question="vendors", value="yes")
    now = Engagement(id="0" * 32, answers={"vendors": Answer(value="yes")})

    assert replay_of(replace(now, log=(event,))).is_whole
    assert not replay_of(replace(now, log=(event,) * MOST_EVENTS)).is_whole


def test_restoring_keeps_names_notes_overrides_and_what_is_known_of_answers() -> None:
    now = changes.add_line(Engagement(id="0" * 32, client="Harbour"), "Loans", AT)
    now = changes.with_answer(now, "line-1", "users", "organisations", AT)
    now = changes.with_details(
        now, "line-1", "users", basis="contract", said_by="Ms Ruiz", said_on=date(2026, 11, 20)
    )
    number = len(now.log)
    now = changes.with_answer(now, "line-1", "entries", "yes", AT)
    now = changes.with_details(now, "line-1", "entries", note="Posts nightly")
    now = changes.with_override(now, "line-1", "SOC 1", "NEEDED", "Asked for")

    back = restored(now, replay_of(now).point(number), LATER)

    line = back.line("line-1")
    assert (back.client, line.name) == ("Harbour", "Loans")
    assert line.overrides == now.line("line-1").overrides
    assert line.answers == {
        "users": now.answer("line-1", "users"),
        "entries": Answer(note="Posts nightly"),
    }
    assert [(event.kind, event.at) for event in back.log[len(now.log) :]] == [("clear", LATER)]


def test_a_line_removed_since_comes_back_as_a_new_one_in_its_place() -> None:
    now = changes.add_line(Engagement(id="0" * 32), "Loans", AT)
    now = changes.add_line(now, "Portal", AT)
    now = changes.with_unknown(now, "line-1", "users", AT)
    number = len(now.log)
    now = changes.remove_line(now, "line-1", AT)

    back = restored(now, replay_of(now).point(number), LATER)

    assert [(line.id, line.name) for line in back.lines] == [("line-3", ""), ("line-2", "Portal")]
    assert back.answer("line-3", "users").unknown


def test_a_point_is_read_by_the_rules_without_its_dont_knows() -> None:
    point = Point({"vendors": "yes"}, {"line-1": {"users": UNKNOWN, "entries": "no"}, "line-2": {}})

    case = point.to_case({"line-1": "Loans"})

    assert case.answers == {"vendors": "yes"}
    assert case.lines == (LineCase("Loans", {"entries": "no"}), LineCase("", {}))


def test_the_longest_log_is_read_in_no_time() -> None:
    events = [Event(kind="add", at=AT, line=f"line-{n + 1}") for n in range(50)]
    for n in range(MOST_EVENTS - 50):
        line, value = f"line-{n % 50 + 1}", ("yes", "no")[n % 2]
        events.append(Event(kind="answer", at=AT, line=line, question="users", value=value))
    full = Engagement(id="0" * 32, log=tuple(events))
    begun = perf_counter()

    replay = replay_of(full)
    middle = [replay.point(number) for number in range(19_000, 19_050)]

    assert len(middle) == 50
    assert perf_counter() - begun < 2
