"""How fast lines are decided: complete lines beside zen-engine, files with JSON, half a line."""

import random
import statistics
import tempfile
import time
from pathlib import Path

import msgspec
import zen

from socdesk import cli
from socdesk.decision.builtin import builtin
from socdesk.decision.judge import known_answers
from socdesk.decision.pack import Pack
from socdesk.decision.reading import Reading
from socdesk.decision.walk import complete_numbers, complete_outcomes
from tests.benchmarks.figures import median_ratio, rounds, row
from tests.benchmarks.zen_tables import field, graph

LINES = 20_000
ROUNDS = 5
Line = dict[str, str]
SHARE_OF_ZEN = 20
"""One line in so many is timed with zen-engine; all are compared."""


def run() -> None:
    """Print the figures."""
    pack = builtin()
    answers = _lines(pack)
    known = [known_answers(pack, line) for line in answers]
    decision = zen.ZenEngine().create_decision(graph(pack))
    _compare(pack, answers, known, decision)
    _complete(pack, answers, known, decision)
    _files(pack, answers)
    _half(pack)


def _lines(pack: Pack) -> list[dict[str, str]]:
    """Distinct random complete lines, each with an organisation's answers of its own."""
    rng = random.Random(20_261_123)
    found: dict[tuple[str, ...], dict[str, str]] = {}
    while len(found) < LINES:
        line = {fact.id: rng.choice(fact.values) for fact in pack.facts}
        found[tuple(line.values())] = line
    return list(found.values())


def _compare(
    pack: Pack,
    answers: list[dict[str, str]],
    known: list[tuple[int, ...]],
    decision: zen.ZenDecision,
) -> None:
    different = 0
    for line, numbers in zip(answers, known, strict=True):
        theirs = decision.evaluate(dict(line))["result"]
        ours = complete_outcomes(pack, numbers)
        different += any(theirs[field(root)] != value for root, value in ours.items())
    row(f"results that differ from zen-engine, of {LINES:,}", str(different), "0")


def _complete(
    pack: Pack,
    answers: list[dict[str, str]],
    known: list[tuple[int, ...]],
    decision: zen.ZenDecision,
) -> None:
    walks = pack.outcome_walks
    sample = answers[::SHARE_OF_ZEN]

    def ours() -> None:
        for numbers in known:
            complete_numbers(walks, numbers)

    def theirs() -> None:
        for line in sample:
            decision.evaluate(line)

    times = rounds({"ours": ours, "zen": theirs}, ROUNDS)
    rate = LINES / statistics.median(times["ours"])
    row(f"complete lines decided a second ({len(walks)} outcomes each)", f"{rate:,.0f}", "100,000")
    zen_rate = len(sample) / statistics.median(times["zen"])
    row("zen-engine on the same tables", f"{zen_rate:,.0f}")
    ratio = median_ratio(times["zen"], times["ours"]) * LINES / len(sample)
    row("ratio", f"{ratio:,.0f} times", "50 times")


def _files(pack: Pack, answers: list[dict[str, str]]) -> None:
    """From an answer file on the disk to the JSON on standard output, in one process."""
    inside = [fact.id for fact in pack.facts if fact.scope != "organisation"]
    outside = [fact.id for fact in pack.facts if fact.scope == "organisation"]
    lines = [
        {"name": f"line {number}", "answers": {name: line[name] for name in inside}}
        for number, line in enumerate(answers)
    ]
    organisation = {"name": "client", "answers": {name: answers[0][name] for name in outside}}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.json"
        path.write_bytes(msgspec.json.encode({"organisation": organisation, "lines": lines}))
        spent = []
        made = b""
        for _ in range(3):
            start = time.perf_counter()
            made = cli.answer(["decide", str(path), "--format", "json"])
            spent.append(time.perf_counter() - start)
    row(f"lines a second from file to JSON ({len(made) / 1e6:.0f} MB)",
        f"{LINES / statistics.median(spent):,.0f}", "5,000")  # fmt: skip


def _half(pack: Pack) -> None:
    rng = random.Random(1)
    spent = []
    for _ in range(500):
        line = {fact.id: rng.choice(fact.values) for fact in pack.facts if rng.random() < 0.5}
        known = known_answers(pack, line)
        start = time.perf_counter()
        reading = Reading(pack.diagram, known)
        for root in pack.outcome_roots:
            reading.values(root)
        reading.relevant(pack.outcome_roots)
        reading.at_most(pack.level_roots, pack.organisation_levels)
        reading.at_most(pack.outcome_roots, pack.organisation_levels)
        spent.append(time.perf_counter() - start)
    row("sets, relevance and N of a half-answered line",
        f"{statistics.median(spent) * 1e3:.2f} ms", "under 1 ms")  # fmt: skip
