"""Changing an engagement: what changes, what stays, and what the log keeps."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

import msgspec
import pytest

from socdesk.engagement import changes
from socdesk.engagement.changes import (
    add_line,
    duplicate_line,
    move_line,
    remove_line,
    rename_client,
    rename_line,
    with_answer,
    with_details,
    with_existing,
    with_meeting,
    with_override,
    with_place,
    with_runs_together,
    with_today,
    with_unknown,
    with_year_ends,
    without_answer,
    without_override,
    without_own,
)
from socdesk.engagement.errors import InputError
from socdesk.engagement.model import (
    Answer,
    Engagement,
    Event,
    ExistingReport,
    Line,
    Meeting,
    Place,
    YearEnd,
)

Change = Callable[[Engagement, datetime], Engagement]


def names(engagement: Engagement) -> list[str]:
    return [line.name for line in engagement.lines]


def ids(engagement: Engagement) -> list[str]:
    return [line.id for line in engagement.lines]


def test_an_answer_keeps_the_note_and_drops_what_was_said_of_another(
    bank: Engagement, at: datetime
) -> None:
    changed = with_answer(bank, "line-1", "entries", "no", at)

    note = "Posts interest nightly.\nSee <contract> 4.2"
    assert changed.answer("line-1", "entries") == Answer(value="no", note=note)
    assert bank.answer("line-1", "entries").value == "yes"


def test_a_line_may_differ_from_the_organisation(bank: Engagement, at: datetime) -> None:
    changed = with_answer(bank, None, "timing_evidence", "not_yet", at)
    changed = with_answer(changed, "line-2", "timing_evidence", "over_12_months", at)

    assert changed.answer(None, "timing_evidence").value == "not_yet"
    assert changed.answer("line-2", "timing_evidence").value == "over_12_months"
    assert changed.answer("line-1", "timing_evidence") == Answer()


def test_dont_know_takes_the_value_away_and_says_whom_to_ask(
    bank: Engagement, at: datetime
) -> None:
    due = date(2026, 12, 4)

    changed = with_unknown(bank, "line-1", "entries", at)
    changed = with_details(changed, "line-1", "entries", ask=" The  CFO ", by=due)

    note = "Posts interest nightly.\nSee <contract> 4.2"
    expected = Answer(unknown=True, ask="The CFO", by=due, note=note)
    assert changed.answer("line-1", "entries") == expected


def test_a_line_takes_the_organisations_answer_again(bank: Engagement, at: datetime) -> None:
    noted = with_details(bank, "line-2", "timing_evidence", note="Since May")

    changed = without_own(noted, "line-2", "timing_evidence", at)

    assert "timing_evidence" not in changed.line("line-2").answers
    assert changed.log[-1] == Event(kind="clear", at=at, line="line-2", question="timing_evidence")


def test_taking_an_answer_back_leaves_the_note(bank: Engagement, at: datetime) -> None:
    changed = without_answer(bank, "line-1", "entries", at)

    assert changed.answer("line-1", "entries") == Answer(
        note="Posts interest nightly.\nSee <contract> 4.2"
    )


def test_an_answer_without_anything_left_is_gone(bank: Engagement, at: datetime) -> None:
    changed = without_answer(bank, None, "readers", at)

    assert "readers" not in changed.answers


def test_details_that_are_not_given_stay(bank: Engagement) -> None:
    changed = with_details(bank, "line-1", "entries", note="", basis=None)

    assert changed.answer("line-1", "entries") == Answer(
        value="yes", said_by="Ms Ödegård", said_on=date(2026, 11, 20)
    )


def test_a_question_may_have_a_note_before_its_answer(bank: Engagement) -> None:
    changed = with_details(bank, "line-3", "assets", note="Ask\0 again\r\n")

    assert changed.answer("line-3", "assets") == Answer(note="Ask again\n")


def test_names_are_cleaned(bank: Engagement, at: datetime) -> None:
    changed = add_line(rename_client(bank, "A\0 bank\n"), " New\tline ", at)

    assert (changed.client, names(changed)[-1]) == ("A bank", "New line")


def test_the_log_holds_answers_and_structure_in_order(bank: Engagement, at: datetime) -> None:
    assert bank.log == (
        Event(kind="add", at=at, line="line-1"),
        Event(kind="add", at=at, line="line-2"),
        Event(kind="duplicate", at=at, line="line-3", of="line-2"),
        Event(kind="move", at=at, line="line-3", to=0),
        Event(kind="answer", at=at, question="readers", value="us"),
        Event(kind="answer", at=at, question="timing_evidence", value="over_12_months"),
        Event(kind="unknown", at=at, question="vendors"),
        Event(kind="answer", at=at, line="line-1", question="entries", value="yes"),
        Event(kind="answer", at=at, line="line-2", question="timing_evidence", value="not_yet"),
    )


def test_taking_back_and_removing_are_logged(bank: Engagement, at: datetime) -> None:
    changed = remove_line(without_answer(bank, "line-1", "entries", at), "line-1", at)

    assert changed.log[-2:] == (
        Event(kind="clear", at=at, line="line-1", question="entries"),
        Event(kind="remove", at=at, line="line-1"),
    )


def test_the_log_knows_no_name_and_no_note(bank: Engagement) -> None:
    log = msgspec.json.encode(bank.log).decode()

    for text in ("Bank", "Loan", "Custody", "interest", "auditors", "Head of IT", "Ito"):
        assert text not in log


def test_the_log_keeps_the_newest_steps(
    bank: Engagement, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "MOST_EVENTS", 3)

    changed = add_line(bank, "New", at)

    assert changed.log == (*bank.log[-2:], Event(kind="add", at=at, line="line-4"))


def test_moments_are_logged_in_utc_and_whole_seconds(bank: Engagement) -> None:
    moment = datetime(2026, 11, 23, 10, 30, 1, 999, tzinfo=timezone(timedelta(hours=1)))

    changed = add_line(bank, "New", moment)

    assert changed.log[-1].at.isoformat() == "2026-11-23T09:30:01+00:00"


def test_a_moment_without_a_zone_is_the_callers_mistake(bank: Engagement) -> None:
    with pytest.raises(ValueError, match="time zone"):
        add_line(bank, "New", datetime(2026, 11, 23))  # noqa: DTZ001 - that is the mistake


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda e, at: with_answer(e, None, "readers", "us", at), id="same answer"),
        pytest.param(lambda e, at: with_unknown(e, None, "vendors", at), id="still unknown"),
        pytest.param(lambda e, at: without_answer(e, "line-3", "users", at), id="still open"),
        pytest.param(lambda e, at: without_own(e, "line-1", "users", at), id="nothing own"),
        pytest.param(lambda e, _: with_details(e, "line-1", "entries"), id="no details"),
        pytest.param(lambda e, _: with_details(e, None, "users", note=""), id="empty note"),
        pytest.param(lambda e, at: move_line(e, "line-3", 0, at), id="same position"),
        pytest.param(lambda e, _: rename_client(e, "Über Bank "), id="same client"),
        pytest.param(lambda e, _: rename_line(e, "line-3", "Custody"), id="same name"),
        pytest.param(lambda e, _: without_override(e, "line-3", "SOC 1"), id="no override"),
        pytest.param(lambda e, _: with_today(e, date(2026, 11, 23)), id="same day"),
    ],
)
def test_a_change_that_changes_nothing_returns_the_same(
    bank: Engagement, at: datetime, change: Change
) -> None:
    assert change(bank, at) is bank


def test_a_duplicate_stands_behind_its_line_with_answers_and_notes(
    bank: Engagement, at: datetime
) -> None:
    changed = duplicate_line(bank, "line-1", at)

    assert ids(changed) == ["line-3", "line-1", "line-4", "line-2"]
    assert changed.line("line-4") == Line(
        "line-4", "Loan processing (copy)", bank.line("line-1").answers
    )


def test_the_copy_of_a_long_name_still_fits(bank: Engagement, at: datetime) -> None:
    changed = duplicate_line(rename_line(bank, "line-1", "x" * 200), "line-1", at)

    assert changed.line("line-4").name == "x" * 193 + " (copy)"


def test_an_id_is_never_used_again(bank: Engagement, at: datetime) -> None:
    changed = add_line(remove_line(bank, "line-3", at), "New", at)

    assert ids(changed) == ["line-1", "line-2", "line-4"]


def test_a_removed_line_leaves_no_reference(bank: Engagement, at: datetime) -> None:
    changed = remove_line(remove_line(bank, "line-2", at), "line-3", at)

    assert changed.existing == (ExistingReport("SOC 2", 2, date(2026, 3, 31)),)
    assert (changed.runs_together, changed.place, ids(changed)) == ((), None, ["line-1"])


@pytest.mark.parametrize(
    ("to", "order"),
    [
        pytest.param(1, ["line-1", "line-3", "line-2"], id="middle"),
        pytest.param(2, ["line-1", "line-2", "line-3"], id="last"),
        pytest.param(99, ["line-1", "line-2", "line-3"], id="beyond"),
    ],
)
def test_a_line_moves(bank: Engagement, at: datetime, to: int, order: list[str]) -> None:
    assert ids(move_line(bank, "line-3", to, at)) == order


def test_an_override_is_taken_back(bank: Engagement) -> None:
    changed = without_override(bank, "line-1", "SOC 1")

    assert changed.line("line-1").overrides == {}
    assert list(bank.line("line-1").overrides) == ["SOC 1"]


def test_an_unknown_level_is_the_callers_mistake(bank: Engagement) -> None:
    with pytest.raises(ValueError, match="HIGH"):
        with_override(bank, "line-1", "SOC 1", "HIGH", "because")


def test_an_empty_meeting_is_none(bank: Engagement) -> None:
    changed = with_meeting(bank, None, ["", " "])

    assert changed.meeting is None
    assert bank.meeting == Meeting(date(2026, 11, 23), ("Ms Ödegård", "Mr Ito"))


def test_a_line_in_a_group_of_its_own_runs_by_itself(bank: Engagement) -> None:
    changed = with_runs_together(bank, [["line-1", "line-1"], [], ["line-2", "line-3"]])

    assert changed.runs_together == (("line-1",), ("line-2", "line-3"))


def test_what_is_left_of_a_pair_is_not_said_to_run_by_itself(
    bank: Engagement, at: datetime
) -> None:
    said = with_runs_together(bank, [["line-1"], ["line-2", "line-3"]])

    assert remove_line(said, "line-3", at).runs_together == (("line-1",),)
    assert remove_line(said, "line-1", at).runs_together == (("line-2", "line-3"),)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda e, _: with_place(e, Place("line-9", "entries")), id="place"),
        pytest.param(lambda e, _: with_runs_together(e, [["line-9", "line-1"]]), id="together"),
        pytest.param(
            lambda e, _: with_existing(
                e, [ExistingReport("SOC 2", 2, date(2026, 1, 1), ("line-9",))]
            ),
            id="existing",
        ),
        pytest.param(lambda e, at: with_answer(e, "line-9", "assets", "yes", at), id="answer"),
        pytest.param(lambda e, at: remove_line(e, "line-9", at), id="remove"),
    ],
)
def test_a_line_that_is_not_there_is_the_callers_mistake(
    bank: Engagement, at: datetime, change: Change
) -> None:
    with pytest.raises(KeyError, match="line-9"):
        change(bank, at)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        pytest.param(
            lambda e, at: add_line(e, "x" * 201, at),
            "A name holds at most 200 characters; this one has 201.",
            id="name",
        ),
        pytest.param(
            lambda e, _: with_details(e, None, "readers", note="x" * 20_001),
            "A note holds at most 20,000 characters; this one has 20,001.",
            id="note",
        ),
        pytest.param(
            lambda e, _: with_today(e, date(9999, 12, 31)),
            "The year 9999 is not one from 1900 to 2199.",
            id="date",
        ),
        pytest.param(
            lambda e, _: with_existing(e, [ExistingReport("SOC 2", 2, date(1, 1, 1))]),
            "The year 1 is not one from 1900 to 2199.",
            id="period end",
        ),
        pytest.param(
            lambda e, _: with_override(e, "line-1", "SOC 1", "NEEDED", " \n"),
            "A level of your own for SOC 1 needs a reason.",
            id="reason",
        ),
        pytest.param(
            lambda e, _: with_year_ends(e, [YearEnd(12, float("nan"))]),
            "A year end is a month from 1 to 12 with a share from 0 to 1.",
            id="share",
        ),
        pytest.param(
            lambda e, _: with_year_ends(e, [YearEnd(13, 1)]),
            "A year end is a month from 1 to 12 with a share from 0 to 1.",
            id="month",
        ),
        pytest.param(
            lambda e, _: with_meeting(e, None, ["Ito"] * 101),
            "An engagement holds at most 100 people.",
            id="people",
        ),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(
    bank: Engagement, at: datetime, change: Change, sentence: str
) -> None:
    with pytest.raises(InputError) as refused:
        change(bank, at)

    assert str(refused.value) == sentence


def test_an_engagement_holds_no_more_lines_than_its_file(
    bank: Engagement, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "MOST_LINES", 4)
    full = add_line(bank, "Fourth", at)

    with pytest.raises(InputError, match="at most 4 service lines"):
        duplicate_line(full, "line-1", at)
