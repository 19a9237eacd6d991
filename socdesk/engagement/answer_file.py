"""What the command line decides: a case from an answer file (interfaces.md) or an engagement."""

import json
from collections.abc import Mapping
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from msgspec import Struct

from socdesk.decision.advice import Case, LineCase
from socdesk.decision.own import OwnLevel
from socdesk.decision.timeline import values as timeline
from socdesk.decision.timeline.values import Circumstances
from socdesk.engagement.answer_check import UNKNOWN, Repeating, day, faults, positions
from socdesk.engagement.codec import LARGEST_FILE, claims_to_be_one, decode
from socdesk.engagement.disk import read_whole
from socdesk.engagement.errors import AnswerFileError
from socdesk.engagement.model import Engagement, YearEnd, assumed, to_case
from socdesk.engagement.questions import QuestionSpec
from socdesk.engagement.text import clean_name

PLANNED = ("SOC 1", "SOC 2")
"""The reports that have a type and a period."""

MOST_FAULTS = 100
"""Faults named at once; a file with more is wrong as a whole."""

_DEEPEST = 32
"""Levels of nesting an answer file may have; the closed shape ends long before."""

_MOST_CONTAINERS = 200_000
"""The largest legal file has fewer lists and objects; counted before anything is built."""


class Existing(Struct, frozen=True):
    """A report the client has already; `lines` are positions in the case, from 0."""

    report: str
    type: int | None
    period_end: date
    lines: tuple[int, ...] = ()


class AnswerFile(Struct, frozen=True):
    """What a file says: the case the rules read, and what dates and bundles depend on.

    `runs_together` groups lines by their positions in the case, from 0: the lines of a group run
    together, the line of a group of one by itself, and of any other nothing was said. `assumed`
    names per line the questions whose answer is only assumed, `own` the levels the consultant set,
    by report, and is empty where there are none; an answer file tells of neither.
    """

    case: Case
    today: date | None = None
    year_ends: tuple[YearEnd, ...] = ()
    existing: tuple[Existing, ...] = ()
    runs_together: tuple[tuple[int, ...], ...] = ()
    assumed: tuple[frozenset[str], ...] = ()
    own: tuple[Mapping[str, OwnLevel], ...] = ()


def read_case(path: Path, questions: Mapping[str, QuestionSpec]) -> AnswerFile:
    """Return what a file says, be it an answer file or an engagement: its content decides.

    Raises `AnswerFileError` with every fault of an answer file, else a refusal of `errors`.
    """
    found = read_either(path, questions)
    return of_engagement(found) if isinstance(found, Engagement) else found


def read_either(path: Path, questions: Mapping[str, QuestionSpec]) -> Engagement | AnswerFile:
    """As `read_case`, with an engagement given back whole."""
    data = read_whole(path, LARGEST_FILE)
    if claims_to_be_one(data):
        return decode(data, questions)
    return parse(data, questions)


def of_engagement(engagement: Engagement) -> AnswerFile:
    """Return the case of an engagement, with lines by position instead of by id."""
    at = {line.id: position for position, line in enumerate(engagement.lines)}
    own = tuple(line.overrides for line in engagement.lines)
    return AnswerFile(
        case=to_case(engagement),
        today=engagement.today,
        year_ends=engagement.year_ends,
        existing=tuple(
            Existing(
                report=report.report,
                type=report.type,
                period_end=report.period_end,
                lines=tuple(at[line_id] for line_id in report.lines),
            )
            for report in engagement.existing
        ),
        runs_together=together(engagement),
        assumed=tuple(assumed(engagement, line.id) for line in engagement.lines),
        own=own if any(own) else (),
    )


def together(engagement: Engagement) -> tuple[tuple[int, ...], ...]:
    """Return the groups of lines that run together, by position."""
    at = {line.id: position for position, line in enumerate(engagement.lines)}
    return tuple(tuple(at[line_id] for line_id in group) for group in engagement.runs_together)


def circumstances(answer: AnswerFile, position: int, today: date) -> Circumstances:
    """Return the dates around the line at `position`; a report that names no line is every line's.

    Only SOC 1 and SOC 2 reports have periods to plan from.
    """
    return Circumstances(
        today=today,
        year_ends=tuple(timeline.YearEnd(end.month, end.share) for end in answer.year_ends),
        existing=tuple(
            timeline.Existing(report.report, report.type, report.period_end)
            for report in answer.existing
            if report.report in ("SOC 1", "SOC 2")
            and (not report.lines or position in report.lines)
        ),
    )


def parse(data: bytes, questions: Mapping[str, QuestionSpec]) -> AnswerFile:
    """Return what the bytes of an answer file say.

    Raises `AnswerFileError` with the first `MOST_FAULTS` faults. A key that stands twice in one
    object is a fault, since each reader of JSON would choose its own of the two.
    """
    raw: Any = _plain_json(data)
    found = tuple(islice(faults(raw, questions), MOST_FAULTS))
    if found:
        raise AnswerFileError(found)
    return _built(raw)


def _plain_json(data: bytes) -> object:
    """Return the JSON value; raises `AnswerFileError` for what is none or is out of bounds."""
    if len(data) > LARGEST_FILE:
        raise _whole(f"found {len(data):,} bytes; expected at most {LARGEST_FILE:,}")
    if data.count(b"{") + data.count(b"[") > _MOST_CONTAINERS:
        raise _whole(f"found more than {_MOST_CONTAINERS:,} lists and objects; expected fewer")
    try:
        text = data.decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise _whole(f"found no UTF-8 at byte {error.start:,}; expected JSON in UTF-8") from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise AnswerFileError([f"{place}: found no JSON; expected an answer file"]) from error
    except ValueError as error:
        raise _whole("found a number out of all bounds; expected an answer file") from error
    except RecursionError as error:
        raise _whole(f"found endless nesting; expected at most {_DEEPEST} levels") from error


def _whole(fault: str) -> AnswerFileError:
    return AnswerFileError([f"the file: {fault}"])


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else Repeating(pairs)


def _no_number(word: str) -> object:
    raise ValueError(word)


def _built(raw: dict[str, Any]) -> AnswerFile:
    """Return the values of a file without faults."""
    organisation, lines = raw.get("organisation", {}), raw["lines"]
    at = positions(lines)
    return AnswerFile(
        case=Case(
            name=clean_name(organisation.get("name", "")),
            answers=_given(organisation),
            lines=tuple(LineCase(clean_name(line["name"]), _given(line)) for line in lines),
        ),
        today=day(raw["today"]) if "today" in raw else None,
        year_ends=tuple(
            YearEnd(end["month"], float(end["share"])) for end in raw.get("year_ends", ())
        ),
        existing=tuple(_existing(report, at) for report in raw.get("existing", ())),
        runs_together=tuple(_lines(group, at) for group in raw.get("runs_together", ())),
        assumed=(frozenset(),) * len(lines),
    )


def _given(holder: dict[str, Any]) -> dict[str, str]:
    answers: dict[str, str | None] = holder.get("answers", {})
    return {
        question: value
        for question, value in answers.items()
        if value is not None and value != UNKNOWN
    }


def _existing(report: dict[str, Any], at: Mapping[str, int | None]) -> Existing:
    ended = date.fromisoformat(report["period_end"])
    lines = _lines(report.get("lines", ()), at)
    return Existing(report["report"], report.get("type"), ended, lines)


def _lines(names: list[str], at: Mapping[str, int | None]) -> tuple[int, ...]:
    found = (at[clean_name(name)] for name in names)
    return tuple(dict.fromkeys(position for position in found if position is not None))
