"""The reference cases of the pack (domain.md 11.8 and the worked examples), read for tests."""

import tomllib
from dataclasses import dataclass
from typing import Any

from socdesk.decision.advice import Case, LineCase
from socdesk.paths import resource


@dataclass(frozen=True)
class Reference:
    """A case with what it must come to; `expected` has an entry per line, as in the file."""

    id: str
    case: Case
    expected: tuple[dict[str, Any], ...]
    organisation: dict[str, Any]


def references() -> list[Reference]:
    """Every reference case, in the order of the files."""
    found = []
    for path in sorted(resource("pack/cases").glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            lines = tuple(LineCase(line["name"], line["answers"]) for line in entry["lines"])
            found.append(
                Reference(
                    entry["id"],
                    Case(entry["title"], entry["organisation"], lines),
                    tuple(line["expected"] for line in entry["lines"]),
                    entry["organisation_expected"],
                )
            )
    return found
