"""Writes resources/examples from the reference cases: `python -m tests.make_examples`.

The same cases give the same bytes: ids come from the case's own id, times from a fixed day.
"""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from socdesk.engagement.changes import add_line, rename_client, with_answer
from socdesk.engagement.codec import encode
from socdesk.engagement.model import Engagement

RESOURCES = Path(__file__).parents[1] / "resources"
CASE_FILES = ("examples.toml", "none.toml")
CLIENTS: Mapping[str, str] = {
    "bank": "A bank",
    "payroll-processor": "A payroll processor",
    "loan-servicing-company": "A loan servicer",
    "cloud-hosting": "A cloud hosting provider",
    "data-analytics": "A data analytics firm",
    "saas": "A SaaS company",
    "none-needed": "A company that needs none",
}
"""The name each example carries in place of a client's."""

ONCE_FOR_ALL = ("timing_evidence", "timing_deadline", "timing_reader")
"""S18 to S20: asked in the first line that needs them, and kept for all."""

_FIRST_ANSWER = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
_BETWEEN_ANSWERS = timedelta(seconds=20)


def example_cases() -> dict[str, dict[str, Any]]:
    """Return the cases the examples are made of, by id."""
    cases: list[dict[str, Any]] = []
    for name in CASE_FILES:
        text = (RESOURCES / "pack" / "cases" / name).read_text("utf-8")
        cases += tomllib.loads(text)["case"]
    return {case["id"]: case for case in cases if case["id"] in CLIENTS}


def example_engagement(case: Mapping[str, Any]) -> Engagement:
    """Return a case as an engagement: all its lines, all its answers, no notes."""
    name = case["id"]
    times = _times()
    identity = hashlib.sha256(f"example {name}".encode()).hexdigest()[:32]
    engagement = rename_client(Engagement(id=identity, example=name), CLIENTS[name])
    common = _common(case["lines"])
    for question, value in {**case["organisation"], **common}.items():
        engagement = with_answer(engagement, None, question, value, next(times))
    for line in case["lines"]:
        engagement = add_line(engagement, line["name"], next(times))
        made = engagement.lines[-1].id
        for question, value in line["answers"].items():
            if common.get(question) != value:
                engagement = with_answer(engagement, made, question, value, next(times))
    return engagement


def _common(lines: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """What is answered once for all lines: the first line's word; a line that differs says so."""
    first = lines[0]["answers"]
    return {question: first[question] for question in ONCE_FOR_ALL if question in first}


def example_files() -> dict[str, bytes]:
    """Return what resources/examples holds: file names and contents."""
    return {
        f"{name}.socdesk": encode(example_engagement(case))
        for name, case in example_cases().items()
    }


def write_examples(folder: Path) -> None:
    """Write every example into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in example_files().items():
        (folder / name).write_bytes(data)


def _times() -> Iterator[datetime]:
    moment = _FIRST_ANSWER
    while True:
        yield moment
        moment += _BETWEEN_ANSWERS


if __name__ == "__main__":
    write_examples(RESOURCES / "examples")
