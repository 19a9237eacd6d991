"""Timing in fair turns: every contender runs in each round, and ratios are taken round by round."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping


def rounds(contenders: Mapping[str, Callable[[], object]], count: int) -> dict[str, list[float]]:
    """Return the seconds of each contender, one figure per round, after one round uncounted."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(count + 1):
        for name, work in contenders.items():
            gc.collect()
            start = time.perf_counter()
            work()
            spent = time.perf_counter() - start
            if number:
                times[name].append(spent)
    return times


def median_ratio(one: list[float], other: list[float]) -> float:
    """The median of the ratios one / other, pair by pair."""
    return statistics.median(a / b for a, b in zip(one, other, strict=True))


def row(name: str, value: str, aim: str = "", *, other: str = "") -> None:
    """Print a line of the result, with what is aimed at or another figure beside it."""
    beside = f"aim: {aim}" if aim else other
    print(f"{name:<58} {value:>22}   {beside}".rstrip())
