"""One service line, judged: everything the rules say of it, as exact sets."""

from collections.abc import Mapping
from functools import lru_cache, partial

from msgspec.structs import replace

from socdesk.decision.advice import (
    AtMost,
    Contradiction,
    Later,
    LineAdvice,
    Note,
)
from socdesk.decision.diagram import levels_in
from socdesk.decision.findings import line_findings
from socdesk.decision.openpoints import line_open_points, most_decisive
from socdesk.decision.pack import Pack
from socdesk.decision.reading import Reading
from socdesk.decision.rules import Table, root_name
from socdesk.decision.standing import LEVEL_TABLES, named, standing_of
from socdesk.decision.wording import line_headline

VENDORS = "vendor_reports"
"""The table whose highest outcome over the lines is the organisation's."""

_RAISED = 0b10
"""The set of outcomes of a flag that is raised in every completion."""


def known_answers(pack: Pack, answers: Mapping[str, str]) -> tuple[int, ...]:
    """Return the value number per level, -1 where there is no answer.

    Raises `KeyError` for a question or a value the pack does not know; whoever
    reads answers from outside checks them first.
    """
    known = [-1] * len(pack.facts)
    numbers = pack.numbers
    for name, value in answers.items():
        level, of = numbers[name]
        known[level] = of[value]
    return tuple(known)


@lru_cache(maxsize=512)
def line_reading(pack: Pack, known: tuple[int, ...]) -> Reading:
    """The diagram under a line's answers."""
    return Reading(pack.diagram, known)


@lru_cache(maxsize=512)
def judge(pack: Pack, known: tuple[int, ...], *, vendors_settled: bool = False) -> LineAdvice:
    """Judge a line by its answers and the organisation's, merged; the name is left empty.

    `vendors_settled` says that another line already makes vendors' reports matter, so that this
    line's subservice organisations cannot change what the organisation asks its vendors for.
    """
    reading = line_reading(pack, known)
    roots = _outcomes(pack, vendors_settled=vendors_settled)
    relevant = reading.relevant(roots)
    at = standing_of(pack, reading)
    return LineAdvice(
        name="",
        headline=line_headline(
            pack, reading, at, partial(most_decisive, pack, reading, relevant, roots)
        ),
        recommended=at.recommended,
        lean=at.lean,
        reports=_reports(pack, tuple(map(reading.values, LEVEL_TABLES.values()))),
        categories=_categories(pack, _sets(pack, reading, "category")),
        types=_types(pack, _sets(pack, reading, "type")),
        periods=_periods(pack, _sets(pack, reading, "period")),
        subservice=named(pack, "subservice_method", reading.values("subservice_method")),
        standards=standards(pack, reading.values("standards")),
        objectives=_objectives(pack, reading),
        findings=Later(partial(line_findings, pack, reading)),
        traps=raised(pack, reading, "trap", "line"),
        contradictions=_contradictions(pack, reading),
        remarks=raised(pack, reading, "remark", "line"),
        open_points=Later(partial(line_open_points, pack, reading, relevant, roots)),
        path=Later(partial(_path, pack, reading, roots, relevant)),
        relevant=tuple(
            pack.facts[level].id for level in levels_in(relevant & ~pack.organisation_levels)
        ),
        at_most=AtMost(
            reading.at_most(pack.level_roots, pack.organisation_levels),
            reading.at_most(roots, pack.organisation_levels),
        ),
    )


def named_line(advice: LineAdvice, name: str) -> LineAdvice:
    """Return the judgement under the line's name."""
    return replace(advice, name=name)


@lru_cache(maxsize=16)
def _outcomes(pack: Pack, *, vendors_settled: bool) -> tuple[str, ...]:
    """The outputs that a question of the line must be able to change to be asked."""
    return tuple(root for root in pack.outcome_roots if not (vendors_settled and root == VENDORS))


@lru_cache(maxsize=16)
def _tables(pack: Pack, kind: str) -> tuple[Table, ...]:
    return tuple(table for table in pack.rules.tables if table.kind == kind)


def _sets(pack: Pack, reading: Reading, kind: str) -> tuple[int, ...]:
    """The sets of outcomes of the tables of a kind, as bit masks."""
    return tuple([reading.values(table.id) for table in _tables(pack, kind)])


# What follows is made once for each combination of sets, and shared by the lines that agree.


@lru_cache(maxsize=1 << 12)
def _reports(pack: Pack, sets: tuple[int, ...]) -> Mapping[str, tuple[str, ...]]:
    return {
        report: named(pack, table, mask)
        for (report, table), mask in zip(LEVEL_TABLES.items(), sets, strict=True)
    }


