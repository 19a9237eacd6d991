"""The same client a year later: facts kept, dates cleared, what was true of a date asked again."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from msgspec import Struct
from msgspec.structs import replace

from socdesk.engagement.model import MOST_EVENTS, Answer, Engagement, Event

DATED = (
    "timing_evidence",
    "timing_deadline",
    "timing_reader",
    "mid_period",
    "existing_report",
)
"""The questions whose answer was true of its date only.

Since when controls run (S18), by when a report is due (S19), which first report a reader takes
for now (S20), whether a line starts inside a period that runs now (S24), and how old the report
is (O4) (domain.md 11.2, 11.3).
"""


class AskedAgain(Struct, frozen=True):
    """A question that is open again, and what stood there; `line` is None for the organisation."""

    line: str | None
    question: str
    before: Answer


class NewYear(Struct, frozen=True):
    """The new engagement, and the questions it asks again, in the order of the answers."""

    engagement: Engagement
    asked_again: tuple[AskedAgain, ...]


def new_year(engagement: Engagement, new_id: str, at: datetime) -> NewYear:
    """Return the engagement as a new one begins a year later, under another id.

    Kept: the client, the lines under their ids (so that two years can be compared line by line),
    their names, answers with notes, who said so and on what basis, overrides with their reasons,
    the customers' year ends, which lines run together, and the reports the client has, with the
    day each period ended. Cleared: the day of the advice, the meeting (who was there belongs to
    its date), the day of every answer and of every open point, the place, and the answers of
    `DATED`, whose notes stay.

    The log begins anew: last year's steps are in last year's file, and what was tried and taken
    back then explains nothing now. It opens with the lines and with every answer kept, at the
    moment of *at*, so that the log alone still explains what stands.
    """
    moment = at.astimezone(UTC).replace(microsecond=0)
    begun = replace(
        engagement,
        id=new_id,
        answers=_kept(engagement.answers),
        lines=tuple(replace(line, answers=_kept(line.answers)) for line in engagement.lines),
        today=None,
        meeting=None,
        place=None,
        log=(),
    )
    log = tuple(_opening(begun, moment))[-MOST_EVENTS:]
    return NewYear(replace(begun, log=log), tuple(_asked_again(engagement)))


def _kept(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    kept = {question: _undated(question, answer) for question, answer in answers.items()}
    return {question: answer for question, answer in kept.items() if answer != Answer()}


def _undated(question: str, answer: Answer) -> Answer:
    if question in DATED:
        return Answer(note=answer.note)
    return replace(answer, by=None, said_on=None)


def _asked_again(engagement: Engagement) -> Iterator[AskedAgain]:
    homes: list[tuple[str | None, Mapping[str, Answer]]] = [(None, engagement.answers)]
    homes += [(line.id, line.answers) for line in engagement.lines]
    for line_id, answers in homes:
        for question, answer in answers.items():
            if question in DATED and (answer.value is not None or answer.unknown):
                yield AskedAgain(line_id, question, answer)


def _opening(engagement: Engagement, at: datetime) -> Iterator[Event]:
    yield from _answered(None, engagement.answers, at)
    for line in engagement.lines:
        yield Event(kind="add", at=at, line=line.id)
        yield from _answered(line.id, line.answers, at)


def _answered(line_id: str | None, answers: Mapping[str, Answer], at: datetime) -> Iterator[Event]:
    for question, answer in answers.items():
        if answer.value is not None:
            yield Event(kind="answer", at=at, line=line_id, question=question, value=answer.value)
        elif answer.unknown:
            yield Event(kind="unknown", at=at, line=line_id, question=question)
