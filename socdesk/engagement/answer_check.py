"""Every fault of an answer file (interfaces.md), each "PLACE: what was found; what is expected".

The shape is checked on plain JSON values rather than by a decoder, because a decoder stops at the
first fault. The shape is closed, so nesting beyond it is a fault at its place.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from socdesk.engagement.check import EXISTING_REPORTS
from socdesk.engagement.model import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    LONGEST_NAME,
    MOST_EXISTING,
    MOST_LINES,
    MOST_YEAR_ENDS,
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
from socdesk.engagement.text import clean_name, near, quoted

UNKNOWN = "unknown"
"""A value that means not answered, like null and like no entry at all."""

_TOP = ("organisation", "lines", "today", "year_ends", "existing", "runs_together")
_NAMED = ("name", "answers")
_YEAR_END = ("month", "share")
_EXISTING = ("report", "type", "period_end", "lines")
_LAST_MONTH = 12
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Repeating(dict[str, object]):
    """An object in which a key stands twice; `repeated` is the last such key."""

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        super().__init__(pairs)
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                self.repeated = key
            seen.add(key)


def faults(raw: object, questions: Mapping[str, QuestionSpec]) -> Iterator[str]:
    """Yield every fault of a decoded answer file, in the file's order of sections."""
    yield from _object_faults("the file", raw, _TOP, "lines")
    found = raw if isinstance(raw, dict) else {}
    yield from _organisation_faults(found.get("organisation", {}), questions)
    lines = found.get("lines", [])
    yield from _lines_faults(lines, questions)
    names = positions(_list(lines))
    if "today" in found:
        yield from _day_faults("today", found["today"])
    yield from _year_end_faults(found.get("year_ends", []))
    yield from _existing_faults(found.get("existing", []), names)
    yield from _group_faults(found.get("runs_together", []), names)


def positions(lines: list[object]) -> dict[str, int | None]:
    """Return the position of the line of each name, as the file refers to it; None for several."""
    found: dict[str, int | None] = {}
    for position, line in enumerate(lines):
        name = line.get("name") if isinstance(line, dict) else None
        if isinstance(name, str):
            key = clean_name(name)
            found[key] = None if key in found else position
    return found


def day(text: str) -> date | None:
    """Return the date a text says as YYYY-MM-DD, None for any other text."""
    try:
        found = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
    return found if found and EARLIEST_YEAR <= found.year <= LATEST_YEAR else None


def _organisation_faults(found: object, questions: Mapping[str, QuestionSpec]) -> Iterator[str]:
    yield from _object_faults("organisation", found, _NAMED)
    if isinstance(found, dict):
        if "name" in found:
            yield from _name_faults("organisation.name", found["name"], fewest=0)
        if "answers" in found:
            on = sheet(questions, ORGANISATION, UNKNOWN)
            yield from _answers_faults("organisation.answers", found["answers"], on)


def _lines_faults(found: object, questions: Mapping[str, QuestionSpec]) -> Iterator[str]:
    yield from _list_faults("lines", found, MOST_LINES)
    on = sheet(questions, LINE, UNKNOWN)
    for position, line in enumerate(_list(found)):
        place = f"lines[{position}]"
        yield from _object_faults(place, line, _NAMED, "name")
        if isinstance(line, dict):
            if "name" in line:
                yield from _name_faults(f"{place}.name", line["name"], fewest=1)
            if "answers" in line:
                yield from _answers_faults(f"{place}.answers", line["answers"], on)


def _answers_faults(place: str, found: object, on: Sheet) -> Iterator[str]:
    if isinstance(found, dict):
        yield from _repeated(place, found)
        yield from answer_faults(place, found, on)
    else:
        yield f"{place}: found {quoted(found)}; expected an object of questions and values"


