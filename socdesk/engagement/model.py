"""The engagement: what a client answered, as one frozen value that is also the file's shape.

Every field but the id has a default, so that format 1 can stay as it is: a file holds what was
said and no more. Lengths are bounded here, once, for files and windows alike.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from socdesk.decision.advice import Case, LineCase
from socdesk.decision.own import OwnLevel

LONGEST_NAME = 200
LONGEST_NOTE = 20_000
MOST_LINES = 20_000
MOST_EVENTS = 20_000
MOST_PEOPLE = 100
MOST_YEAR_ENDS = 24
MOST_EXISTING = 500
EARLIEST_YEAR = 1900
LATEST_YEAR = 2199
"""Dates outside these years are typing errors, and some calendars cannot reckon with them."""

Name = Annotated[str, Meta(max_length=LONGEST_NAME)]
Note = Annotated[str, Meta(max_length=LONGEST_NOTE)]
Word = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9_.-]{1,64}\Z")]
"""An id of the rule pack: a question, a value, a page, an example."""

Title = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9_ ]{1,64}\Z")]
"""A report or a level as the decision module spells it."""

LineId = Annotated[str, Meta(pattern=r"\Aline-[1-9][0-9]{0,8}\Z")]
Moment = Annotated[datetime, Meta(tz=True)]
Basis = Literal["told", "contract", "auditor", "assumed"]
"""What an answer rests on: somebody said so, a document says so, the auditor of a customer was
asked, or nobody has said so yet.

"auditor" came to format 1 later than the others: every file without it reads as before, and a
program that does not know it refuses a file that holds it, and leaves the file untouched."""

EventKind = Literal["answer", "unknown", "clear", "add", "duplicate", "remove", "move"]


class _Value(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A frozen value with a closed shape; defaults are not written."""


class Answer(_Value, frozen=True, kw_only=True):
    """What stands beside a question: a value, an explicit don't-know, or only a note.

    `value` and `unknown` exclude each other. A don't-know may say whom to `ask` and `by` when;
    an answer may say on what `basis` it rests, who said it and when.
    """

    value: Word | None = None
    unknown: bool = False
    ask: Name = ""
    by: date | None = None
    basis: Basis | None = None
    said_by: Name = ""
    said_on: date | None = None
    note: Note = ""


Answers = Annotated[Mapping[Word, Answer], Meta(max_length=300)]


