"""How fast advice is explained: flips of complete lines, and the state of partial ones."""

import random
import statistics
import time
from collections.abc import Callable

from socdesk.decision.builtin import builtin
from socdesk.decision.changing import flips_of
from socdesk.decision.explaining import explain
from socdesk.decision.judge import judge
from socdesk.decision.pack import Pack
from socdesk.decision.reading import Reading
from tests.benchmarks.figures import row

LINES = 2_000
Known = tuple[int, ...]


def run() -> None:
    """Print the figures: each line is met for the first time, as in a meeting."""
    pack = builtin()
    rng = random.Random(20_261_123)
    complete = [_line(pack, rng, 1) for _ in range(LINES)]
    partial = [_line(pack, rng, 0.5) for _ in range(LINES)]

    def flips(known: Known) -> None:
        flips_of(pack, known, 1)
        flips_of(pack, known, 2)

    def state(known: Known) -> None:
        reading = Reading(pack.diagram, known)
        reading.relevant(pack.outcome_roots)
        reading.at_most(pack.level_roots, pack.organisation_levels)
        reading.at_most(pack.outcome_roots, pack.organisation_levels)

    def whole(known: Known) -> None:
        explain(pack, known, judge(pack, known))

    _print("all single and double flips of a complete line", complete, flips, "under 1 ms")
    _print("state, relevance and N of a half-answered line", partial, state, "under 4 ms")
    _print("judged and explained, half-answered", partial, whole, "")


def _line(pack: Pack, rng: random.Random, share: float) -> Known:
    return tuple(
        rng.randrange(len(fact.values)) if rng.random() < share else -1 for fact in pack.facts
    )


def _print(name: str, lines: list[Known], work: Callable[[Known], None], aim: str) -> None:
    spent = []
    for known in lines:
        start = time.perf_counter()
        work(known)
        spent.append(time.perf_counter() - start)
    figure = f"{statistics.median(spent) * 1e3:.2f} ms (worst {max(spent) * 1e3:.1f})"
    row(name, figure, aim)