@lru_cache(maxsize=1 << 12)
def _categories(pack: Pack, sets: tuple[int, ...]) -> Mapping[str, tuple[str, ...]]:
    """Statuses over the completions with SOC 2 at least Optional; none where there are none."""
    found = {
        table.report: tuple(value for value in named(pack, table.id, mask) if value != "none")
        for table, mask in zip(_tables(pack, "category"), sets, strict=True)
    }
    return found if all(found.values()) else {}


@lru_cache(maxsize=1 << 12)
def _types(pack: Pack, sets: tuple[int, ...]) -> Mapping[str, tuple[str, ...]]:
    return _typed(pack, "type", sets)


@lru_cache(maxsize=1 << 12)
def _periods(pack: Pack, sets: tuple[int, ...]) -> Mapping[str, tuple[int | str, ...]]:
    """The periods in months; "none" where the level may stay below Confirm."""
    return {
        report: tuple(int(value) if value.isdigit() else value for value in values)
        for report, values in _typed(pack, "period", sets).items()
    }


def _typed(pack: Pack, kind: str, sets: tuple[int, ...]) -> dict[str, tuple[str, ...]]:
    found = {
        table.report: named(pack, table.id, mask)
        for table, mask in zip(_tables(pack, kind), sets, strict=True)
    }
    return {report: values for report, values in found.items() if values != ("none",)}


@lru_cache(maxsize=64)
def standards(pack: Pack, mask: int) -> dict[str, tuple[str, ...]]:
    """The standards' names by report; readers here and abroad, or not known, get both."""
    regions = named(pack, "standards", mask)
    texts = pack.words.terms.standards
    chosen = regions if len(regions) == 1 and regions != ("both",) else ("us", "elsewhere")
    return {
        report: tuple(dict.fromkeys(name for region in chosen for name in texts[region][report]))
        for report in texts["us"]
    }


def _objectives(pack: Pack, reading: Reading) -> tuple[str, ...]:
    """The areas of control objectives where SOC 1 can be at least Confirm (domain.md 8)."""
    lists = [
        value
        for value in named(pack, "objectives", reading.values("objectives"))
        if value != "none"
    ]
    if not lists:
        return ()
    return pack.words.terms.objectives[lists[0] if len(lists) == 1 else "all"]


def raised(pack: Pack, reading: Reading, kind: str, scope: str) -> tuple[Note, ...]:
    """The flags of a kind and scope that hold in every completion, with their words."""
    return tuple(
        [note for root, note in _notes(pack, kind, scope) if reading.values(root) == _RAISED]
    )


@lru_cache(maxsize=64)
def _notes(pack: Pack, kind: str, scope: str) -> tuple[tuple[str, Note], ...]:
    """The flags of a kind and scope: each one's output, and what it says where it holds."""
    texts = getattr(pack.words.notes, kind + "s")
    return tuple(
        (root_name(kind, flag), Note(flag.id, texts[flag.id].title, texts[flag.id].text))
        for of_kind, flag in pack.rules.flags()
        if of_kind == kind and flag.scope == scope
    )


def _contradictions(pack: Pack, reading: Reading) -> tuple[Contradiction, ...]:
    return tuple([told for root, told in _exclusions(pack) if reading.values(root) == _RAISED])


@lru_cache(maxsize=64)
def _exclusions(pack: Pack) -> tuple[tuple[str, Contradiction], ...]:
    texts = pack.words.notes.contradictions
    return tuple(
        (
            root_name("contradiction", flag),
            Contradiction(flag.id, flag.questions, texts[flag.id].text),
        )
        for flag in pack.rules.contradictions
    )


def _path(pack: Pack, reading: Reading, roots: tuple[str, ...], relevant: int) -> tuple[str, ...]:
    """The questions asked in order: answered ones that mattered when asked, open ones that do.

    An answered question mattered when it could still change an outcome given the organisation's
    answers and the line's answers before it.
    """
    organisation = tuple(
        value if pack.organisation_levels >> level & 1 else -1
        for level, value in enumerate(reading.known)
    )
    start = _organisation_reading(pack, organisation)
    asked = start.asked(roots, reading.known)
    path = []
    for level, fact in enumerate(pack.facts):
        if fact.scope == "organisation":
            continue
        matters = asked if reading.known[level] >= 0 else relevant
        if matters >> level & 1:
            path.append(fact.id)
    return tuple(path)


@lru_cache(maxsize=64)
def _organisation_reading(pack: Pack, known: tuple[int, ...]) -> Reading:
    return Reading(pack.diagram, known)
