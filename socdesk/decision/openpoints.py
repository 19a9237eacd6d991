"""Questions without an answer that still matter, the most decisive first (domain.md 11.6a)."""

from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from socdesk.decision.advice import Headline, OpenPoint
from socdesk.decision.diagram import levels_in
from socdesk.decision.pack import Pack
from socdesk.decision.reading import Reading
from socdesk.decision.standing import LEVEL_TABLES, standing, standing_of

_LEVELS = ("soc1", "soc2", "supply")


class Weight(Struct, frozen=True):
    """How decisive a question is: mean drop of open levels, then of other open outcomes."""

    impact: Fraction
    others: Fraction

    def __add__(self, other: "Weight") -> "Weight":
        return Weight(self.impact + other.impact, self.others + other.others)


NOTHING = Weight(Fraction(0), Fraction(0))


@lru_cache(maxsize=1 << 14)
def weight(pack: Pack, reading: Reading, level: int, roots: tuple[str, ...]) -> Weight:
    """The weight of the open question at `level` for one line, over the outcomes `roots`.

    Remembered by reading: of many lines only the one just answered is read anew.
    """
    values = range(len(pack.facts[level].values))
    impact = others = 0
    for root in roots:
        if not reading.support(root) >> level & 1:
            continue
        # A category that is not shown is no outcome of its own: its first value does not count.
        shown = ~1 if root in pack.categories else -1
        masks = [mask & shown for mask in reading.values_by(root, level)]
        now = reading.values(root) & shown
        if root in _LEVELS:
            impact += sum(now.bit_count() - mask.bit_count() for mask in masks)
        else:
            others += sum((now.bit_count() > 1) - (mask.bit_count() > 1) for mask in masks)
    return Weight(Fraction(impact, len(values)), Fraction(others, len(values)))


def line_open_points(
    pack: Pack, reading: Reading, relevant: int, roots: tuple[str, ...]
) -> tuple[OpenPoint, ...]:
    """The open points of a line: the levels in `relevant`, with what each answer would do."""
    points = [
        (weight(pack, reading, level, roots), level)
        for level in levels_in(relevant & ~pack.organisation_levels)
    ]
    return tuple(
        point(pack, level, found.impact, _effect(pack, reading, level))
        for found, level in sorted(points, key=_by_weight)
    )


def point(pack: Pack, level: int, impact: Fraction, effect: tuple[Headline, ...]) -> OpenPoint:
    """Return the open point of the fact at `level`."""
    fact = pack.facts[level]
    return OpenPoint(
        fact.id,
        pack.words.questions[fact.id].ask,
        float(impact),
        tuple(zip(fact.values, effect, strict=True)),
    )


def _effect(pack: Pack, reading: Reading, level: int) -> tuple[Headline, ...]:
    """The headline after each value; the same one where the question touches no level."""
    values = range(len(pack.facts[level].values))
    if not reading.relevant(pack.level_roots) >> level & 1:
        return (Headline(*standing_of(pack, reading).headline),) * len(values)
    by_root = [reading.values_by(root, level) for root in pack.level_roots]
    return tuple(Headline(*standing(pack, sets).headline) for sets in zip(*by_root, strict=True))


def most_decisive(pack: Pack, reading: Reading, relevant: int, roots: tuple[str, ...]) -> str:
    """The first open point of a line, found without working out the others; "" for none.

    Only where several share the highest impact do the other outcomes have to be looked at.
    """
    levels = levels_in(relevant & ~pack.organisation_levels)
    if not levels:
        return ""
    impacts = {level: weight(pack, reading, level, _LEVELS).impact for level in levels}
    best = [level for level in levels if impacts[level] == max(impacts.values())]
    if len(best) > 1:
        entries = [(weight(pack, reading, level, roots), level) for level in best]
        best = [min(entries, key=_by_weight)[1]]
    return pack.facts[best[0]].id


def settling(pack: Pack, reading: Reading, report: str, most: int = 2) -> tuple[str, ...]:
    """The questions that would best settle one report's level, at most `most` of them."""
    root = LEVEL_TABLES[report]
    points = [
        (weight(pack, reading, level, (root,)), level) for level in levels_in(reading.support(root))
    ]
    return tuple(pack.facts[level].id for _, level in sorted(points, key=_by_weight)[:most])


def _by_weight(entry: tuple[Weight, int]) -> tuple[Fraction, Fraction, int]:
    found, level = entry
    return -found.impact, -found.others, level
