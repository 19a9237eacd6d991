"""Which lines share a report (domain.md 11.5): by what was said of lines that run together.

What was said is a list of groups of lines. Groups that share a line are one. Lines of one group
run together; a line in a group of its own is said to run by itself; of a line in no group
nothing was said, so whether it runs with any other that is not by itself is open.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from socdesk.decision.advice import (
    CATEGORIES,
    LEVELS,
    LINE_REPORTS,
    Advice,
    Commission,
    LineAdvice,
)
from socdesk.decision.own import OwnLevel, holding
from socdesk.decision.rollup import highest

Own = Sequence[Mapping[str, OwnLevel]]
"""The levels the consultant set on each line, by report; no entry at all where there is none."""

Relation = Literal["single", "together", "apart", "open", "whole", "request"]
Fieldwork = Literal["", "shared", "open", "apart"]

VENDORS = "REQUEST_FROM_VENDORS"
_UNSAID = -1
_CONFIRM, _RECOMMENDED = LEVELS.index("CONFIRM"), LEVELS.index("RECOMMENDED")
_STARTS_LATE = "T14"
"""The trap of a line that does not run through the whole period (domain.md 11.6)."""


class Covered(Struct, frozen=True):
    """A line a report covers: its position in the case, its levels there, and its advice.

    The levels are the rules', or the consultant's own where there are any.
    """

    position: int
    levels: tuple[str, ...]
    advice: LineAdvice

    @property
    def name(self) -> str:
        """The line's name, "" for one without."""
        return self.advice.name


class Bundle(Struct, frozen=True):
    """One report to commission, and the lines it covers, by position and by name.

    `relation` says why these lines: a single line calls for the report; they are said to run
    `together`; the line is said to run `apart`; it is `open`, and `beside` names the other lines
    of this report then, which they could join; or the report is on the `whole` organisation, or
    a `request` to other firms. `levels` are the maximum over the lines, `categories` the union of
    those In. `least_mature` names the lines that need a Type 1 first where others do not; they
    decide `types`. Reasons to split or to heed: `only_for` pairs a category with the only line
    that has it In, `period` holds more than one number of months, `late` names lines that do not
    run through the whole period. `fieldwork` says for SOC 1 and SOC 2 whether one fieldwork can
    serve both; `shares` are the positions of the lines for which it does.
    """

    report: str
    relation: Relation
    positions: tuple[int, ...]
    lines: tuple[str, ...]
    levels: tuple[str, ...]
    types: tuple[str, ...]
    period: tuple[int | str, ...]
    categories: tuple[str, ...]
    if_confirmed: bool
    beside: tuple[str, ...] = ()
    least_mature: tuple[str, ...] = ()
    only_for: tuple[tuple[str, str], ...] = ()
    late: tuple[str, ...] = ()
    fieldwork: Fieldwork = ""
    shares: tuple[int, ...] = ()


class Said(Struct, frozen=True):
    """What was said of which lines run together.

    `group` gives a line the first line of its group; `alone` are the lines said to run by
    themselves, their groups' first and only.
    """

    group: Mapping[int, int]
    alone: frozenset[int]

    def key(self, line: int) -> int:
        """Return what the lines that surely run together have in common; below 0 is unsaid."""
        return self.group.get(line, -1 - line)

    def may_join(self, key: int) -> bool:
        """Whether other lines can be said to run with it without taking anything back."""
        return key not in self.alone


def bundles(
    advice: Advice, said: Iterable[Sequence[int]] = (), own: Own = ()
) -> tuple[Bundle, ...]:
    """Return the reports to commission, in the order of the suite.

    `said` are groups of lines by position. A level in `own` holds in place of the rules'; every
    line that a report is settled for at Confirm or above is covered by one bundle of that report.
    """
    together = merged(said)
    given = own or ({},) * len(advice.lines)
    found = [
        bundle
        for report in LINE_REPORTS
        for bundle in _of_report(report, _settled(_levels(advice, given, report)), together)
    ]
    # Those that speak of no line are no one's to share, and no line's level changes them.
    others = [each for each in advice.organisation.commissions if each.report not in LINE_REPORTS]
    return (*_with_fieldwork(found, together), *map(_whole, others))


def ruled_levels(advice: Advice, bundle: Bundle) -> tuple[str, ...]:
    """Return what the rules alone say of the report over the lines a bundle covers."""
    if not bundle.positions:
        return bundle.levels
    return highest([advice.lines[place].reports[bundle.report] for place in bundle.positions])


def tellers(shown: Sequence[Bundle], own: Own) -> dict[tuple[int, str], int | None]:
    """Return for each own level, by line and report, which bundle is to tell it, by number.

    It is the one that covers the line, else the first of that report; none where there is none.
    """
    first: dict[str, int] = {}
    covering: dict[tuple[int, str], int] = {}
    for number, bundle in enumerate(shown):
        first.setdefault(bundle.report, number)
        covering.update(((place, bundle.report), number) for place in bundle.positions)
    return {
        (line, report): covering.get((line, report), first.get(report))
        for line, levels in enumerate(own)
        for report in LINE_REPORTS
        if report in levels
    }


def _levels(advice: Advice, own: Own, report: str) -> Iterator[Covered]:
    for position, (line, levels) in enumerate(zip(advice.lines, own, strict=True)):
        yield Covered(position, holding(line, levels, report), line)


