"""The smallest sets of given answers that already force an outcome.

For every way to reach an unwanted leaf, the given answers that would have to differ form a set;
a set of answers forces the outcome exactly when it meets each of them. The minimal sets are
gathered over the diagram from the leaves up, then met by the fewest answers (minimum hitting
sets; for the definition see peers.md B and domain.md 11.6a, `answers` in interfaces.md).
"""

from collections.abc import Sequence
from itertools import combinations

from socdesk.decision.diagram import Diagram


def smallest_forcing(
    diagram: Diagram, root: str, known: Sequence[int], wanted: int
) -> tuple[int, ...]:
    """Return the levels of the fewest given answers under which every leaf is in `wanted`.

    `known` gives a value number per level or -1, `wanted` is a bit mask of leaf numbers. Among
    equally small sets the one whose levels come first wins. Raises `ValueError` where the given
    answers do not force it.
    """
    families = _differences(diagram, root, known, wanted)
    if 0 in families:
        raise ValueError(f"{root} is not forced by the given answers")
    return _smallest_hitting(families)


def _differences(diagram: Diagram, root: str, known: Sequence[int], wanted: int) -> frozenset[int]:
    """The minimal sets of levels (bit masks) that differ on some way to an unwanted leaf."""
    memo: dict[int, frozenset[int]] = {}
    nothing: frozenset[int] = frozenset()
    reached = frozenset({0})

    def visit(ref: int) -> frozenset[int]:
        if ref < 0:
            return nothing if wanted >> (-1 - ref) & 1 else reached
        found = memo.get(ref)
        if found is None:
            level, children = diagram.nodes[ref]
            given = known[level]
            sets: set[int] = set()
            for value, child in enumerate(children):
                extra = 0 if given in (-1, value) else 1 << level
                sets.update(mask | extra for mask in visit(child))
            found = memo[ref] = minimal(sets)
        return found

    return visit(diagram.roots[root])


def minimal(sets: set[int]) -> frozenset[int]:
    """Return the sets (bit masks) of which no other is a part."""
    kept: list[int] = []
    for mask in sorted(sets, key=int.bit_count):
        if not any(mask & small == small for small in kept):
            kept.append(mask)
    return frozenset(kept)


def _smallest_hitting(family: frozenset[int]) -> tuple[int, ...]:
    """The fewest levels that meet every set; the lexicographically first of these."""
    union = 0
    for mask in family:
        union |= mask
    levels = [level for level in range(union.bit_length()) if union >> level & 1]
    forced = [mask for mask in family if mask.bit_count() == 1]
    must = 0
    for mask in forced:
        must |= mask
    rest = [mask for mask in family if not mask & must]
    free = [level for level in levels if not must >> level & 1]
    taken = [level for level in levels if must >> level & 1]
    for size in range(len(free) + 1):
        for chosen in combinations(free, size):
            picked = 0
            for level in chosen:
                picked |= 1 << level
            if all(mask & picked for mask in rest):
                return tuple(sorted([*taken, *chosen]))
    raise AssertionError("some set is empty")  # excluded by the caller
