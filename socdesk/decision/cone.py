"""The part of the diagram below one root, as many lines look at it.

Values of a fact that lead to the same children wherever the root meets them are one class:
whatever holds with one of them holds with each. A root has few classes, so what is worked out
is remembered by them.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

from msgspec import Struct

from socdesk.decision.diagram import Diagram

Seen = tuple[int, ...]
"""The given answers a part of the diagram tests, in its order: the first value number of each
answer's class, -1 for none."""

REMEMBERED = 1 << 17
"""Results kept over all roots; the lines of one client mostly agree in what a root sees."""


class Node(Struct, frozen=True):
    """A test as seen from above: its level as a bit, and its children by value.

    `branches` gives each child once, with what picks the answers that it tests.
    """

    bit: int
    children: tuple[int, ...]
    branches: tuple[tuple[int, Callable[[Seen], Seen]], ...]


class Cone:
    """All that one root tests; it equals only itself, so that results can be remembered by it.

    `classes` gives for each level it tests, in order, the first value of each value's class,
    with -1 in the last place: no answer stays no answer.
    """

    def __init__(self, diagram: Diagram, root: str) -> None:
        self.root = diagram.roots[root]
        below = _levels_below(diagram, self.root)
        self.classes = _classes(diagram, below)
        self.nodes = {
            ref: Node(
                1 << diagram.nodes[ref][0],
                diagram.nodes[ref][1],
                tuple(
                    (child, _picker([levels.index(level) for level in below.get(child, ())]))
                    for child in dict.fromkeys(diagram.nodes[ref][1])
                ),
            )
            for ref, levels in below.items()
        }

    def seen(self, known: Sequence[int]) -> Seen:
        """Return what the root sees of `known`: a value number per level of the pack, or -1."""
        return tuple([of[known[level]] for level, of in self.classes])

    def reached(self, seen: Seen) -> int:
        """Return the set of leaf numbers over all completions, as a bit mask."""
        return _reached(self, self.root, seen)


@lru_cache(maxsize=REMEMBERED)
def _reached(cone: Cone, ref: int, seen: Seen) -> int:
    if ref < 0:
        return 1 << (-1 - ref)
    node, given = cone.nodes[ref], seen[0]
    found = 0
    for child, pick in node.branches:
        if given < 0 or node.children[given] == child:
            found |= _reached(cone, child, pick(seen))
    return found


def _levels_below(diagram: Diagram, root: int) -> dict[int, tuple[int, ...]]:
    """For each node the root reaches, the levels tested from it on, its own first."""
    found: dict[int, tuple[int, ...]] = {}

    def visit(ref: int) -> tuple[int, ...]:
        if ref < 0:
            return ()
        if ref not in found:
            level, children = diagram.nodes[ref]
            below = {each for child in children for each in visit(child)}
            found[ref] = (level, *sorted(below))
        return found[ref]

    visit(root)
    return found


def _classes(
    diagram: Diagram, nodes: Mapping[int, tuple[int, ...]]
) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """For each level tested by `nodes`: the first value of each value's class, and -1 for -1."""
    columns: dict[int, list[tuple[int, ...]]] = {}
    for ref in nodes:
        level, children = diagram.nodes[ref]
        before = columns.get(level, [()] * len(children))
        columns[level] = [(*told, child) for told, child in zip(before, children, strict=True)]
    return tuple(
        (level, (*map(column.index, column), -1)) for level, column in sorted(columns.items())
    )


def _picker(places: Sequence[int]) -> Callable[[Seen], Seen]:
    if len(places) > 1:
        return itemgetter(*places)

    def pick(seen: Seen) -> Seen:
        return tuple([seen[place] for place in places])

    return pick
