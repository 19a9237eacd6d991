"""The ladder of the headline over sets of levels (domain.md 11.4a)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from socdesk.decision.advice import DECIDING_REPORTS, LEVELS
from socdesk.decision.pack import Pack
from socdesk.decision.reading import Reading

LEVEL_TABLES: Mapping[str, str] = {
    "SOC 1": "soc1",
    "SOC 2": "soc2",
    "SOC 3": "soc3",
    "SOC for Supply Chain": "supply",
}
"""The table that gives each report's level."""

_OPTIONAL, _CONFIRM, _RECOMMENDED = (
    LEVELS.index(level) for level in ("OPTIONAL", "CONFIRM", "RECOMMENDED")
)


@dataclass(frozen=True, eq=False)
class Standing:
    """Where a line stands: the possible levels of the deciding reports and the possible leans.

    Made once for each combination of sets (see `standing`), so that it equals only itself.
    """

    levels: Mapping[str, tuple[str, ...]]
    lean: tuple[str, ...]

    def lowest(self, report: str) -> int:
        """The lowest possible level, as a place on the scale."""
        return LEVELS.index(self.levels[report][0])

    def highest(self, report: str) -> int:
        """The highest possible level, as a place on the scale."""
        return LEVELS.index(self.levels[report][-1])

    @cached_property
    def recommended(self) -> tuple[str, ...]:
        """The reports at least Recommended in every completion."""
        return tuple(name for name in DECIDING_REPORTS if self.lowest(name) >= _RECOMMENDED)

    @cached_property
    def leaning(self) -> str:
        """The one report all completions lean to and that can still be Recommended, or ""."""
        if len(self.lean) != 1 or self.lean[0] not in DECIDING_REPORTS:
            return ""
        return self.lean[0] if self.highest(self.lean[0]) >= _RECOMMENDED else ""

    @cached_property
    def headline(self) -> tuple[str, tuple[str, ...]]:
        """The first code of the ladder that holds, and the reports it names.

        Beside what is recommended, a single lean to another report that can still be recommended
        is named too: it is to be settled first.
        """
        if self.recommended:
            named = {*self.recommended, self.leaning}
            return "RECOMMENDED", tuple(name for name in DECIDING_REPORTS if name in named)
        if self.leaning:
            return "LEANS", (self.leaning,)
        for code, least in (
            ("OPEN", _RECOMMENDED),
            ("CONFIRM", _CONFIRM),
            ("VOLUNTARY", _OPTIONAL),
        ):
            found = tuple(name for name in DECIDING_REPORTS if self._can(name, code, least))
            if found:
                return code, found
        return "NONE", ()

    def _can(self, report: str, code: str, least: int) -> bool:
        if code == "OPEN":
            return self.highest(report) >= least
        return LEVELS[least] in self.levels[report]


@lru_cache(maxsize=1 << 14)
def standing(pack: Pack, sets: tuple[int, ...]) -> Standing:
    """Return the standing, given the set of outcomes of each of `pack.level_roots` (bit masks)."""
    of_root = dict(zip(pack.level_roots, sets, strict=True))
    return Standing(
        {
            name: named(pack, LEVEL_TABLES[name], of_root[LEVEL_TABLES[name]])
            for name in DECIDING_REPORTS
        },
        named(pack, "lean", of_root["lean"]),
    )


def standing_of(pack: Pack, reading: Reading) -> Standing:
    """Return the standing under a line's answers."""
    return standing(pack, tuple(map(reading.values, pack.level_roots)))


@lru_cache(maxsize=1 << 14)
def named(pack: Pack, table: str, mask: int) -> tuple[str, ...]:
    """Return the outcomes in a bit mask by name, in the table's order."""
    return tuple(
        value for index, value in enumerate(pack.tables[table].values) if mask >> index & 1
    )
