"""Sets of answers that each keep a report from being recommended: what they share, said once."""

from collections.abc import Sequence

from msgspec import Struct

from socdesk.decision.advice import Quote


class Blocking(Struct, frozen=True):
    """What all sets hold, and what each holds beside it, in the order of the sets.

    `each` is empty where there is nothing to share: one set alone, or sets with nothing in common.
    """

    each: tuple[Quote, ...]
    beside: tuple[tuple[Quote, ...], ...]


def blocking(sets: Sequence[Sequence[Quote]]) -> Blocking:
    """Return sets of answers with their common part taken out; together they say the same."""
    first, *others = sets or ((),)
    each = tuple(quote for quote in first if others and all(quote in other for other in others))
    beside = tuple(tuple(quote for quote in quotes if quote not in each) for quotes in sets)
    # A set that holds no more than the common part is enough alone: then nothing is to be shared.
    if not all(beside):
        return Blocking((), tuple(map(tuple, sets)))
    return Blocking(each, beside)
