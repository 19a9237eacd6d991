"""From the packaged program's start to the first painted question, beside a bare wizard.

Both are packaged with the same trims; each start ends by itself once its page is painted. Cold
starts empty the page cache first, which only root can ask the kernel for.
"""

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.benchmarks.figures import row
from tests.frozen.building import build, make_environment

STARTS = 11
CACHE = Path("/proc/sys/vm/drop_caches")


def run() -> None:
    """Build both, then print their starts, warm and cold, and the ratios."""
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        environment = make_environment(folder / "environment")
        real = build(environment, "build.spec", folder / "real") / "socdesk" / "socdesk"
        bare = build(environment, "tests/benchmarks/bare.spec", folder / "bare") / "bare" / "bare"
        commands = {
            "SOC Desk": [str(real), "--example", "bank", "--until-painted"],
            "bare": [str(bare)],
        }
        _print("warm", commands, cold=False)
        if os.access(CACHE, os.W_OK):
            _print("cold", commands, cold=True)
        else:
            print("cold starts left out: the page cache is not ours to empty")


def _print(name: str, commands: Mapping[str, Sequence[str]], *, cold: bool) -> None:
    spent: dict[str, list[float]] = {who: [] for who in commands}
    for number in range(STARTS + 1):
        for who, command in commands.items():
            if cold:
                os.sync()
                CACHE.write_text("3")
            start = time.perf_counter()
            subprocess.run(command, check=True, env=_environment(), stderr=subprocess.DEVNULL)
            if number:
                spent[who].append(time.perf_counter() - start)
    for who, seconds in spent.items():
        row(f"{name} start, {who}", f"{statistics.median(seconds) * 1e3:.0f} ms")
    pairs = zip(spent["SOC Desk"], spent["bare"], strict=True)
    row(f"{name} ratio", f"{statistics.median(a / b for a, b in pairs):.2f}", "at most 1.3")


def _environment() -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
