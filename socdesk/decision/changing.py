"""What would change the advice: the smallest changes of given answers that flip the headline.

A change gives an answered question another value; it flips when the set of headlines that can
still be reached is another. Single changes first; only where none flips, pairs.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, product

from socdesk.decision.advice import Change, Flip
from socdesk.decision.cone import Cone, Seen
from socdesk.decision.pack import Pack
from socdesk.decision.standing import standing
from socdesk.decision.wording import brief_headline

_HEADLINE = "headline"
"""The output whose leaves are the headlines of a line with nothing left open."""

MOST_CHANGES = 2
"""Answers changed together at most: who has to imagine three other answers learns nothing."""

Classes = tuple[tuple[int, int], ...]
"""Changes as the headline sees them: places among what it tests, each with a class of values."""


def flips(pack: Pack, known: tuple[int, ...]) -> tuple[Flip, ...]:
    """Return every smallest set of changes (one, else two) that flips a line's headline.

    In the order of the questions and their options. Empty where no two changes flip it.
    """
    for size in range(1, MOST_CHANGES + 1):
        found = flips_of(pack, known, size)
        if found:
            return found
    return ()


def flips_of(pack: Pack, known: tuple[int, ...], size: int) -> tuple[Flip, ...]:
    """Return the sets of just `size` changes that flip, without those of which a part does."""
    cone = pack.cone(_HEADLINE)
    seen = cone.seen(known)
    settled = cone.reached(seen).bit_count() == 1
    found = [
        (levels, values)
        for classes in _flipping(cone, seen, size)
        for levels, values in _values(cone, classes)
    ]
    return tuple(
        Flip(
            tuple(
                Change(
                    pack.facts[level].id,
                    pack.facts[level].values[known[level]],
                    pack.facts[level].values[value],
                )
                for level, value in zip(levels, values, strict=True)
            ),
            brief_headline(pack, standing(pack, _sets(pack, changed(known, levels, values)))),
            settled,
        )
        for levels, values in sorted(found)
    )


def changed(
    known: tuple[int, ...], levels: tuple[int, ...], values: tuple[int, ...]
) -> tuple[int, ...]:
    """Return the answers with other values at some levels."""
    after = list(known)
    for level, value in zip(levels, values, strict=True):
        after[level] = value
    return tuple(after)


def _sets(pack: Pack, known: tuple[int, ...]) -> tuple[int, ...]:
    cones = [pack.cone(root) for root in pack.level_roots]
    return tuple([cone.reached(cone.seen(known)) for cone in cones])


@lru_cache(maxsize=1 << 12)
def _flipping(cone: Cone, seen: Seen, size: int) -> tuple[Classes, ...]:
    """The sets of changed classes that lead to other leaves, none with a part that does."""
    now = cone.reached(seen)
    smaller = [set(classes) for part in range(1, size) for classes in _flipping(cone, seen, part)]
    answered = [place for place, value in enumerate(seen) if value >= 0]
    found = []
    for places in combinations(answered, size):
        for values in product(*(_others(cone, seen, place) for place in places)):
            after = list(seen)
            for place, value in zip(places, values, strict=True):
                after[place] = value
            classes = tuple(zip(places, values, strict=True))
            if cone.reached(tuple(after)) != now and not any(
                part.issubset(classes) for part in smaller
            ):
                found.append(classes)
    return tuple(found)


def _others(cone: Cone, seen: Seen, place: int) -> list[int]:
    """The classes a given answer could change to."""
    of = cone.classes[place][1]
    return [value for value in dict.fromkeys(of[:-1]) if value != seen[place]]


def _values(cone: Cone, classes: Classes) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Every choice of values of these classes, with the levels they belong to."""
    levels = tuple(cone.classes[place][0] for place, _ in classes)
    members = [
        [value for value, first in enumerate(cone.classes[place][1][:-1]) if first == of]
        for place, of in classes
    ]
    for values in product(*members):
        yield levels, values
