"""Changes to an engagement: each returns a new value and leaves the given one as it was.

A change that changes nothing returns the very same engagement. Answers and structure are logged
with the time the caller gives; names, notes and dates are state and leave no trace in the log.
A line id that is not there raises `KeyError`, which is the caller's mistake, not the user's.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import TypeVar

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from socdesk.decision.advice import LEVELS, LINE_REPORTS
from socdesk.engagement.errors import InputError
from socdesk.engagement.model import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    LONGEST_NAME,
    LONGEST_NOTE,
    MOST_EVENTS,
    MOST_EXISTING,
    MOST_LINES,
    MOST_PEOPLE,
    MOST_YEAR_ENDS,
    Answer,
    Basis,
    Engagement,
    Event,
    EventKind,
    ExistingReport,
    Line,
    Meeting,
    Override,
    PackUsed,
    Place,
    YearEnd,
)
from socdesk.engagement.text import clean_name, clean_text

_COPY = " (copy)"
_Item = TypeVar("_Item")


def with_answer(
    engagement: Engagement, line_id: str | None, question: str, value: str, at: datetime
) -> Engagement:
    """Return the engagement with a value given: to a line, or for the organisation (None).

    A question of scope "default" may be answered in either place; which one is the caller's
    choice. The note stays; what was known about another value or a don't-know goes with it.
    """
    old = engagement.answer(line_id, question)
    if old.value == value:
        return engagement
    changed = _put(engagement, line_id, question, Answer(value=value, note=old.note))
    return _logged(changed, "answer", at, line=line_id, question=question, value=value)


def with_unknown(
    engagement: Engagement, line_id: str | None, question: str, at: datetime
) -> Engagement:
    """Return the engagement with an explicit don't-know; `with_details` says whom to ask."""
    old = engagement.answer(line_id, question)
    if old.unknown:
        return engagement
    changed = _put(engagement, line_id, question, Answer(unknown=True, note=old.note))
    return _logged(changed, "unknown", at, line=line_id, question=question)


def without_answer(
    engagement: Engagement, line_id: str | None, question: str, at: datetime
) -> Engagement:
    """Return the engagement with the question open again; its note stays."""
    old = engagement.answer(line_id, question)
    if old.value is None and not old.unknown:
        return engagement
    changed = _put(engagement, line_id, question, Answer(note=old.note))
    return _logged(changed, "clear", at, line=line_id, question=question)


def without_own(engagement: Engagement, line_id: str, question: str, at: datetime) -> Engagement:
    """Return the engagement with the line's own entry gone, so that the common answer counts."""
    line = engagement.line(line_id)
    if question not in line.answers:
        return engagement
    kept = {name: answer for name, answer in line.answers.items() if name != question}
    changed = _put_line(engagement, replace(line, answers=kept))
    return _logged(changed, "clear", at, line=line_id, question=question)


def with_details(
    engagement: Engagement,
    line_id: str | None,
    question: str,
    *,
    note: str | UnsetType = UNSET,
    basis: Basis | UnsetType | None = UNSET,
    said_by: str | UnsetType = UNSET,
    said_on: date | UnsetType | None = UNSET,
    ask: str | UnsetType = UNSET,
    by: date | UnsetType | None = UNSET,
) -> Engagement:
    """Return the engagement with what is said about an answer; what is not given stays.

    Raises `InputError` for a text too long or a date out of range.
    """
    old = engagement.answer(line_id, question)
    new = replace(
        old,
        note=old.note if isinstance(note, UnsetType) else _note(note),
        basis=old.basis if isinstance(basis, UnsetType) else basis,
        said_by=old.said_by if isinstance(said_by, UnsetType) else _name(said_by),
        said_on=old.said_on if isinstance(said_on, UnsetType) else _day(said_on),
        ask=old.ask if isinstance(ask, UnsetType) else _name(ask),
        by=old.by if isinstance(by, UnsetType) else _day(by),
    )
    return engagement if new == old else _put(engagement, line_id, question, new)


def rename_client(engagement: Engagement, name: str) -> Engagement:
    """Return the engagement under another client's name."""
    return _with(engagement, client=_name(name))


def add_line(engagement: Engagement, name: str, at: datetime) -> Engagement:
    """Return the engagement with a line more, last, under an id that was never used before."""
    return _inserted(engagement, Line("", _name(name)), len(engagement.lines), "add", at)


