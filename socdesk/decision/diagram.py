"""The one structure behind every answer: a shared, reduced, ordered multi-valued diagram.

A node tests one fact and has a child per value; levels stand in the pack's question order. A
reference that is not negative names a node; a negative one is a leaf: leaf k is `-1 - k`.
Tables are compiled with sets of rows as leaves, so that the same compile is the proof
(`prove`) and, with rows mapped to outcomes, the product.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct

SPOILED = -1
"""In place of a set of rows: an input table gave nothing here, so this table is not judged."""


def leaf(value: int) -> int:
    """Return the reference of leaf number `value`."""
    return -1 - value


def levels_in(mask: int) -> list[int]:
    """Return the levels in a bit mask, in order."""
    found = []
    while mask:
        lowest = mask & -mask
        found.append(lowest.bit_length() - 1)
        mask ^= lowest
    return found


class Diagram(Struct, frozen=True, forbid_unknown_fields=True):
    """The frozen diagram: nodes with children before parents, and a root per output.

    `arities` gives the number of values at each level, `nodes` pairs of level and children.
    """

    arities: tuple[int, ...]
    nodes: tuple[tuple[int, tuple[int, ...]], ...]
    roots: dict[str, int]


class Grid(Struct, frozen=True):
    """Rows as masks: for each input, per value, the set of rows whose cell admits it."""

    inputs: tuple[int, ...]
    admits: tuple[tuple[int, ...], ...]
    indifferent: tuple[int, ...]
    rows: int


@dataclass
class Builder:
    """Grows shared nodes; equal nodes are one, and a node whose children agree is not made."""

    arities: tuple[int, ...]
    nodes: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    _known: dict[tuple[int, tuple[int, ...]], int] = field(default_factory=dict)

    def node(self, level: int, children: tuple[int, ...]) -> int:
        """Return the reference of the node that tests `level`, reduced and shared."""
        first = children[0]
        if all(child == first for child in children):
            return first
        key = (level, children)
        ref = self._known.get(key)
        if ref is None:
            ref = self._known[key] = len(self.nodes)
            self.nodes.append(key)
        return ref

    def variable(self, level: int) -> int:
        """Return the diagram that yields the value of the fact at `level`."""
        return self.node(level, tuple(leaf(value) for value in range(self.arities[level])))

    def compile(self, grid: Grid, sets: dict[int, int]) -> int:
        """Return the diagram whose leaves are the sets of rows that match.

        `sets` interns each set (a bit mask, or `SPOILED`) as a leaf number and grows with what
        is met; a value no cell mentions, such as the gap of a faulty input, spoils the leaf.
        """
        memo: dict[tuple[int, tuple[tuple[int, int], ...]], int] = {}

        def finish(alive: int) -> int:
            return leaf(sets.setdefault(alive, len(sets)))

        def descend(alive: int, pending: tuple[tuple[int, int], ...]) -> int:
            open_inputs: list[tuple[int, int]] = []
            for index, ref in pending:
                if ref >= 0:
                    open_inputs.append((index, ref))
                elif (value := -1 - ref) < len(grid.admits[index]):
                    alive &= grid.admits[index][value]
                else:
                    return finish(SPOILED)
            # An input no row left alive tells apart is dropped, so that equal rests are one.
            rest = tuple(entry for entry in open_inputs if alive & ~grid.indifferent[entry[0]])
            if not alive or not rest:
                return finish(alive)
            done = memo.get((alive, rest))
            if done is None:
                done = memo[alive, rest] = branch(alive, rest)
            return done

        def branch(alive: int, pending: tuple[tuple[int, int], ...]) -> int:
            level = min(self.nodes[ref][0] for _, ref in pending)
            children = []
            for value in range(self.arities[level]):
                after = []
                for index, ref in pending:
                    at, below = self.nodes[ref]
                    after.append((index, below[value] if at == level else ref))
                children.append(descend(alive, tuple(after)))
            return self.node(level, tuple(children))

        return descend((1 << grid.rows) - 1, tuple(enumerate(grid.inputs)))

    def mapped(self, ref: int, change: Callable[[int], int]) -> int:
        """Return the diagram with every leaf number replaced by `change` of it."""
        memo: dict[int, int] = {}

        def visit(at: int) -> int:
            if at < 0:
                return leaf(change(-1 - at))
            done = memo.get(at)
            if done is None:
                level, children = self.nodes[at]
                done = memo[at] = self.node(level, tuple(visit(child) for child in children))
            return done

        return visit(ref)

    def freeze(self, roots: Mapping[str, int]) -> Diagram:
        """Return what the roots reach, renumbered with children before parents."""
        order: dict[int, int] = {}
        nodes: list[tuple[int, tuple[int, ...]]] = []

        def visit(at: int) -> int:
            if at < 0:
                return at
            done = order.get(at)
            if done is None:
                level, children = self.nodes[at]
                kept = tuple(visit(child) for child in children)
                done = order[at] = len(nodes)
                nodes.append((level, kept))
            return done

        named = {name: visit(ref) for name, ref in roots.items()}
        return Diagram(self.arities, tuple(nodes), named)


def grid(
    inputs: Sequence[tuple[int, Sequence[str], str]],
    cells: Sequence[Mapping[str, Iterable[str]]],
) -> Grid:
    """Return the rows as masks. Each input is (diagram, its values, its name in the cells)."""
    admits: list[tuple[int, ...]] = []
    indifferent: list[int] = []
    for _, values, name in inputs:
        masks = [0] * len(values)
        free = 0
        for number, row in enumerate(cells):
            allowed = set(row.get(name, values))
            if allowed >= set(values):
                free |= 1 << number
            for index, value in enumerate(values):
                if value in allowed:
                    masks[index] |= 1 << number
        admits.append(tuple(masks))
        indifferent.append(free)
    return Grid(tuple(ref for ref, _, _ in inputs), tuple(admits), tuple(indifferent), len(cells))


def nested(diagram: Diagram) -> dict[str, Any]:
    """Return each root as nested tuples (level, child, child ...) with plain integers as leaves.

    The quickest form to walk with every answer known; shared nodes stay shared objects.
    """
    made: list[Any] = []
    for level, children in diagram.nodes:
        made.append((level, *(made[child] if child >= 0 else -1 - child for child in children)))
    return {name: made[ref] if ref >= 0 else -1 - ref for name, ref in diagram.roots.items()}
