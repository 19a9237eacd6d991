"""Answers that came back, in a Word form or in JSON, read as hostile input and never taken here.

A Word form is a file with a table of two columns: in the left cell a paragraph that is a key such
as `line-1/users` or `organisation/readers`, in the right cell one of the question's answers, in
its words, by its number, or as the pack spells it; capitals and punctuation do not matter. An
empty right cell says nothing. The row `person` says who answers, a paragraph `form/...` for which
engagement the form was made.

JSON is one object: `{"answers": {"line-1/users": "organisations", "organisation/readers": null},
"person": "Ms Ruiz", "form": "3f2a9c01d4e7"}`. Only `answers` must be there; the values are as in
the right cells, and null, "" and "unknown" say nothing.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from socdesk.decision.pack import Pack
from socdesk.engagement.disk import read_whole
from socdesk.engagement.errors import TooLargeFile
from socdesk.engagement.model import LONGEST_NAME, Engagement
from socdesk.engagement.taking import Told
from socdesk.engagement.text import clean_name, near, quoted
from socdesk.report.asking.answer_words import Known, Words, shown, split
from socdesk.report.asking.form import FORM_MARK, PERSON_KEY, mark_of
from socdesk.report.errors import ReportError

if TYPE_CHECKING:
    from socdesk.report.word.tables import WordRow

LARGEST_ANSWERS = 16 << 20
"""Bytes; a larger file is no form and is not read."""

MOST_FAULTS = 100
"""Faults named at once; a file with more is wrong as a whole."""

MOST_ANSWERS = 600
"""Entries of a file, so that each can be looked at; no form of ours has as many."""

_LARGEST_JSON = 2 << 20
_MOST_CONTAINERS = 100
"""Lists and objects in the JSON; the closed shape has two, and texts may hold brackets."""

_COLUMNS = 2
_ZIP = b"PK"
_TOP = ("answers", PERSON_KEY, "form")


class AnswersBack(Struct, frozen=True):
    """What a file says: answers to look at, who gave them, and a sentence for each fault.

    `silent` counts the questions that were left empty. No faulty entry is among the answers.
    """

    answers: tuple[Told, ...]
    person: str
    faults: tuple[str, ...]
    silent: int


class _Entry(Struct, frozen=True):
    """A key and what stands beside it, as found, or the fault that stands for both."""

    key: str
    said: object = None
    fault: str = ""


class _Found(Struct, frozen=True):
    """A file's entries in order, with who answers and for which engagement it was made."""

    entries: tuple[_Entry, ...]
    person: str
    mark: str | None


def read_answers(path: Path, pack: Pack, engagement: Engagement) -> AnswersBack:
    """Return what a file answers of the questions of an engagement; nothing is changed.

    Content decides between Word and JSON. Raises `ReportError` with one sentence for what is
    neither, is out of bounds, or was made for another engagement, and `UnreadableFile` for what
    cannot be read at all.
    """
    try:
        data = read_whole(path, LARGEST_ANSWERS)
    except TooLargeFile as error:
        raise ReportError(str(error)) from error
    found = _of_word(data, path.name) if data.startswith(_ZIP) else _of_json(data, path.name)
    if found.mark is not None and found.mark.casefold() != mark_of(engagement.id):
        raise ReportError(
            f"{path.name} was not read: it was made for another engagement "
            f"({quoted(found.mark)}), not for this one."
        )
    if len(found.entries) > MOST_ANSWERS:
        raise ReportError(f"{path.name} was not read: it has more than {MOST_ANSWERS} answers.")
    read = _judged(found, Words(pack), Known(pack, engagement))
    if len(read.faults) > MOST_FAULTS:
        raise ReportError(
            f"{path.name} was not read: more than {MOST_FAULTS} of its entries are wrong, "
            f"the first being {read.faults[0]}"
        )
    return read


def _judged(found: _Found, words: Words, known: Known) -> AnswersBack:
    answers: list[Told] = []
    faults: list[str] = []
    silent = 0
    for key, same in _by_key(found.entries).items():
        if len(faults) > MOST_FAULTS:
            break
        fault = same[0].fault or known.fault(key)
        if len(same) > 1 and not fault:
            fault = f"{key}: found {len(same)} answers; expected one."
        if fault:
            faults.append(fault)
        elif words.says_nothing(same[0].said):
            silent += 1
        else:
            line, question = split(key)
            value = words.value(question, same[0].said)
            if value is None:
                faults.append(f"{key}: {words.fault(question, same[0].said)}.")
            else:
                answers.append(Told(line, question, value))
    person = clean_name(found.person)[:LONGEST_NAME].strip()
    return AnswersBack(tuple(answers), person, tuple(faults), silent)


