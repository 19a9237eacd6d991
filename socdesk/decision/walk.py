"""The quickest reading: every answer given, one outcome per output."""

from collections.abc import Sequence
from typing import Any

from socdesk.decision.pack import Pack


def complete_outcomes(pack: Pack, known: Sequence[int]) -> dict[str, str]:
    """Return the outcome of every table, and "raised" or "silent" for every flag, by root.

    Every fact must be answered: a missing answer (-1) would be read as its last value.
    """
    labels = pack.outcome_labels
    numbers = complete_numbers(pack.outcome_walks, known)
    return {
        root: values[number] for (root, values), number in zip(labels.items(), numbers, strict=True)
    }


def complete_numbers(walks: Sequence[Any], known: Sequence[int]) -> list[int]:
    """Return the leaf number of each root, walked as nested tuples (see `diagram.nested`)."""
    found = []
    for node in walks:
        while type(node) is tuple:
            node = node[known[node[0]] + 1]  # noqa: PLW2901 - the walk itself
        found.append(node)
    return found
