"""An engagement as a client may see it on a screen: what is only for the desk is taken out."""

from msgspec.structs import replace

from socdesk.engagement.model import Answer, Engagement, Line, Override


def discreet(engagement: Engagement) -> Engagement:
    """Return the engagement without notes, whom to ask, who said what, its basis, and reasons.

    Answers, don't-knows, own levels, dates and names of lines stay as they are.
    """
    return replace(
        engagement,
        answers={name: discreet_answer(given) for name, given in engagement.answers.items()},
        lines=tuple(_line(line) for line in engagement.lines),
        meeting=None,
    )


def discreet_answer(given: Answer) -> Answer:
    """Return an answer without all that stands beside it."""
    return Answer(value=given.value, unknown=given.unknown)


def _line(line: Line) -> Line:
    answers = {name: discreet_answer(given) for name, given in line.answers.items()}
    overrides = {report: Override(own.level, "") for report, own in line.overrides.items()}
    return replace(line, answers=answers, overrides=overrides)