def _by_key(entries: Sequence[_Entry]) -> dict[str, list[_Entry]]:
    """Return the entries of each key; each without a key stands for itself."""
    found: dict[str, list[_Entry]] = {}
    for entry in entries:
        found.setdefault(entry.key or entry.fault, []).append(entry)
    return found


# Word.


def _of_word(data: bytes, name: str) -> _Found:
    # lxml takes a while to load, and only a Word form needs it.
    from socdesk.report.word.tables import word_rows

    person, mark = "", None
    entries: list[_Entry] = []
    for row in word_rows(data, name):
        left = row.cells[0].paragraphs if row.cells else ()
        keys = tuple(text for text in left if text == PERSON_KEY or _is_key(text))
        right = row.cells[1].text if len(row.cells) > 1 else ""
        if keys and keys[0].startswith(FORM_MARK):
            mark = keys[0].removeprefix(FORM_MARK)
        elif keys == (PERSON_KEY,):
            person = right
        elif keys:
            entries.append(_Entry(keys[0], right, _shape_fault(row, keys)))
        elif right and row.number > 1:
            place = f"table {row.table}, row {row.number}"
            words = f"{place}: found {quoted(right)} beside no key; expected one such as"
            entries.append(_Entry("", fault=f"{words} line-1/users."))
    if not any(entry.key for entry in entries):
        raise ReportError(
            f"{name} was not read: it holds no table with keys of questions, such as "
            "line-1/users, in its left column."
        )
    return _Found(tuple(entries), person, mark)


def _is_key(text: str) -> bool:
    place, _, question = text.partition("/")
    return bool(place and question) and "/" not in question and len(text.split()) == 1


def _shape_fault(row: "WordRow", keys: Sequence[str]) -> str:
    """Return what is wrong with a row that has a key, "" for a row of two plain cells."""
    place = f"{shown(keys[0])} (table {row.table}, row {row.number})"
    if len(keys) > 1:
        return f"{place}: found a second key, {quoted(keys[1])}; expected one in a row."
    if any(cell.merged for cell in row.cells):
        return f"{place}: found merged cells; expected two plain ones."
    if len(row.cells) != _COLUMNS:
        return f"{place}: found {len(row.cells)} columns; expected two."
    return ""


# JSON.


def _of_json(data: bytes, name: str) -> _Found:
    raw = _plain_json(data, name)
    if not isinstance(raw, _Pairs):
        raise ReportError(f"{name} was not read: expected one object with {quoted('answers')}.")
    held = raw.once(name, "the file")
    for key in held:
        if key not in _TOP:
            expected = ", ".join(_TOP)
            raise ReportError(
                f"{name} was not read: found {quoted(key)}; expected one of {expected}"
                f"{near(key, _TOP)}."
            )
    answers = held.get("answers")
    if not isinstance(answers, _Pairs):
        raise ReportError(f"{name} was not read: expected {quoted('answers')} as an object.")
    texts: dict[str, str] = {}
    for key in (PERSON_KEY, "form"):
        value = held.get(key, "")
        if not isinstance(value, str):
            raise ReportError(f"{name} was not read: expected a text as {quoted(key)}.")
        texts[key] = value
    entries = tuple(_Entry(key, value) for key, value in answers.pairs)
    return _Found(entries, texts[PERSON_KEY], texts["form"] or None)


class _Pairs(dict[str, object]):
    """An object of JSON as it stands in the file, keys that come twice among its `pairs`."""

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        super().__init__(pairs)
        self.pairs = pairs

    def once(self, name: str, place: str) -> dict[str, object]:
        """Return the object; raises `ReportError` where a key stands in it twice."""
        if len(self) != len(self.pairs):
            raise ReportError(f"{name} was not read: a key stands twice in {place}.")
        return self


def _plain_json(data: bytes, name: str) -> object:
    if len(data) > _LARGEST_JSON:
        raise ReportError(
            f"{name} was not read: it is no Word file, and takes more than {_LARGEST_JSON:,} bytes."
        )
    if data.count(b"{") + data.count(b"[") > _MOST_CONTAINERS:
        raise ReportError(f"{name} was not read: it is nested far deeper than answers are.")
    try:
        return json.loads(
            data.decode("utf-8-sig"), object_pairs_hook=_Pairs, parse_constant=_no_number
        )
    except (ValueError, RecursionError) as error:
        # Not UTF-8, not JSON, or a number out of all bounds.
        raise ReportError(f"{name} was not read: it is neither a Word form nor JSON.") from error


def _no_number(word: str) -> object:
    raise ValueError(word)
