"""The session: its places, its files, and what undo brings back."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy

from socdesk.engagement.errors import EngagementError, InputError, SaveError
from socdesk.ui.place import (
    COMPARISON,
    ORGANISATION,
    START,
    TIMELINE,
    View,
    Where,
    question,
    summary,
)
from socdesk.ui.session import Session
from socdesk.ui.start.examples import example_path
from tests.ui.clients import answer, bank, client, moment, nobody, pack

# Undo.


def test_letters_typed_in_one_go_are_one_step_and_a_pause_ends_it() -> None:
    session = client("Harbour", ["Loans"])
    session.go(question(session.engagement.lines[0].id, "users"))
    for text in ("A", "As", "Ask"):
        session.set_note("users", text)
    session.end_typing()
    session.set_note("users", "Ask Ms Ito")

    notes = []
    for _ in range(2):
        session.undo()
        notes.append(session.given(session.where.line, "users").note)

    assert notes == ["Ask", ""]


def test_going_elsewhere_and_back_ends_what_was_typed() -> None:
    session = client("Harbour", ["Loans"])
    here = question(session.engagement.lines[0].id, "users")
    session.go(here)
    session.set_note("users", "Ask")
    session.go(ORGANISATION)
    session.go(here)
    session.set_note("users", "Ask Ms Ito")

    session.undo()

    assert session.given(here.line, "users").note == "Ask"


def test_undo_goes_back_to_where_the_act_was_done() -> None:
    session = client("Harbour", ["Loans", "Portal"])
    first, second = (line.id for line in session.engagement.lines)
    session.go(question(first, "users"))
    session.answer("users", "organisations")
    session.go(question(second, "entries"))

    session.undo()

    assert session.where == question(first, "users")
    assert session.given(first, "users").value is None


def test_undo_brings_a_removed_line_back_and_shows_it() -> None:
    session = client("Harbour", ["Loans", "Portal"])
    line = session.engagement.lines[0].id
    session.go(question(line, "entries"))
    session.remove_line(line)
    between = session.where

    session.undo()

    assert between == summary(session.engagement.lines[1].id)
    assert session.where == question(line, "entries")


def test_views_never_hear_of_a_place_on_a_line_that_is_gone() -> None:
    session = client("Harbour", ["Loans"])
    lost = []
    session.changed.connect(
        lambda: (
            lost.append(session.where.line)
            if session.where.line not in {None, *(line.id for line in session.engagement.lines)}
            else None
        )
    )
    added = session.add_line("Portal")
    session.go(question(added, "users"))
    session.answer("users", "organisations")

    session.undo()
    session.undo()
    session.redo()
    session.remove_line(session.engagement.lines[0].id)

    assert lost == []


def test_an_act_that_changes_nothing_leaves_no_step() -> None:
    session = client("Harbour", ["Loans"])
    line = session.engagement.lines[0].id
    session.go(question(line, "users"))

    session.clear("users")
    session.rename_line(line, "Loans")
    session.set_note("users", "")
    session.move_line(line, 0)

    assert not session.can_undo


def test_a_refused_text_changes_nothing() -> None:
    session = client("Harbour", ["Loans"])
    session.go(question(session.engagement.lines[0].id, "users"))
    kept = session.engagement

    for act in (
        lambda: session.rename_client("x" * 201),
        lambda: session.set_note("users", "x" * 20_001),
        lambda: session.set_by("users", date(1800, 1, 1)),
        lambda: session.add_line("x" * 201),
    ):
        with pytest.raises(InputError):
            act()

    assert session.engagement == kept
    assert not session.can_undo


# Places.


def test_work_begins_at_the_first_open_question() -> None:
    session = client("Harbour", ["Loans"])

    assert session.where == question(None, "readers")


def test_every_line_is_walked_to_its_result_and_all_to_the_organisation() -> None:
    session = bank()
    session.go(question(None, "readers"))
    seen = [session.where]

    while (place := session.next_place()) is not None:
        assert place not in seen
        session.go_next()
        seen.append(session.where)

    results = [where.line for where in seen if where.view is View.SUMMARY]
    assert results == [line.id for line in session.engagement.lines]
    assert seen[-1] == ORGANISATION
    steps = [len(session.steps(line)) for line in (None, *results)]
    assert len(seen) == sum(steps) + len(results) + 1


def test_back_walks_the_same_way_in_a_single_line() -> None:
    session = client("Harbour", ["Loans"])
    line = session.engagement.lines[0].id
    session.go(session.line_start(line))
    there = [session.where]
    while session.where.view is View.QUESTION:
        session.go_next()
        there.append(session.where)

    back = [session.where]
    while session.where != there[0]:
        session.go_back()
        back.append(session.where)

    assert back == there[::-1]


def test_at_either_end_next_and_back_do_nothing() -> None:
    session = client("Harbour", ["Loans"])
    moved = QSignalSpy(session.moved)

    session.go_back()
    first = session.where
    session.go(ORGANISATION)
    session.go_next()

    assert first == question(None, "readers")
    assert session.where == ORGANISATION
    assert moved.count() == 1


def test_a_client_without_lines_ends_at_its_result() -> None:
    session = client("Harbour", [])
    while session.where.view is View.QUESTION:
        session.go_next()

    session.go_back()

    assert session.where == question(None, "public_report")


def test_a_line_that_differs_answers_for_itself() -> None:
    session = client("Harbour", ["Loans", "Portal"])
    first, second = (line.id for line in session.engagement.lines)
    session.go(question(first, "timing_reader"))
    session.answer("timing_reader", "type2")

    session.set_differs("timing_reader", True)
    session.answer("timing_reader", "type1_fine")

    assert session.given(first, "timing_reader").value == "type1_fine"
    assert session.given(second, "timing_reader").value == "type2"


# Files.


def test_saved_and_opened_again_it_is_the_same_in_the_same_place(tmp_path: Path) -> None:
    session = client("Harbour", ["Loans"])
    answer(session, 0, {"users": "organisations", "entries": "yes"})
    session.go(question(session.engagement.lines[0].id, "assets"))
    session.save(tmp_path / "harbour.socdesk")

    again = nobody()
    again.open_file(tmp_path / "harbour.socdesk")

    assert again.engagement == session.engagement
    assert again.where == session.where
    assert not again.is_dirty
    assert not session.is_dirty


@pytest.mark.parametrize(
    "place",
    [
        pytest.param(summary("line-1"), id="a result"),
        pytest.param(ORGANISATION, id="the organisation"),
        pytest.param(COMPARISON, id="the comparison"),
        pytest.param(TIMELINE, id="the timeline"),
    ],
)
def test_every_kind_of_place_is_kept(tmp_path: Path, place: Where) -> None:
    session = client("Harbour", ["Loans"])
    session.go(place)
    session.save(tmp_path / "harbour.socdesk")

    again = nobody()
    again.open_file(tmp_path / "harbour.socdesk")

    assert again.where == session.where


def test_undone_to_what_was_saved_it_counts_as_saved(tmp_path: Path) -> None:
    session = client("Harbour", ["Loans"])
    session.save(tmp_path / "harbour.socdesk")
    answer(session, None, {"readers": "us"})
    dirty = session.is_dirty

    session.undo()

    assert (dirty, session.is_dirty) == (True, False)


def test_a_file_changed_by_somebody_else_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "harbour.socdesk"
    mine = client("Harbour", ["Loans"])
    mine.save(path)
    theirs = nobody()
    theirs.open_file(path)
    theirs.rename_client("Haven")
    theirs.save()
    mine.rename_client("Mine")

    with pytest.raises(SaveError):
        mine.save()

    assert mine.is_dirty
    assert mine.title == "Mine"
    again = nobody()
    again.open_file(path)
    assert again.title == "Haven"


def test_saving_over_another_file_that_was_agreed_to_works(tmp_path: Path) -> None:
    client("Other", ["Loans"]).save(tmp_path / "other.socdesk")
    session = client("Harbour", ["Loans"])

    session.save(tmp_path / "other.socdesk")

    again = nobody()
    again.open_file(tmp_path / "other.socdesk")
    assert again.title == "Harbour"


def test_a_file_that_is_refused_leaves_everything_as_it_was(tmp_path: Path) -> None:
    session = client("Harbour", ["Loans"])
    kept, where = session.engagement, session.where
    broken = tmp_path / "broken.socdesk"
    broken.write_bytes(b"nothing")

    with pytest.raises(EngagementError):
        session.open_file(broken)

    assert (session.engagement, session.where) == (kept, where)
    assert broken.read_bytes() == b"nothing"


def test_an_example_is_a_copy_without_a_file_and_nothing_to_lose() -> None:
    shipped = example_path("bank").read_bytes()
    one, other = bank(), bank()

    untouched = one.is_dirty
    one.go(question(None, "readers"))
    one.answer("readers", "canada")

    assert (untouched, one.is_dirty) == (False, True)
    assert one.saved is None
    assert one.engagement.id != other.engagement.id
    assert one.engagement.pack is not None
    assert example_path("bank").read_bytes() == shipped


def test_closed_it_holds_nothing() -> None:
    session = bank()

    session.close()

    assert (session.is_open, session.is_dirty, session.can_undo) == (False, False, False)
    assert (session.where, session.title) == (START, "")
    with pytest.raises(RuntimeError):
        _ = session.engagement


def test_the_time_of_saving_is_told(tmp_path: Path) -> None:
    times = iter(moment() + timedelta(minutes=number) for number in range(100))
    session = Session(pack(), lambda: next(times))
    session.new("Harbour", ["Loans"])

    session.save(tmp_path / "harbour.socdesk")

    assert session.saved is not None
    assert session.saved.at > datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
    assert session.saved.path == tmp_path / "harbour.socdesk"
