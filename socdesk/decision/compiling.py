"""From rules to the diagram: tables in the order of their graph, then flags."""

from collections.abc import Mapping
from graphlib import TopologicalSorter

from msgspec import Struct

from socdesk.decision.diagram import SPOILED, Builder, Diagram, grid
from socdesk.decision.rules import EXPLAINED, ROWS, Flag, Rules, Table, root_name, rule_of


class Compiled(Struct, frozen=True):
    """A compiled table or flag.

    `proof` is the diagram whose leaves number the sets of matching rows in `sets` (bit masks, or
    `SPOILED`); `outcome` has the values as leaves, `rows` the row numbers, `rules` the rules.
    """

    proof: int
    sets: tuple[int, ...]
    outcome: int
    rows: int
    rules: int


def table_order(tables: Mapping[str, Table]) -> tuple[str, ...]:
    """Return the tables' ids with inputs before their readers; raises `graphlib.CycleError`."""
    graph = {
        table.id: [name.partition(".")[0] for name in table.inputs if base(name) in tables]
        for table in tables.values()
    }
    return tuple(TopologicalSorter(graph).static_order())


def base(name: str) -> str:
    """The fact or table that an input reads: "soc1.rule" reads soc1."""
    return name.partition(".")[0]


class Compiler:
    """Compiles the tables and flags of one pack; the rules must be well-formed."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.facts = {fact.id: level for level, fact in enumerate(rules.facts)}
        self.tables = {table.id: table for table in rules.tables}
        self.builder = Builder(tuple(len(fact.values) for fact in rules.facts))
        self.compiled: dict[str, Compiled] = {}
        for name in table_order(self.tables):
            self._compile_table(self.tables[name])
        for kind, flag in rules.flags():
            self._compile_flag(root_name(kind, flag), flag)

    def input_of(self, name: str) -> tuple[int, tuple[str, ...], str]:
        """The diagram behind an input, the values it can give, and its name in the cells."""
        if name in self.facts:
            level = self.facts[name]
            return self.builder.variable(level), self.rules.facts[level].values, name
        table = self.tables[base(name)]
        compiled = self.compiled[table.id]
        if name.endswith(".rule"):
            return compiled.rules, table.rules, name
        return compiled.outcome, table.values, name

    def _compile_table(self, table: Table) -> None:
        proof, masks = self._match(table.inputs, [row.when for row in table.rows])
        gap = len(table.values)
        outcomes = [table.values.index(row.then) for row in table.rows]
        rules = [table.rules.index(rule_of(row)) for row in table.rows]

        def first(mask: int) -> int | None:
            return None if mask in (0, SPOILED) else (mask & -mask).bit_length() - 1

        rows = [first(mask) for mask in masks]
        self.compiled[table.id] = Compiled(
            proof,
            masks,
            self._relabelled(proof, [gap if row is None else outcomes[row] for row in rows]),
            self._relabelled(proof, [len(outcomes) if row is None else row for row in rows]),
            self._relabelled(
                proof, [len(table.rules) if row is None else rules[row] for row in rows]
            ),
        )

    def _compile_flag(self, name: str, flag: Flag) -> None:
        inputs = tuple(dict.fromkeys(key for cells in flag.raised_when for key in cells))
        proof, masks = self._match(inputs, flag.raised_when)
        raised = self._relabelled(proof, [int(mask > 0) for mask in masks])
        self.compiled[name] = Compiled(proof, masks, raised, raised, raised)

    def _match(
        self,
        inputs: tuple[str, ...],
        cells: "list[dict[str, tuple[str, ...]]] | tuple[dict[str, tuple[str, ...]], ...]",
    ) -> tuple[int, tuple[int, ...]]:
        sets: dict[int, int] = {}
        ref = self.builder.compile(grid([self.input_of(name) for name in inputs], cells), sets)
        return ref, tuple(sets)

    def _relabelled(self, ref: int, labels: list[int]) -> int:
        return self.builder.mapped(ref, labels.__getitem__)

    def freeze(self) -> Diagram:
        """Return the product: outcomes of all tables but helpers, rows where explained, flags."""
        roots: dict[str, int] = {}
        for table in self.rules.tables:
            if table.kind != "helper":
                roots[table.id] = self.compiled[table.id].outcome
            if table.kind in EXPLAINED:
                roots[table.id + ROWS] = self.compiled[table.id].rows
        for kind, flag in self.rules.flags():
            name = root_name(kind, flag)
            roots[name] = self.compiled[name].outcome
        return self.builder.freeze(roots)
