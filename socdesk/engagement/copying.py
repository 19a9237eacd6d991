"""Answers of one line taken over by another: what would differ, and the copy itself."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from socdesk.engagement.changes import with_answer, with_details
from socdesk.engagement.model import Answer, Engagement, Line


class Takeable(Struct, frozen=True):
    """A question with what counts for the target `now` and what would stand there `then`."""

    question: str
    now: Answer
    then: Answer

    @property
    def overwrites(self) -> bool:
        """Whether an answer would be lost; a don't-know is none."""
        return self.now.value is not None


def sources(lines: Sequence[Line], target: str) -> Iterator[Line]:
    """Yield the lines a line could take answers from: the others with an answer of their own."""
    for line in lines:
        answers = line.answers
        if answers and line.id != target and any(a.value is not None for a in answers.values()):
            yield line


def has_source(lines: Sequence[Line], target: str) -> bool:
    """Return whether there is a line to take answers from."""
    return next(sources(lines, target), None) is not None


def takeable(engagement: Engagement, source: str, target: str) -> tuple[Takeable, ...]:
    """Return the answers of a line's own that another line does not have alike.

    A don't-know is no answer and is not taken. For a question asked once for all lines, what
    counts for the target is the common answer as long as it has no entry of its own. Raises
    `KeyError` for a line that is not there.
    """
    found = []
    own = engagement.line(target).answers
    for question, then in engagement.line(source).answers.items():
        now = own[question] if question in own else engagement.answer(None, question)
        if then.value is not None and then.value != now.value:
            found.append(Takeable(question, now, then))
    return tuple(found)


def with_taken(
    engagement: Engagement, source: str, target: str, questions: Collection[str], at: datetime
) -> Engagement:
    """Return the engagement with these questions answered for the target as for the source.

    Each answer is an event of the log. The target keeps its notes and its overrides. Who said so,
    and in which document, was about the other line and is left there; what was assumed there is
    assumed here. Questions that are not `takeable` are passed over.
    """
    changed = engagement
    for each in takeable(engagement, source, target):
        if each.question not in questions or each.then.value is None:
            continue
        changed = with_answer(changed, target, each.question, each.then.value, at)
        if each.then.basis == "assumed":
            changed = with_details(changed, target, each.question, basis="assumed")
    return changed