def duplicate_line(engagement: Engagement, line_id: str, at: datetime) -> Engagement:
    """Return the engagement with the line's copy right behind it: "NAME (copy)".

    Answers and notes are copied; overrides are not, because each was reasoned for its own line.
    """
    line = engagement.line(line_id)
    name = line.name[: LONGEST_NAME - len(_COPY)] + _COPY
    copy = Line("", clean_name(name), line.answers)
    behind = engagement.position(line_id) + 1
    return _inserted(engagement, copy, behind, "duplicate", at, of=line_id)


def rename_line(engagement: Engagement, line_id: str, name: str) -> Engagement:
    """Return the engagement with a line under another name."""
    return _put_line(engagement, replace(engagement.line(line_id), name=_name(name)))


def remove_line(engagement: Engagement, line_id: str, at: datetime) -> Engagement:
    """Return the engagement without a line and without anything that refers to it."""
    position = engagement.position(line_id)
    place = engagement.place
    changed = replace(
        engagement,
        lines=engagement.lines[:position] + engagement.lines[position + 1 :],
        existing=tuple(
            replace(report, lines=_without(report.lines, line_id)) for report in engagement.existing
        ),
        runs_together=_groups_without(engagement.runs_together, line_id),
        place=None if place is not None and place.line == line_id else place,
    )
    return _logged(changed, "remove", at, line=line_id)


def move_line(engagement: Engagement, line_id: str, to: int, at: datetime) -> Engagement:
    """Return the engagement with a line at position *to*, from 0, at most the last."""
    line = engagement.line(line_id)
    rest = [other for other in engagement.lines if other.id != line_id]
    to = max(0, min(to, len(rest)))
    rest.insert(to, line)
    changed = _with(engagement, lines=tuple(rest))
    if changed is engagement:
        return engagement
    return _logged(changed, "move", at, line=line_id, to=to)


def with_override(
    engagement: Engagement, line_id: str, report: str, level: str, reason: str
) -> Engagement:
    """Return the engagement with the consultant's own level for a line's report.

    Raises `InputError` for an empty reason: an override without one is a guess.
    """
    if report not in LINE_REPORTS or level not in LEVELS:
        raise ValueError(f"no report or level of a line: {report}, {level}")
    line = engagement.line(line_id)
    override = Override(level, _note(reason).strip())
    if not override.reason:
        raise InputError(f"A level of your own for {report} needs a reason.")
    return _put_line(engagement, replace(line, overrides={**line.overrides, report: override}))


def without_override(engagement: Engagement, line_id: str, report: str) -> Engagement:
    """Return the engagement with the rules' own level for a line's report again."""
    line = engagement.line(line_id)
    rest = {name: override for name, override in line.overrides.items() if name != report}
    return _put_line(engagement, replace(line, overrides=rest))


def with_year_ends(engagement: Engagement, year_ends: Iterable[YearEnd]) -> Engagement:
    """Return the engagement with the customers' year ends."""
    given = _bounded(year_ends, MOST_YEAR_ENDS, "year ends")
    for end in given:
        if end.month not in range(1, 13) or not 0 <= end.share <= 1:
            raise InputError("A year end is a month from 1 to 12 with a share from 0 to 1.")
    return _with(engagement, year_ends=given)


def with_existing(engagement: Engagement, reports: Iterable[ExistingReport]) -> Engagement:
    """Return the engagement with the reports the client has already."""
    given = _bounded(reports, MOST_EXISTING, "existing reports")
    for report in given:
        _day(report.period_end)
        for line_id in report.lines:
            engagement.position(line_id)
    return _with(engagement, existing=given)


def with_runs_together(engagement: Engagement, groups: Iterable[Iterable[str]]) -> Engagement:
    """Return the engagement with the groups of lines that share system, controls and readers.

    A line in a group of its own is said to run by itself; an empty group says nothing and is left
    out.
    """
    given = tuple(group for group in (tuple(dict.fromkeys(each)) for each in groups) if group)
    for group in given:
        for line_id in group:
            engagement.position(line_id)
    return _with(engagement, runs_together=given)


def with_today(engagement: Engagement, today: date | None) -> Engagement:
    """Return the engagement as seen on a day; None leaves dates out of the advice."""
    return _with(engagement, today=_day(today))


