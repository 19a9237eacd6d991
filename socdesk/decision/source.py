"""TOML files of a pack, read within bounds and with the line of every block, key and element."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from socdesk.decision.faults import Fault

MAX_BYTES = 2 * 1024 * 1024
"""Upper bound of all files of a pack together."""

_MAX_KEY_PARTS = 16
_MAX_DEPTH = 16
_STRING = re.compile(r'"""|\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'')
_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*((?:[A-Za-z0-9_-]+|\"[^\"\n]*\"|'[^'\n]*')(?:\s*\.\s*[A-Za-z0-9_-]+)*)\s*=")
_POSITION = re.compile(r"\(at line (\d+), column \d+\)")

Place = tuple[str | int, ...]


class File(Struct, frozen=True):
    """A parsed file: its name inside the pack, its data, and the line of each place in it."""

    name: str
    data: Mapping[str, Any]
    lines: Mapping[Place, int]

    def line(self, *place: str | int) -> int:
        """The line of a place such as ("table", 3, "rows", 2), or of what holds it."""
        at: Place = place
        while at and at not in self.lines:
            at = at[:-1]
        return self.lines.get(at, 1)


def read_files(texts: Mapping[str, str]) -> tuple[dict[str, File], list[Fault]]:
    """Parse every file (name to text); what does not parse is a fault and left out."""
    files: dict[str, File] = {}
    faults: list[Fault] = []
    for name in sorted(texts):
        text = texts[name]
        fault = _beyond_bounds(name, text)
        if fault:
            faults.append(fault)
            continue
        try:
            data = tomllib.loads(text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            faults.append(_broken(name, text, error))
            continue
        files[name] = File(name, data, _locate(text))
    return files, faults


def read_folder(folder: Path) -> tuple[dict[str, str], list[Fault]]:
    """Read the TOML files of a pack folder as text, its language folders and cases included."""
    texts: dict[str, str] = {}
    faults: list[Fault] = []
    size = 0
    paths = sorted(folder.glob("*.toml")) + sorted(folder.glob("*/*.toml"))
    if not paths:
        faults.append(Fault(str(folder), 1, "pack", "no TOML file", "pack.toml and its companions"))
    for path in paths:
        name = path.relative_to(folder).as_posix()
        size += path.stat().st_size
        if size > MAX_BYTES:
            faults.append(
                Fault(name, 1, "pack", f"more than {MAX_BYTES} bytes in all files", "fewer")
            )
            break
        try:
            texts[name] = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            faults.append(Fault(name, line, "file", "bytes that are not UTF-8", "UTF-8 text"))
    return texts, faults


def _broken(name: str, text: str, error: Exception) -> Fault:
    message = str(error) or "nested too deeply"
    found = _POSITION.search(message)
    line = int(found[1]) if found else text.count("\n") + 1
    plain = _POSITION.sub("", message).replace("(at end of document)", "at the end").strip()
    return Fault(name, line, "file", f"broken TOML: {plain}", "well-formed TOML")


def _beyond_bounds(name: str, text: str) -> Fault | None:
    """Refuse what would cost the parser far more than its size: long dotted keys, deep nesting."""
    depth = 0
    for number, raw in enumerate(text.split("\n"), start=1):
        line = _STRING.sub('""', raw).partition("#")[0]
        if line.partition("=")[0].count(".") >= _MAX_KEY_PARTS:
            return Fault(name, number, "file", "a key of many parts", f"at most {_MAX_KEY_PARTS}")
        for character in line:
            depth += (character in "[{") - (character in "]}")
            if depth > _MAX_DEPTH:
                return Fault(name, number, "file", "deep nesting", f"at most {_MAX_DEPTH} levels")
    return None


def _locate(text: str) -> dict[Place, int]:
    """Map places to lines: headers, keys, and the elements of arrays that span lines."""
    lines: dict[Place, int] = {}
    counts: dict[str, int] = {}
    here: Place = ()
    depth = 0
    array: Place = ()
    element = 0
    block = ""
    for number, raw in enumerate(text.split("\n"), start=1):
        if block:
            block = "" if block in raw else block
            continue
        line = _STRING.sub('""', raw).partition("#")[0]
        if depth == 0:
            header = _HEADER.match(raw) if line.lstrip().startswith("[") else None
            if header:
                here = _enter(header, counts, lines, number)
                continue
            key = _KEY.match(raw)
            if key:
                array, element = (*here, *_parts(key[1])), 0
                lines[array] = number
        elif line.strip() and depth == 1 and not line.lstrip().startswith("]"):
            lines[(*array, element)] = number
            element += 1
        depth += sum(line.count(sign) for sign in "[{") - sum(line.count(sign) for sign in "]}")
        for mark in ('"""', "'''"):
            if raw.count(mark) % 2:
                block = mark
    return lines


def _enter(
    header: re.Match[str], counts: dict[str, int], lines: dict[Place, int], number: int
) -> Place:
    parts = _parts(header[2])
    if header[1] == "[[" and len(parts) == 1:
        index = counts.get(parts[0], 0)
        counts[parts[0]] = index + 1
        here: Place = (parts[0], index)
    elif parts[0] in counts:
        here = (parts[0], counts[parts[0]] - 1, *parts[1:])
    else:
        here = tuple(parts)
    lines[here] = number
    return here


def _parts(key: str) -> list[str]:
    if key[0] in "\"'":
        return [key.strip("\"'")]
    return [part.strip() for part in key.split(".")]
