"""The command line: the same decisions without a window, so that a firm can script them.

Contracts: interfaces.md. A handler returns the whole answer, the same bytes on every system, or
raises `SocDeskError`, so that nothing is printed of a run that fails.
"""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from socdesk import __version__
from socdesk.decision import interchange, listing
from socdesk.decision.advice import Advice
from socdesk.decision.advise import advise, merged_answers
from socdesk.decision.builtin import builtin
from socdesk.decision.commission_words import commissions_told
from socdesk.decision.explaining import ExplainedLine, explain_case
from socdesk.decision.loading import load
from socdesk.decision.pack import Pack
from socdesk.decision.timeline.plan import plan
from socdesk.engagement.answer_file import AnswerFile, circumstances, read_case, read_either
from socdesk.engagement.errors import EngagementError
from socdesk.engagement.questions import of_pack
from socdesk.errors import SocDeskError
from socdesk.paths import resource

DONE = 0
REFUSED = 2
"""The exit code of a run whose input cannot be read or used."""

COMMANDS = ("decide", "report", "pack")

_FORMAT = 1
"""Counts up when the keys of the JSON answers cannot stay as they are."""


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of everything that starts with one of `COMMANDS`."""
    parser = argparse.ArgumentParser(prog="socdesk", allow_abbrev=False)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_decide(commands)
    _add_report(commands)
    _add_pack(commands)
    return parser


def run(arguments: Sequence[str]) -> int:
    """Run one command, print its answer, and return the exit code."""
    try:
        found = answer(arguments)
    except SocDeskError as error:
        return refuse(error)
    _print(found)
    return DONE


def answer(arguments: Sequence[str]) -> bytes:
    """Return what a command prints; raises `SocDeskError` for input that cannot be used."""
    given = build_parser().parse_args(arguments)
    handler: Callable[[argparse.Namespace], bytes] = given.handler
    with _without_collector():
        return handler(given)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Spare a command the search for reference cycles: advice has none, and is most of a heap."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def refuse(error: SocDeskError) -> int:
    """Print what is wrong, one sentence a line, and return the exit code that says so."""
    sys.stderr.write(f"{error}\n")
    return REFUSED


def version() -> str:
    """Return the versions of the program and of the pack that decides in it."""
    pack = builtin()
    return (
        f"SOC Desk {__version__}, rule pack {pack.id} {pack.version}, "
        f"standards checked {pack.standards_checked}"
    )


def _print(answer: bytes) -> None:
    """Write the answer as it is; a reader may stop listening early."""
    try:
        sys.stdout.buffer.write(answer)
        sys.stdout.flush()
    except BrokenPipeError:
        # What Python would flush at exit goes nowhere, instead of into a second error.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for its type


def _add_decide(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "decide",
        help="decide which reports each service line needs",
        description="Decide which SOC reports each service line of each file needs, and why.",
        allow_abbrev=False,
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="engagement or answers")
    parser.add_argument("--format", choices=("text", "json", "csv"), default="text")
    parser.add_argument(
        "--explain",
        action="store_true",
        help="tell too what would change each line, why not the rest, and by when",
    )
    _add_today(parser)
    parser.set_defaults(handler=_decide)


def _add_report(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "report",
        help="write the memo",
        description="Write the memo of an engagement as Word or PDF, by the ending of its name.",
        allow_abbrev=False,
    )
    parser.add_argument("file", metavar="FILE", help="engagement or answers")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="MEMO.docx|MEMO.pdf")
    _add_today(parser)
    parser.set_defaults(handler=_report)


def _add_today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--today",
        type=_day,
        default=date.today(),  # noqa: DTZ011 - the consultant's own day
        metavar="DATE",
        help="the day the memo speaks of, such as 2026-11-23, where the file names none",
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text} is no date; expected such as 2026-11-23"
        ) from None


def _add_pack(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("pack", help="prove a rule pack, list its questions")
    tasks = parser.add_subparsers(metavar="TASK", required=True)
    check = tasks.add_parser(
        "check",
        help="prove a rule pack and print what was counted",
        description="Prove a rule pack: total, unique, nothing dead or idle.",
        allow_abbrev=False,
    )
    check.add_argument(
        "folder", nargs="?", type=Path, metavar="DIR", help="a pack; the built-in one if left out"
    )
    check.set_defaults(handler=_pack_check)
    questions = tasks.add_parser(
        "questions",
        help="list the questions with their values",
        description="List the questions of the built-in pack, with the words an answer file uses.",
        allow_abbrev=False,
    )
    questions.add_argument("--format", choices=("text", "json"), default="text")
    questions.set_defaults(handler=_pack_questions)


def _decide(given: argparse.Namespace) -> bytes:
    pack = builtin()
    answers = _read_all(pack, given.files)
    results = [(file, advise(pack, answer.case)) for file, answer in answers]
    if given.format == "csv":
        return listing.rows(results).encode()
    explained = [
        _explained(pack, answer, advice, given.today) if given.explain else ()
        for (_, answer), (_, advice) in zip(answers, results, strict=True)
    ]
    told = [
        commissions_told(pack, advice, answer.runs_together, answer.own) if given.explain else None
        for (_, answer), (_, advice) in zip(answers, results, strict=True)
    ]
    own = [answer.own for _, answer in answers]
    if given.format == "text":
        rolled_up = [each or () for each in told]
        return listing.text(pack, results, explained, rolled_up, own).encode()
    found = [
        interchange.result(file, advice, lines, commissions, levels)
        for (file, advice), lines, commissions, levels in zip(
            results, explained, told, own, strict=True
        )
    ]
    return _json({"format": _FORMAT, "pack": _pack(pack), "results": found})


def _explained(
    pack: Pack, answer: AnswerFile, advice: Advice, today: date
) -> tuple[ExplainedLine, ...]:
    """Explain each line and plan its reports; a file without a "today" is planned from `today`."""
    case = answer.case
    explanations = explain_case(pack, case, advice, answer.assumed)
    return tuple(
        ExplainedLine(
            explanation,
            plan(
                pack,
                found,
                merged_answers(case, line),
                circumstances(answer, position, answer.today or today),
            ),
        )
        for position, (line, found, explanation) in enumerate(
            zip(case.lines, advice.lines, explanations, strict=True)
        )
    )


def _read_all(pack: Pack, files: Sequence[str]) -> list[tuple[str, AnswerFile]]:
    """Read every file, or raise one error with every fault of all of them."""
    questions = of_pack(pack)
    answers: list[tuple[str, AnswerFile]] = []
    refused: list[str] = []
    for file in files:
        try:
            answers.append((file, read_case(Path(file), questions)))
        except EngagementError as error:
            refused += [f"{file}: {fault}" for fault in error.faults]
    if refused:
        raise SocDeskError("\n".join(refused))
    return answers


def _report(given: argparse.Namespace) -> bytes:
    # Late: the writers take longer to load than all else, and no other command needs them.
    from socdesk.report.export import export_memo

    pack = builtin()
    try:
        found = read_either(Path(given.file), of_pack(pack))
    except EngagementError as error:
        raise SocDeskError("\n".join(f"{given.file}: {fault}" for fault in error.faults)) from error
    export_memo(pack, found, found.today or given.today, given.output)
    return f"{given.output}\n".encode()


def _pack_check(given: argparse.Namespace) -> bytes:
    pack = load(given.folder or resource("pack"))
    counts = pack.counts
    figures = {name: getattr(counts, name) for name in counts.__struct_fields__}
    lines = [f"Pack {pack.id} {pack.version} holds.", f"sha256: {pack.sha256}"]
    lines += [f"{name}: {figure}" for name, figure in figures.items()]
    return "".join(f"{line}\n" for line in lines).encode()


def _pack_questions(given: argparse.Namespace) -> bytes:
    pack = builtin()
    questions = [_question(pack, fact.id) for fact in pack.facts]
    if given.format == "json":
        return _json({"format": _FORMAT, "pack": _pack(pack), "questions": questions})
    blocks = []
    for question in questions:
        options = [f"    {option['value']}: {option['label']}" for option in question["options"]]
        head = f"{question['id']} ({question['reference']}, {question['scope']})"
        blocks.append("\n".join([head, f"  {question['text']}", *options, ""]))
    return "\n".join(blocks).encode()


def _question(pack: Pack, name: str) -> dict[str, Any]:
    fact, words = pack.fact(name), pack.words.questions[name]
    return {
        "id": fact.id,
        "reference": fact.reference,
        "scope": fact.scope,
        "group": pack.words.terms.groups[fact.group],
        "text": words.text,
        "why": words.why,
        "example": words.example,
        "who_knows": words.who_knows,
        "options": [{"value": value, "label": words.options[value].label} for value in fact.values],
    }


def _pack(pack: Pack) -> dict[str, str]:
    return {"id": pack.id, "version": pack.version, "sha256": pack.sha256}


def _json(answer: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(answer), indent=2) + b"\n"
