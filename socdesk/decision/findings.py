"""Why: the rules that fire in every completion, with the answers that force them."""

from functools import lru_cache

from socdesk.decision.advice import Finding, Quote
from socdesk.decision.compiling import EXPLAINED, ROWS
from socdesk.decision.forcing import smallest_forcing
from socdesk.decision.pack import Pack
from socdesk.decision.reading import Reading, levels_in
from socdesk.decision.rules import UNIT, Row, Table, rule_of


def line_findings(pack: Pack, reading: Reading) -> tuple[Finding, ...]:
    """The findings of one line, in the pack's order of tables and rows."""
    return tuple(
        finding
        for table in pack.rules.tables
        if table.kind in EXPLAINED and table.scope == "line"
        for finding in table_findings(pack, reading, table)
    )


def table_findings(pack: Pack, reading: Reading, table: Table) -> tuple[Finding, ...]:
    """The findings of one table: the single rule, or all that give its single level."""
    seen = pack.seen_by[table.id + ROWS](reading.known)
    return _findings(pack, table.id, reading.values(table.id + ROWS), seen)


@lru_cache(maxsize=1 << 15)
def _findings(pack: Pack, name: str, mask: int, seen: tuple[int, ...]) -> tuple[Finding, ...]:
    """As `table_findings`, from the possible rows and the answers the table's rows depend on.

    Remembered by just these: the lines of one client mostly agree on them.
    """
    table = pack.tables[name]
    by_rule: dict[str, list[Row]] = {}
    for index, row in enumerate(table.rows):
        if mask >> index & 1:
            by_rule.setdefault(rule_of(row), []).append(row)
    certain = len(by_rule) == 1
    outcomes = {row.then for rows in by_rule.values() for row in rows}
    if UNIT in by_rule or (not certain and (table.kind != "level" or len(outcomes) > 1)):
        return ()
    wanted = sum(
        1 << index
        for index, row in enumerate(table.rows)
        if row.then in outcomes and (not certain or rule_of(row) in by_rule)
    )
    quotes = _quotes(pack, name + ROWS, seen, wanted)
    if mask.bit_count() == 1:
        # Of equally short reasons the one for the very row is told, to agree with its sentence.
        of_row = _quotes(pack, name + ROWS, seen, mask)
        quotes = of_row if len(of_row) == len(quotes) else quotes
    return tuple(
        Finding(
            rule,
            _report(table, rows[0]),
            certain,
            _reason(pack, rows),
            quotes,
            tuple(dict.fromkeys(source for row in rows for source in row.sources)),
            rows[0].then if len(outcomes) == 1 else "",
        )
        for rule, rows in by_rule.items()
    )


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


def _quotes(pack: Pack, root: str, seen: tuple[int, ...], wanted: int) -> tuple[Quote, ...]:
    known = [-1] * len(pack.facts)
    for level, value in zip(levels_in(pack.supports[root]), seen, strict=True):
        known[level] = value
    return tuple(
        Quote(pack.facts[level].id, pack.facts[level].values[known[level]])
        for level in smallest_forcing(pack.diagram, root, known, wanted)
    )