class Override(OwnLevel, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The consultant's own level for a report as a file holds it, and why.

    The reason is meant for the client, unlike a note: every deliverable prints it.
    """

    level: Title
    reason: Note


class Line(_Value, frozen=True):
    """A service line: its id (never used again), its name, its answers, its overrides by report."""

    id: LineId
    name: Name = ""
    answers: Answers = {}
    overrides: Annotated[Mapping[Title, Override], Meta(max_length=10)] = {}


class YearEnd(_Value, frozen=True):
    """The month in which a share (0 to 1) of the customers close their year."""

    month: Annotated[int, Meta(ge=1, le=12)]
    share: Annotated[float, Meta(ge=0, le=1)]


class ExistingReport(_Value, frozen=True):
    """A report the client has: its type (None where it has none), its period's end, its lines."""

    report: Title
    type: Literal[1, 2] | None
    period_end: date
    lines: Annotated[tuple[LineId, ...], Meta(max_length=MOST_LINES)] = ()


class Meeting(_Value, frozen=True):
    """When the answers were given, and who was there."""

    day: date | None = None
    people: Annotated[tuple[Name, ...], Meta(max_length=MOST_PEOPLE)] = ()


class Place(_Value, frozen=True):
    """Where the consultant was: a line, or None for the organisation, and a question or page."""

    line: LineId | None
    page: Word


class PackUsed(_Value, frozen=True):
    """The rule pack the answers were given under.

    `copy` maps file names to texts where the pack is not the built-in one (reliability.md 3.8);
    its texts are kept to the letter, because `sha256` speaks of them.
    """

    id: Word
    version: Word
    sha256: Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
    copy: Annotated[
        Mapping[
            Annotated[str, Meta(pattern=r"\A[A-Za-z0-9_/.-]{1,200}\Z")],
            Annotated[str, Meta(max_length=4_000_000)],
        ],
        Meta(max_length=500),
    ] = {}


class Event(_Value, frozen=True, kw_only=True):
    """One step of the log: answers and structure, never a name and never a note.

    `line` is None for the organisation. A duplicated line says `of` which, a moved one `to` which
    position (from 0). Moments are in UTC, in whole seconds.
    """

    kind: EventKind
    at: Moment
    line: LineId | None = None
    question: Word | None = None
    value: Word | None = None
    of: LineId | None = None
    to: int | None = None


class Engagement(_Value, frozen=True, kw_only=True):
    """A client's scoping: answers, lines, dates, and how they came about.

    `answers` are the organisation's; questions of scope "default" stand there for all lines, and
    under a line that differs. `lines_made` counts the lines ever made, so that no id comes twice.
    `example` names the worked example this is a copy of, "" for a client's own. `log` keeps the
    newest `MOST_EVENTS` steps.
    """

    id: Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
    client: Name = ""
    answers: Answers = {}
    lines: Annotated[tuple[Line, ...], Meta(max_length=MOST_LINES)] = ()
    lines_made: Annotated[int, Meta(ge=0, le=999_999_999)] = 0
    year_ends: Annotated[tuple[YearEnd, ...], Meta(max_length=MOST_YEAR_ENDS)] = ()
    existing: Annotated[tuple[ExistingReport, ...], Meta(max_length=MOST_EXISTING)] = ()
    runs_together: Annotated[
        tuple[Annotated[tuple[LineId, ...], Meta(max_length=MOST_LINES)], ...],
        Meta(max_length=MOST_LINES),
    ] = ()
    today: date | None = None
    meeting: Meeting | None = None
    place: Place | None = None
    pack: PackUsed | None = None
    example: Annotated[str, Meta(pattern=r"\A[A-Za-z0-9_.-]{0,64}\Z")] = ""
    log: Annotated[tuple[Event, ...], Meta(max_length=MOST_EVENTS)] = ()

    def line(self, line_id: str) -> Line:
        """Return the line of that id; raises `KeyError` for one that is not there."""
        return self.lines[self.position(line_id)]

    def position(self, line_id: str) -> int:
        """Return where the line stands, from 0; raises `KeyError` for one that is not there."""
        for position, line in enumerate(self.lines):
            if line.id == line_id:
                return position
        raise KeyError(line_id)

    def answers_of(self, line_id: str | None) -> Mapping[str, Answer]:
        """Return the answers of a line, or of the organisation for None."""
        return self.answers if line_id is None else self.line(line_id).answers

    def answer(self, line_id: str | None, question: str) -> Answer:
        """Return what stands beside a question there: an empty `Answer` for nothing at all."""
        return self.answers_of(line_id).get(question, Answer())


def to_case(engagement: Engagement) -> Case:
    """Return what the rules read of an engagement: names and given answers, nothing else."""
    return Case(
        name=engagement.client,
        answers=_given(engagement.answers),
        lines=tuple(LineCase(line.name, _given(line.answers)) for line in engagement.lines),
    )


def assumed(engagement: Engagement, line_id: str) -> frozenset[str]:
    """Return the questions whose answer a line is judged by is only assumed (see `Basis`)."""
    answers = {**engagement.answers}
    own = engagement.line(line_id).answers
    answers.update({question: a for question, a in own.items() if a.value is not None})
    return frozenset(
        question for question, a in answers.items() if a.value is not None and a.basis == "assumed"
    )


def _given(answers: Mapping[str, Answer]) -> dict[str, str]:
    return {question: a.value for question, a in answers.items() if a.value is not None}