def merged(said: Iterable[Sequence[int]]) -> Said:
    """Return the groups with those that share a line made one."""
    first: dict[int, int] = {}

    def root(line: int) -> int:
        while first[line] != line:
            first[line] = first[first[line]]
            line = first[line]
        return line

    for group in said:
        for line in group:
            first.setdefault(line, line)
        for line in group:
            one, other = sorted((root(group[0]), root(line)))
            first[other] = one
    found = {line: root(line) for line in first}
    sizes = Counter(found.values())
    return Said(found, frozenset(line for line, size in sizes.items() if size == 1))


def _settled(lines: Iterable[Covered]) -> list[Covered]:
    return [line for line in lines if LEVELS.index(line.levels[0]) >= _CONFIRM]


def _of_report(report: str, lines: Sequence[Covered], said: Said) -> Iterator[Bundle]:
    parts: dict[int, list[Covered]] = {}
    for line in lines:
        parts.setdefault(max(said.key(line.position), _UNSAID), []).append(line)
    joinable = [line for line in lines if _is_open_to_others(line, said)]
    for key, part in parts.items():
        beside: tuple[str, ...] = ()
        if key == _UNSAID:
            beside = tuple(line.name for line in joinable)
        elif len(part) == 1 and said.may_join(key):
            beside = tuple(line.name for line in parts.get(_UNSAID, ()))
        relation = _relation(key, len(part), len(lines), len(beside))
        yield _bundle(report, relation, part, beside if relation == "open" else ())


def _is_open_to_others(line: Covered, said: Said) -> bool:
    key = said.key(line.position)
    return key >= 0 and said.may_join(key)


def _relation(key: int, size: int, count: int, beside: int) -> Relation:
    if count == 1:
        return "single"
    if (key == _UNSAID and size > 1) or beside:
        return "open"
    return "together" if size > 1 else "apart"


def _bundle(
    report: str, relation: Relation, part: Sequence[Covered], beside: tuple[str, ...]
) -> Bundle:
    levels = highest([line.levels for line in part])
    types, least = _types(report, part)
    only = _categories(report, part)
    shown = [line for line in part if line.advice.categories]
    return Bundle(
        report,
        relation,
        tuple(line.position for line in part),
        tuple(line.name for line in part),
        levels,
        types,
        _months(report, part),
        tuple(only),
        LEVELS.index(levels[0]) < _RECOMMENDED,
        beside=beside,
        least_mature=least,
        only_for=tuple(
            (category, names[0])
            for category, names in only.items()
            if len(names) == 1 and len(shown) > 1
        ),
        late=tuple(
            line.name for line in part if any(trap.id == _STARTS_LATE for trap in line.advice.traps)
        ),
    )


def _types(report: str, part: Sequence[Covered]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The possible types, and the lines that need a Type 1 first while others do not."""
    types = [(line.name, line.advice.types.get(report, ())) for line in part]
    least = tuple(name for name, kinds in types if kinds == ("TYPE1_THEN_TYPE2",))
    if least:
        return ("TYPE1_THEN_TYPE2",), least if len(least) < len(part) else ()
    kinds = {kind for _, possible in types for kind in possible}
    return tuple(kind for kind in ("TYPE1_THEN_TYPE2", "TYPE2") if kind in kinds), ()


def _months(report: str, part: Sequence[Covered]) -> tuple[int | str, ...]:
    months = {month for line in part for month in line.advice.periods.get(report, ())}
    return tuple(month for month in (3, 6) if month in months)


def _categories(report: str, part: Sequence[Covered]) -> dict[str, list[str]]:
    """The categories that are In for some line, with those lines; none but in a SOC 2."""
    found: dict[str, list[str]] = {}
    for category in CATEGORIES if report == "SOC 2" else ():
        names = [line.name for line in part if line.advice.categories.get(category) == ("IN",)]
        if names:
            found[category] = names
    return found


def _whole(entry: Commission) -> Bundle:
    return Bundle(
        entry.report,
        "request" if entry.report == VENDORS else "whole",
        (),
        (),
        entry.levels,
        entry.types,
        entry.period,
        entry.categories,
        entry.if_confirmed,
    )


def _with_fieldwork(found: Sequence[Bundle], said: Said) -> Iterator[Bundle]:
    """Give every SOC 1 and SOC 2 its fieldwork: shared where both cover what runs together."""
    keys = {
        report: {
            said.key(place)
            for bundle in found
            if bundle.report == report
            for place in bundle.positions
        }
        for report in ("SOC 1", "SOC 2")
    }
    for bundle in found:
        others = keys.get({"SOC 1": "SOC 2", "SOC 2": "SOC 1"}.get(bundle.report, ""))
        if not others:
            yield bundle
            continue
        mine = {said.key(place) for place in bundle.positions}
        state: Fieldwork = "apart"
        if mine & others:
            state = "shared"
        elif _may_meet(mine, others, said) or _may_meet(others, mine, said):
            state = "open"
        shares = tuple(place for place in bundle.positions if said.key(place) in others)
        yield replace(bundle, fieldwork=state, shares=shares)


def _may_meet(unsaid: Iterable[int], others: Iterable[int], said: Said) -> bool:
    """Whether some line of which nothing was said can still be said to run with others."""
    return any(key < 0 for key in unsaid) and any(said.may_join(key) for key in others)