def _year_end_faults(found: object) -> Iterator[str]:
    yield from _list_faults("year_ends", found, MOST_YEAR_ENDS)
    for position, end in enumerate(_list(found, MOST_YEAR_ENDS)):
        place = f"year_ends[{position}]"
        yield from _object_faults(place, end, _YEAR_END, *_YEAR_END)
        entries = end if isinstance(end, dict) else {}
        month, share = entries.get("month", 1), entries.get("share", 1)
        if type(month) is not int or not 1 <= month <= _LAST_MONTH:
            yield f"{place}.month: found {quoted(month)}; expected a whole number from 1 to 12"
        if type(share) not in (int, float) or not 0 <= share <= 1:
            yield f"{place}.share: found {quoted(share)}; expected a number from 0 to 1"


def _existing_faults(found: object, names: Mapping[str, int | None]) -> Iterator[str]:
    yield from _list_faults("existing", found, MOST_EXISTING)
    for position, report in enumerate(_list(found, MOST_EXISTING)):
        place = f"existing[{position}]"
        yield from _object_faults(place, report, _EXISTING, "report", "period_end")
        entries = report if isinstance(report, dict) else {}
        name = entries.get("report", EXISTING_REPORTS[0])
        if name not in EXISTING_REPORTS:
            yield f"{place}.report: {stray_word(name, EXISTING_REPORTS)}"
        kind = entries.get("type")
        if kind is not None and (type(kind) is not int or kind not in (1, 2)):
            yield f"{place}.type: found {quoted(kind)}; expected 1 or 2"
        if "period_end" in entries:
            yield from _day_faults(f"{place}.period_end", entries["period_end"])
        yield from _reference_faults(f"{place}.lines", entries.get("lines", []), names)


def _group_faults(found: object, names: Mapping[str, int | None]) -> Iterator[str]:
    yield from _list_faults("runs_together", found, MOST_LINES)
    for position, group in enumerate(_list(found)):
        yield from _reference_faults(f"runs_together[{position}]", group, names)


def _reference_faults(place: str, found: object, names: Mapping[str, int | None]) -> Iterator[str]:
    yield from _list_faults(place, found, MOST_LINES)
    for position, name in enumerate(_list(found)):
        key = clean_name(name) if isinstance(name, str) else quoted(name)
        if not isinstance(name, str) or key not in names:
            yield (
                f"{place}[{position}]: found {quoted(name)}; "
                f"expected the name of a line of this file{near(key, names)}"
            )
        elif names[key] is None:
            yield (
                f"{place}[{position}]: found {quoted(name)}, the name of several lines; "
                "expected a name that one line has"
            )


def _object_faults(
    place: str, found: object, known: tuple[str, ...], *required: str
) -> Iterator[str]:
    if not isinstance(found, dict):
        yield f"{place}: found {quoted(found)}; expected an object with {', '.join(known)}"
        return
    yield from _repeated(place, found)
    for key in found:
        if key not in known:
            yield f"{place}: {stray_word(key, known)}"
    for key in required:
        if key not in found:
            yield f"{place}: found no {quoted(key)}; expected one"


def _repeated(place: str, found: dict[str, object]) -> Iterator[str]:
    if isinstance(found, Repeating):
        yield f"{place}: found {quoted(found.repeated)} twice; expected it once"


def _list_faults(place: str, found: object, most: int) -> Iterator[str]:
    if not isinstance(found, list):
        yield f"{place}: found {quoted(found)}; expected a list"
    elif len(found) > most:
        yield f"{place}: found {len(found):,} entries; expected at most {most:,}"


def _list(found: object, most: int = MOST_LINES) -> list[object]:
    """Return the entries of a list; none of what is no list or too long, a fault already."""
    return found if isinstance(found, list) and len(found) <= most else []


def _name_faults(place: str, found: object, *, fewest: int) -> Iterator[str]:
    if not isinstance(found, str) or not fewest <= len(clean_name(found)) <= LONGEST_NAME:
        yield (
            f"{place}: found {quoted(found)}; "
            f"expected a text of {fewest} to {LONGEST_NAME} characters"
        )


def _day_faults(place: str, found: object) -> Iterator[str]:
    if not isinstance(found, str) or day(found) is None:
        yield (
            f"{place}: found {quoted(found)}; expected a date as YYYY-MM-DD "
            f"in the years {EARLIEST_YEAR} to {LATEST_YEAR}"
        )