def with_meeting(engagement: Engagement, day: date | None, people: Iterable[str]) -> Engagement:
    """Return the engagement with the meeting's date and the people who were there."""
    names = tuple(name for name in map(_name, people) if name)
    meeting = Meeting(_day(day), _bounded(names, MOST_PEOPLE, "people"))
    return _with(engagement, meeting=None if meeting == Meeting() else meeting)


def with_place(engagement: Engagement, place: Place | None) -> Engagement:
    """Return the engagement opened at a place: a line, or the organisation, and a page."""
    if place is not None and place.line is not None:
        engagement.position(place.line)
    return _with(engagement, place=place)


def with_pack(engagement: Engagement, pack: PackUsed | None) -> Engagement:
    """Return the engagement with the rule pack it is answered under."""
    return _with(engagement, pack=pack)


def _with(engagement: Engagement, **fields: object) -> Engagement:
    if all(getattr(engagement, name) == value for name, value in fields.items()):
        return engagement
    return replace(engagement, **fields)


def _put(engagement: Engagement, line_id: str | None, question: str, answer: Answer) -> Engagement:
    answers: Mapping[str, Answer] = {**engagement.answers_of(line_id), question: answer}
    if answer == Answer():
        answers = {word: kept for word, kept in answers.items() if word != question}
    if line_id is None:
        return replace(engagement, answers=answers)
    return _put_line(engagement, replace(engagement.line(line_id), answers=answers))


def _put_line(engagement: Engagement, line: Line) -> Engagement:
    position = engagement.position(line.id)
    if engagement.lines[position] == line:
        return engagement
    lines = (*engagement.lines[:position], line, *engagement.lines[position + 1 :])
    return replace(engagement, lines=lines)


def _inserted(
    engagement: Engagement,
    line: Line,
    position: int,
    kind: EventKind,
    at: datetime,
    of: str | None = None,
) -> Engagement:
    if len(engagement.lines) >= MOST_LINES:
        raise InputError(f"An engagement holds at most {MOST_LINES:,} service lines.")
    made = engagement.lines_made + 1
    new = replace(line, id=f"line-{made}")
    lines = (*engagement.lines[:position], new, *engagement.lines[position:])
    changed = replace(engagement, lines=lines, lines_made=made)
    return _logged(changed, kind, at, line=new.id, of=of)


def _logged(
    engagement: Engagement,
    kind: EventKind,
    at: datetime,
    *,
    line: str | None,
    question: str | None = None,
    value: str | None = None,
    of: str | None = None,
    to: int | None = None,
) -> Engagement:
    if at.tzinfo is None:
        raise ValueError("the time of a change needs a time zone")
    moment = at.astimezone(UTC).replace(microsecond=0)
    event = Event(kind=kind, at=moment, line=line, question=question, value=value, of=of, to=to)
    return replace(engagement, log=(*engagement.log, event)[-MOST_EVENTS:])


def _without(line_ids: tuple[str, ...], gone: str) -> tuple[str, ...]:
    return tuple(line_id for line_id in line_ids if line_id != gone)


def _groups_without(groups: Iterable[tuple[str, ...]], gone: str) -> tuple[tuple[str, ...], ...]:
    """The groups without a line; nobody said that what is left of two runs by itself."""
    pairs = ((group, _without(group, gone)) for group in groups)
    return tuple(rest for group, rest in pairs if len(rest) > 1 or rest == group)


def _name(text: str) -> str:
    name = clean_name(text)
    if len(name) > LONGEST_NAME:
        raise InputError(
            f"A name holds at most {LONGEST_NAME} characters; this one has {len(name):,}."
        )
    return name


def _note(text: str) -> str:
    note = clean_text(text)
    if len(note) > LONGEST_NOTE:
        raise InputError(
            f"A note holds at most {LONGEST_NOTE:,} characters; this one has {len(note):,}."
        )
    return note


def _day(day: date | None) -> date | None:
    if day is not None and not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise InputError(f"The year {day.year} is not one from {EARLIEST_YEAR} to {LATEST_YEAR}.")
    return day


def _bounded(items: Iterable[_Item], most: int, what: str) -> tuple[_Item, ...]:
    given = tuple(items)
    if len(given) > most:
        raise InputError(f"An engagement holds at most {most} {what}.")
    return given
