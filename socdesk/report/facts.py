"""What a client's deliverable may know of an engagement: everything but the internal notes.

The memo is built from these values alone, so a note cannot reach it: there is no field for one.
"""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from socdesk.decision.advice import Case
from socdesk.engagement.answer_file import AnswerFile, together
from socdesk.engagement.model import Answer, Basis, Engagement, Line, assumed, to_case


class Given(Struct, frozen=True):
    """What is known about a question: a value and its basis, or whom to ask by when.

    `value` is None where nothing was said or the answer is "don't know" (`unknown`).
    """

    value: str | None = None
    unknown: bool = False
    ask: str = ""
    by: date | None = None
    basis: Basis | None = None
    said_by: str = ""
    said_on: date | None = None


class OwnLevel(Struct, frozen=True):
    """The consultant's own level for a report, and the reason given to the client."""

    level: str
    reason: str


class LineFacts(Struct, frozen=True):
    """A service line: its name, what is known by question id, and own levels by report.

    `assumed` are the questions it is judged by whose answer is only assumed, here or for all lines.
    """

    name: str
    given: Mapping[str, Given] = {}
    own_levels: Mapping[str, OwnLevel] = {}
    assumed: frozenset[str] = frozenset()


class ClientFacts(Struct, frozen=True):
    """A client's case as the memo tells it; `case` is what the rules read of it.

    `runs_together` groups lines by position (see `decision.bundles`).
    """

    client: str
    case: Case
    given: Mapping[str, Given] = {}
    lines: tuple[LineFacts, ...] = ()
    meeting: date | None = None
    people: tuple[str, ...] = ()
    example: bool = False
    runs_together: tuple[tuple[int, ...], ...] = ()


About = Engagement | AnswerFile | Case
"""What a deliverable can be made of."""


def facts_of(engagement: About) -> ClientFacts:
    """Return what a deliverable may say about an engagement (reliability.md 2.7, C5).

    An answer file, or a bare case, knows answers and nothing about them.
    """
    if isinstance(engagement, Case):
        return _of_case(engagement)
    if isinstance(engagement, AnswerFile):
        return replace(_of_case(engagement.case), runs_together=engagement.runs_together)
    meeting = engagement.meeting
    return ClientFacts(
        client=engagement.client,
        case=to_case(engagement),
        given=_all_given(engagement.answers),
        lines=tuple(_line(line, assumed(engagement, line.id)) for line in engagement.lines),
        meeting=meeting.day if meeting else None,
        people=meeting.people if meeting else (),
        example=bool(engagement.example),
        runs_together=together(engagement),
    )


def _of_case(case: Case) -> ClientFacts:
    return ClientFacts(
        client=case.name,
        case=case,
        given={question: Given(value) for question, value in case.answers.items()},
        lines=tuple(
            LineFacts(
                line.name, {question: Given(value) for question, value in line.answers.items()}
            )
            for line in case.lines
        ),
    )


def _line(line: Line, only_assumed: frozenset[str]) -> LineFacts:
    own = {report: OwnLevel(o.level, o.reason) for report, o in line.overrides.items()}
    return LineFacts(line.name, _all_given(line.answers), own, only_assumed)


def _all_given(answers: Mapping[str, Answer]) -> dict[str, Given]:
    return {question: _given(answer) for question, answer in answers.items()}


def _given(answer: Answer) -> Given:
    return Given(
        value=answer.value,
        unknown=answer.unknown,
        ask=answer.ask,
        by=answer.by,
        basis=answer.basis,
        said_by=answer.said_by,
        said_on=answer.said_on,
    )
