"""From the files of a pack to its typed blocks, every fault kept with its place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec

from socdesk.decision import rules, words
from socdesk.decision.faults import Fault
from socdesk.decision.source import File, Place

T = TypeVar("T", bound=msgspec.Struct)

BLOCKS: Mapping[str, type[msgspec.Struct]] = {
    "fact": rules.Fact,
    "table": rules.Table,
    "trap": rules.Flag,
    "hint": rules.Flag,
    "remark": rules.Flag,
    "contradiction": rules.Flag,
    "monotone": rules.Monotone,
    "source": rules.Source,
    "column": rules.ComparisonColumn,
    "row": rules.ComparisonRow,
    "type_column": rules.ComparisonColumn,
    "type_row": rules.ComparisonRow,
    "phase": rules.PhaseRange,
    "preparation": rules.Preparation,
    "deadline": rules.Deadline,
    "limit": rules.Limit,
}
"""What may stand in the rule files: arrays of blocks by their key."""

WORDS: Mapping[str, type[msgspec.Struct]] = {
    "questions": words.QuestionWords,
    "reasons": words.Reasons,
    "notes": words.Notes,
    "terms": words.Terms,
    "headlines": words.Headlines,
    "comparison": words.ComparisonWords,
    "glossary": words.Glossary,
    "misconceptions": words.Misconceptions,
    "memo": words.MemoWords,
    "timeline": words.TimelineWords,
    "bundles": words.BundleWords,
}
"""What must stand in the language folder: a file each."""

_PATH = re.compile(r" - at `(?:key in )?\$(.*)`$")
_STEP = re.compile(r"\.([A-Za-z0-9_-]+)|\[(\d+)\]|\[\.\.\.\]")
_FIELD = re.compile(r"unknown field `([^`]*)`")


class Located(msgspec.Struct, frozen=True):
    """A block with the file and place it came from."""

    value: Any
    file: File
    place: Place

    def fault(
        self, id_: str, found: str, expected: str, *inside: str | int, example: str = ""
    ) -> Fault:
        """A fault in this block, at the line of the place inside it."""
        line = self.file.line(*self.place, *inside)
        return Fault(self.file.name, line, id_, found, expected, example)


@dataclass
class Blocks:
    """Everything decoded from a pack, by kind, in file order."""

    identity: Located | None = None
    by_kind: dict[str, list[Located]] = field(default_factory=dict)
    words: dict[str, Located] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def of(self, kind: str) -> list[Located]:
        """The blocks of one kind."""
        return self.by_kind.get(kind, [])


def decode(files: Mapping[str, File]) -> Blocks:
    """Decode every file of a pack; faults are gathered, never raised."""
    blocks = Blocks()
    language = "en"
    identity = files.get("pack.toml")
    if identity is None:
        blocks.faults.append(Fault("pack.toml", 1, "pack", "no such file", "the pack's identity"))
    else:
        value = _convert(identity.data, rules.Identity, identity, (), "pack", blocks.faults)
        if value is not None:
            blocks.identity = Located(value, identity, ())
            language = value.language
    for name, file in files.items():
        if "/" not in name and name != "pack.toml":
            _decode_rules(file, blocks)
    for topic, kind in WORDS.items():
        name = f"{language}/{topic}.toml"
        if name not in files:
            blocks.faults.append(Fault(name, 1, topic, "no such file", f"the words of {topic}"))
            continue
        words_of = _convert(files[name].data, kind, files[name], (), topic, blocks.faults)
        if words_of is not None:
            blocks.words[topic] = Located(words_of, files[name], ())
    return blocks


def _decode_rules(file: File, blocks: Blocks) -> None:
    for key, entries in file.data.items():
        kind = BLOCKS.get(key)
        if kind is None or not isinstance(entries, list):
            blocks.faults.append(
                Fault(file.name, file.line(key, 0), key, f"unknown key `{key}`", _one_of(BLOCKS))
            )
            continue
        for index, entry in enumerate(entries):
            place: Place = (key, index)
            name = str(entry.get("id", key)) if isinstance(entry, dict) else key
            value = _convert(entry, kind, file, place, name, blocks.faults)
            if value is not None:
                blocks.by_kind.setdefault(key, []).append(Located(value, file, place))


def _convert(
    data: Any, kind: type[T], file: File, place: Place, name: str, faults: list[Fault]
) -> T | None:
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        message = str(error)
        path = _PATH.search(message)
        inside = _steps(path[1]) if path else ()
        reason = _PATH.sub("", message)
        unknown = _FIELD.search(reason)
        if unknown:
            inside = (*inside, unknown[1])
            found, expected = f"unknown key `{unknown[1]}`", _one_of(_fields(kind, inside[:-1]))
        else:
            found, expected = f"wrong type or missing key: {reason}", "the form of its kind"
            wrong = re.match(r"Expected `([^`]*)`, got `([^`]*)`", reason)
            missing = re.match(r"Object missing required field `([^`]*)`", reason)
            if wrong:
                found, expected = f"wrong type: {wrong[2]}", wrong[1]
            elif missing:
                found, expected = "a missing key", f"the key `{missing[1]}`"
        line = file.line(*place, *inside)
        faults.append(Fault(file.name, line, _named(data, inside, name), found, expected))
        return None


def _named(data: Any, inside: Place, name: str) -> str:
    """The id of the innermost block on the way to a fault: a row's rather than its table's."""
    for step in inside:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            name = data["id"]
    return name


def _steps(path: str) -> Place:
    found: list[str | int] = []
    for key, index in _STEP.findall(path):
        if key:
            found.append(key)
        elif index:
            found.append(int(index))
    return tuple(found)


def _fields(kind: type[msgspec.Struct], inside: Place) -> tuple[str, ...]:
    if "rows" in inside and kind is rules.Table:
        return rules.Row.__struct_fields__
    return kind.__struct_fields__


def _one_of(names: Any) -> str:
    return "one of " + ", ".join(names)
