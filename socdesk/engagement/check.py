"""What a file's closed shape cannot say: references that hold, dates in range, words that exist."""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec.structs import replace

from socdesk.decision.advice import LEVELS, LINE_REPORTS, ORGANISATION_REPORTS
from socdesk.engagement.model import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    LONGEST_NAME,
    LONGEST_NOTE,
    Answer,
    Engagement,
    Line,
)
from socdesk.engagement.questions import (
    LINE,
    ORGANISATION,
    QuestionSpec,
    Sheet,
    answer_faults,
    sheet,
    stray_word,
)
from socdesk.engagement.text import clean_name, clean_text, near, quoted

EXISTING_REPORTS = tuple(name for name in ORGANISATION_REPORTS if name.startswith("SOC"))
"""The reports a client can have already."""


def cleaned(engagement: Engagement) -> Engagement:
    """Return the engagement with every text cleaned, as it enters from a file.

    Cleaning, not refusing: NFC grows with Unicode, so a file that was clean where it was written
    need not be so for a later Python. What NFC lengthens is cut to the bound. The pack's copy is
    left alone; its hash speaks of it.
    """
    meeting = engagement.meeting
    if meeting is not None:
        meeting = replace(meeting, people=tuple(_name(name) for name in meeting.people))
    return replace(
        engagement,
        client=_name(engagement.client),
        answers=_cleaned_answers(engagement.answers),
        lines=tuple(_cleaned_line(line) for line in engagement.lines),
        meeting=meeting,
    )


def _cleaned_line(line: Line) -> Line:
    overrides = {
        report: replace(override, reason=_note(override.reason))
        for report, override in line.overrides.items()
    }
    return Line(line.id, _name(line.name), _cleaned_answers(line.answers), overrides)


def _cleaned_answers(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    return {question: _cleaned_answer(answer) for question, answer in answers.items()}


def _cleaned_answer(answer: Answer) -> Answer:
    if not (answer.note or answer.ask or answer.said_by):
        return answer
    return replace(
        answer,
        note=_note(answer.note),
        ask=_name(answer.ask),
        said_by=_name(answer.said_by),
    )


def _name(text: str) -> str:
    return clean_name(text)[:LONGEST_NAME].rstrip()


def _note(text: str) -> str:
    return clean_text(text)[:LONGEST_NOTE]


def faults(engagement: Engagement) -> Iterator[str]:
    """Yield "PLACE: found; expected" for all that contradicts itself, whatever the pack."""
    known = frozenset(line.id for line in engagement.lines)
    yield from _line_id_faults(engagement)
    yield from _contradictions("answers", engagement.answers)
    for position, line in enumerate(engagement.lines):
        yield from _contradictions(f"lines[{position}].answers", line.answers)
        yield from _override_faults(f"lines[{position}].overrides", line)
    for position, report in enumerate(engagement.existing):
        place = f"existing[{position}]"
        if report.report not in EXISTING_REPORTS:
            yield f"{place}.report: {stray_word(report.report, EXISTING_REPORTS)}"
        yield from _date_faults(f"{place}.period_end", report.period_end)
        yield from _dangling(f"{place}.lines", report.lines, known)
    for position, group in enumerate(engagement.runs_together):
        yield from _dangling(f"runs_together[{position}]", group, known)
    if engagement.place is not None and engagement.place.line is not None:
        yield from _dangling("place.line", (engagement.place.line,), known)
    yield from _date_faults("today", engagement.today)
    if engagement.meeting is not None:
        yield from _date_faults("meeting.day", engagement.meeting.day)
    for position, event in enumerate(engagement.log):
        yield from _date_faults(f"log[{position}].at", event.at)


def question_faults(engagement: Engagement, questions: Mapping[str, QuestionSpec]) -> Iterator[str]:
    """Yield a fault for every answer that is none of the pack's, or stands in the wrong place."""
    yield from _stray_answers("answers", engagement.answers, sheet(questions, ORGANISATION))
    on_lines = sheet(questions, LINE)
    for position, line in enumerate(engagement.lines):
        yield from _stray_answers(f"lines[{position}].answers", line.answers, on_lines)


def _stray_answers(place: str, answers: Mapping[str, Answer], on: Sheet) -> Iterator[str]:
    values = {question: answer.value for question, answer in answers.items()}
    return answer_faults(place, values, on)


def _line_id_faults(engagement: Engagement) -> Iterator[str]:
    seen: set[str] = set()
    for position, line in enumerate(engagement.lines):
        place = f"lines[{position}].id"
        if line.id in seen:
            yield f"{place}: found {quoted(line.id)} a second time; expected an id of its own"
        seen.add(line.id)
        if int(line.id.removeprefix("line-")) > engagement.lines_made:
            yield (
                f"{place}: found {quoted(line.id)}; expected a number up to lines_made "
                f"({engagement.lines_made})"
            )


def _contradictions(place: str, answers: Mapping[str, Answer]) -> Iterator[str]:
    for question, answer in answers.items():
        if answer.unknown and answer.value is not None:
            yield (
                f"{place}.{question}: found {quoted(answer.value)} and unknown together; "
                "expected one of the two"
            )
        yield from _date_faults(f"{place}.{question}.by", answer.by)
        yield from _date_faults(f"{place}.{question}.said_on", answer.said_on)


def _override_faults(place: str, line: Line) -> Iterator[str]:
    for report, override in line.overrides.items():
        if report not in LINE_REPORTS:
            yield f"{place}: {stray_word(report, LINE_REPORTS)}"
        if override.level not in LEVELS:
            yield f"{place}.{report}.level: {stray_word(override.level, LEVELS)}"


def _dangling(place: str, line_ids: tuple[str, ...], known: frozenset[str]) -> Iterator[str]:
    for line_id in line_ids:
        if line_id not in known:
            yield (
                f"{place}: found {quoted(line_id)}; expected the id of a line{near(line_id, known)}"
            )


def _date_faults(place: str, day: date | None) -> Iterator[str]:
    if day is not None and not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        yield (
            f"{place}: found the year {day.year}; "
            f"expected one from {EARLIEST_YEAR} to {LATEST_YEAR}"
        )
