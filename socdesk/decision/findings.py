"""Why: the rules that fire in every completion, with the answers that force them."""

from functools import lru_cache

from msgspec import Struct

from socdesk.decision.advice import Finding
from socdesk.decision.forcing import smallest_forcing
from socdesk.decision.pack import Pack
from socdesk.decision.reading import Reading
from socdesk.decision.rules import EXPLAINED, ROWS, UNIT, Row, Table, rule_of


def line_findings(pack: Pack, reading: Reading) -> tuple[Finding, ...]:
    """The findings of one line, in the pack's order of tables and rows."""
    found: list[Finding] = []
    for name in _explained(pack):
        found += _table_findings(pack, reading, name)
    return tuple(found)


def table_findings(pack: Pack, reading: Reading, table: Table) -> tuple[Finding, ...]:
    """The findings of one table: the single rule, or all that give its single level."""
    return tuple(_table_findings(pack, reading, table.id))


@lru_cache(maxsize=16)
def _explained(pack: Pack) -> tuple[str, ...]:
    """The tables of a line whose rules are findings."""
    return tuple(
        table.id for table in pack.rules.tables if table.kind in EXPLAINED and table.scope == "line"
    )


def _table_findings(pack: Pack, reading: Reading, name: str) -> list[Finding]:
    root = name + ROWS
    mask = reading.values(root)
    told = _told(pack, name, mask)
    if not told.rules:
        return []
    cone, known = pack.cone(root), reading.known
    levels = smallest_forcing(cone, known, told.wanted)
    if told.single and mask != told.wanted:
        # Of equally short reasons the one for the very row is told, to agree with its sentence.
        of_row = smallest_forcing(cone, known, mask)
        levels = of_row if len(of_row) == len(levels) else levels
    all_quotes = pack.quotes
    quotes = tuple([all_quotes[level][known[level]] for level in levels])
    return [
        Finding(rule.id, rule.report, told.certain, rule.reason, quotes, rule.sources, rule.then)
        for rule in told.rules
    ]


class _Rule(Struct, frozen=True):
    """A rule that fires, all but the answers that force it."""

    id: str
    report: str | None
    reason: str
    sources: tuple[str, ...]
    then: str


class _Told(Struct, frozen=True):
    """What the possible rows of a table tell; `wanted` are the rows that would tell the same.

    `single` says that just one row is possible.
    """

    rules: tuple[_Rule, ...]
    certain: bool
    single: bool
    wanted: int


@lru_cache(maxsize=1 << 14)
def _told(pack: Pack, name: str, mask: int) -> _Told:
    table = pack.tables[name]
    by_rule: dict[str, list[Row]] = {}
    for index, row in enumerate(table.rows):
        if mask >> index & 1:
            by_rule.setdefault(rule_of(row), []).append(row)
    certain = len(by_rule) == 1
    outcomes = {row.then for rows in by_rule.values() for row in rows}
    if UNIT in by_rule or (not certain and (table.kind != "level" or len(outcomes) > 1)):
        return _Told((), certain, single=False, wanted=0)
    wanted = sum(
        1 << index
        for index, row in enumerate(table.rows)
        if row.then in outcomes and (not certain or rule_of(row) in by_rule)
    )
    rules = tuple(
        _Rule(
            rule,
            _report(table, rows[0]),
            _reason(pack, rows),
            tuple(dict.fromkeys(source for row in rows for source in row.sources)),
            rows[0].then if len(outcomes) == 1 else "",
        )
        for rule, rows in by_rule.items()
    )
    return _Told(rules, certain, mask.bit_count() == 1, wanted)


def _report(table: Table, row: Row) -> str | None:
    if table.kind == "lean":
        return None if row.then == "none" else row.then
    if table.kind == "category":
        return "SOC 2"
    return table.report or None


def _reason(pack: Pack, rows: list[Row]) -> str:
    """The row's sentence; where several rows of one rule are possible, each of them."""
    sentences = dict.fromkeys(pack.words.reasons[row.id] for row in rows)
    return pack.words.headlines["join.either"].join(sentences)
