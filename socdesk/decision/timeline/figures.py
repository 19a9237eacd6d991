"""The pack's figures for the timeline, by id."""

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from socdesk.decision.pack import Pack
from socdesk.decision.rules import PhaseRange, Preparation


class Figures(Struct, frozen=True):
    """Phases in weeks, deadlines and limits in months (domain.md 3, 6, 11.4)."""

    phases: Mapping[str, PhaseRange]
    preparations: Mapping[str, Preparation]
    deadlines: Mapping[str, int]
    limits: Mapping[str, int]


@lru_cache(maxsize=8)
def figures(pack: Pack) -> Figures:
    """Return the figures of a pack."""
    rules = pack.rules
    return Figures(
        {phase.id: phase for phase in rules.phases},
        {preparation.id: preparation for preparation in rules.preparations},
        {deadline.id: deadline.months for deadline in rules.deadlines},
        {limit.id: limit.months for limit in rules.limits},
    )
