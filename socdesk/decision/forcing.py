"""The smallest sets of given answers that already force an outcome.

For every way to reach an unwanted leaf, the given answers that would have to differ form a set;
a set of answers forces the outcome exactly when it meets each of them. The minimal sets are
gathered over the diagram from the leaves up, then met by the fewest answers (minimum hitting
sets; for the definition see peers.md B and domain.md 11.6a, `answers` in interfaces.md).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from socdesk.decision.cone import REMEMBERED, Cone, Seen
from socdesk.decision.diagram import levels_in


def smallest_forcing(cone: Cone, known: Sequence[int], wanted: int) -> tuple[int, ...]:
    """Return the levels of the fewest given answers under which every leaf is in `wanted`.

    `known` gives a value number per level or -1, `wanted` is a bit mask of leaf numbers. Among
    equally small sets the one whose levels come first wins. Raises `ValueError` where the given
    answers do not force it.
    """
    return _smallest(cone, cone.seen(known), wanted)


def every_smallest_forcing(
    cone: Cone, known: Sequence[int], wanted: int
) -> tuple[tuple[int, ...], ...]:
    """As `smallest_forcing`, with every set of that size, in order; none where nothing forces."""
    families = _differences(cone, cone.root, cone.seen(known), wanted)
    return () if 0 in families else _hitting(families)


@lru_cache(maxsize=REMEMBERED)
def _smallest(cone: Cone, seen: Seen, wanted: int) -> tuple[int, ...]:
    families = _differences(cone, cone.root, seen, wanted)
    if 0 in families:
        raise ValueError("the given answers do not force it")
    return next(_hitting_sets(families))


@lru_cache(maxsize=REMEMBERED)
def _differences(cone: Cone, ref: int, seen: Seen, wanted: int) -> frozenset[int]:
    """The minimal sets of levels (bit masks) that differ on some way to an unwanted leaf."""
    if ref < 0:
        return frozenset() if wanted >> (-1 - ref) & 1 else frozenset({0})
    node, given = cone.nodes[ref], seen[0]
    sets: set[int] = set()
    for child, pick in node.branches:
        found = _differences(cone, child, pick(seen), wanted)
        if given < 0 or node.children[given] == child:
            sets.update(found)
        else:
            sets.update([mask | node.bit for mask in found])
    return minimal(sets)


def minimal(sets: set[int]) -> frozenset[int]:
    """Return the sets (bit masks) of which no other is a part."""
    if len(sets) == 1:
        return frozenset(sets)
    kept: list[int] = []
    for mask in sorted(sets, key=int.bit_count):
        for small in kept:
            if mask & small == small:
                break
        else:
            kept.append(mask)
    return frozenset(kept)


@lru_cache(maxsize=1 << 14)
def _hitting(family: frozenset[int]) -> tuple[tuple[int, ...], ...]:
    """Every set of the fewest levels that meets all of the family."""
    found: list[tuple[int, ...]] = []
    for levels in _hitting_sets(family):
        if found and len(levels) > len(found[0]):
            break
        found.append(levels)
    return tuple(sorted(found))


def _hitting_sets(family: frozenset[int]) -> Iterator[tuple[int, ...]]:
    """The sets of levels that meet all of the family, the smallest first, then in order.

    A level that alone makes up a set of the family is in each of them; beside these only levels
    that meet a set still unmet are tried, so that no set of the smallest size is left out.
    """
    must = 0
    for mask in family:
        if mask & mask - 1 == 0:
            must |= mask
    rest = [mask for mask in family if not mask & must]
    union = 0
    for mask in rest:
        union |= mask
    free = levels_in(union)
    for size in range(len(free) + 1):
        for chosen in combinations(free, size):
            picked = must
            for level in chosen:
                picked |= 1 << level
            if all(mask & picked for mask in rest):
                yield tuple(levels_in(picked))
