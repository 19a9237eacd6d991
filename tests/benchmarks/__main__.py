"""`python -m tests.benchmarks latency|decide|explain|start|walk`."""

import importlib
import sys

BENCHMARKS = ("latency", "decide", "explain", "start", "walk")


def main() -> int:
    """Run the benchmarks named, or say which there are."""
    names = sys.argv[1:]
    if not names or any(name not in BENCHMARKS for name in names):
        print(f"usage: python -m tests.benchmarks {'|'.join(BENCHMARKS)}")
        return 2
    for name in names:
        print(f"== {name}")
        importlib.import_module(f"tests.benchmarks.{name}").run()
    return 0


sys.exit(main())
