"""The proof of a pack: total, unique, nothing dead or idle, every declared order kept.

Each fault carries a line of answers that shows it, shortened to the answers it needs. The proof
reads the diagrams whose leaves are sets of rows (`compiling`), so what is proven is what decides.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from socdesk.decision.blocks import Blocks, Located
from socdesk.decision.compiling import Compiler
from socdesk.decision.diagram import SPOILED
from socdesk.decision.faults import Fault
from socdesk.decision.reading import Reading
from socdesk.decision.rules import Counts, Fact, Table, outcome_roots, root_name
from socdesk.decision.showing import Examples

MOST_VISITED = 1_000
"""States the search for "at most N questions" may visit at the start (design.md, kernel.md)."""


def prove(blocks: Blocks, compiler: Compiler) -> tuple[list[Fault], Counts]:
    """Return the faults of the compiled pack, and the counts of what was looked at."""
    proof = _Proof(blocks, compiler)
    return proof.faults(), proof.counts()


class _Proof:
    def __init__(self, blocks: Blocks, compiler: Compiler) -> None:
        self.compiler = compiler
        self.builder = compiler.builder
        self.rules = compiler.rules
        self.tables = {entry.value.id: entry for entry in blocks.of("table")}
        self.facts = {entry.value.id: entry for entry in blocks.of("fact")}
        self.monotone = blocks.of("monotone")
        self.flags = {
            root_name(kind, entry.value): entry
            for kind in ("trap", "hint", "remark", "contradiction")
            for entry in blocks.of(kind)
        }
        self.identity = blocks.identity
        self.examples = Examples(compiler)
        self._visited = (0, 0)

    def faults(self) -> list[Fault]:
        found: list[Fault] = []
        for name, entry in self.tables.items():
            found.extend(self._table(entry, self.compiler.compiled[name].sets))
        for name, entry in self.flags.items():
            found.extend(self._flag(name, entry))
        found.extend(self._idle())
        for entry in self.monotone:
            found.extend(self._falls(entry))
        if not found:
            found.extend(self._questioning())
        return found

    def counts(self) -> Counts:
        rules = self.rules
        return Counts(
            facts=len(rules.facts),
            tables=len(rules.tables),
            rows=sum(len(table.rows) for table in rules.tables),
            flags=len(self.flags),
            outcomes=sum(len(table.values) for table in rules.tables),
            combinations=sum(len(self._reachable_inputs(table)) for table in rules.tables),
            monotonicities=sum(len(claim.chain) - 1 for claim in rules.monotone),
            nodes=len(self.compiler.freeze().nodes),
            at_most=self._visited[0],
            visited=self._visited[1],
        )

    # Tables: total, unique, nothing dead, nothing unreachable.

    def _table(self, entry: Located, sets: Sequence[int]) -> Iterable[Fault]:
        table: Table = entry.value
        ref = self.compiler.compiled[table.id].proof
        alone = 0
        for number, mask in enumerate(sets):
            if mask == SPOILED:
                continue
            rows = [index for index in range(len(table.rows)) if mask >> index & 1]
            if not rows:
                yield entry.fault(
                    table.id, "no row for some answers (a gap)", "exactly one row", "rows",
                    example=self.examples.of_table(ref, number, table),
                )  # fmt: skip
            elif len(rows) > 1:
                first, second = (table.rows[index] for index in rows[:2])
                line = entry.file.line(*entry.place, "rows", rows[0])
                yield entry.fault(
                    second.id,
                    f"two rows for the same answers (an overlap): {first.id} at line {line}",
                    "exactly one row", "rows", rows[1],
                    example=self.examples.of_table(ref, number, table),
                )  # fmt: skip
            if mask > 0:
                alone |= mask
        dead = [index for index in range(len(table.rows)) if not alone >> index & 1]
        for index in dead:
            yield entry.fault(
                table.rows[index].id, "a dead row: no answers lead here",
                "answers that meet its cells", "rows", index,
            )  # fmt: skip
        live = {row.then for index, row in enumerate(table.rows) if index not in dead}
        for value in table.values:
            if value not in live:
                yield entry.fault(
                    table.id,
                    f"the outcome {value} cannot be reached",
                    "a live row that gives it",
                    "values",
                )

    def _flag(self, name: str, entry: Located) -> Iterable[Fault]:
        flag = entry.value
        sets = self.compiler.compiled[name].sets
        met = 0
        for mask in sets:
            met |= max(mask, 0)
        for index in range(len(flag.raised_when)):
            if not met >> index & 1:
                yield entry.fault(
                    flag.id, "a dead condition: no answers meet it", "answers that meet its cells",
                    "raised_when", index,
                )  # fmt: skip
        if 0 not in sets:
            yield entry.fault(
                flag.id, "always raised", "answers that leave it silent", "raised_when"
            )

    # Questions and options: each matters somewhere.

    def _roots(self) -> list[int]:
        refs: list[int] = []
        for table in self.rules.tables:
            if table.kind != "helper":
                compiled = self.compiler.compiled[table.id]
                refs += [compiled.outcome, compiled.rows]
        for kind, flag in self.rules.flags():
            if kind in ("trap", "hint"):
                refs.append(self.compiler.compiled[root_name(kind, flag)].outcome)
        return refs

    def _idle(self) -> Iterable[Fault]:
        roots = self._roots()
        for level, fact in enumerate(self.rules.facts):
            entry = self.facts[fact.id]
            alike = [
                pair
                for pair in combinations(range(len(fact.values)), 2)
                if all(self._same(ref, level, *pair) for ref in roots)
            ]
            every = len(fact.values) * (len(fact.values) - 1) // 2
            if fact.words:
                continue
            if len(alike) == every:
                yield entry.fault(
                    fact.id, "an idle question: no answer changes any outcome, rule or trap",
                    "a question that matters somewhere",
                )  # fmt: skip
                continue
            yield from self._options(entry, fact, alike)

    def _options(
        self, entry: Located, fact: Fact, alike: Sequence[tuple[int, int]]
    ) -> Iterable[Fault]:
        declared = {
            frozenset((fact.values.index(same.value), fact.values.index(same.other))): same
            for same in fact.same_as
        }
        for first, second in alike:
            if frozenset((first, second)) not in declared:
                one, other = fact.values[first], fact.values[second]
                yield entry.fault(
                    fact.id, f"an idle option: {one} and {other} always act alike",
                    "a difference somewhere, or same_as with the reason", "values",
                )  # fmt: skip
        for pair, same in declared.items():
            if tuple(sorted(pair)) not in alike:
                yield entry.fault(
                    fact.id, f"{same.value} is declared like {same.other} but acts differently",
                    "no declaration", "same_as",
                )  # fmt: skip

    def _same(self, ref: int, level: int, one: int, other: int) -> bool:
        return self._cofactor(ref, level, one) == self._cofactor(ref, level, other)

    def _cofactor(self, ref: int, level: int, value: int) -> int:
        memo: dict[int, int] = {}

        def visit(at: int) -> int:
            if at < 0 or self.builder.nodes[at][0] > level:
                return at
            found = memo.get(at)
            if found is None:
                here, children = self.builder.nodes[at]
                if here == level:
                    found = children[value]
                else:
                    found = self.builder.node(here, tuple(visit(child) for child in children))
                memo[at] = found
            return found

        return visit(ref)

    # Declared monotonicities.

    def _falls(self, entry: Located) -> Iterable[Fault]:
        claim = entry.value
        level = self.compiler.facts[claim.fact]
        fact: Fact = self.rules.facts[level]
        ref = self.compiler.compiled[claim.table].outcome
        for low, high in pairwise(claim.chain):
            below = self._cofactor(ref, level, fact.values.index(low))
            above = self._cofactor(ref, level, fact.values.index(high))
            path = self._where_above(below, above)
            if path is not None:
                table: Table = self.tables[claim.table].value
                example = self.examples.worded(path)
                yield entry.fault(
                    claim.id,
                    f"{claim.table} falls when {claim.fact} goes from {low} to {high}",
                    f"{table.id} never falls along the chain", "chain",
                    example=example or "any",
                )  # fmt: skip

    def _where_above(self, left: int, right: int) -> dict[int, int] | None:
        """Answers under which `left` gives more than `right`, or None."""
        clear: set[tuple[int, int]] = set()

        def visit(one: int, other: int) -> dict[int, int] | None:
            if one < 0 and other < 0:
                return {} if -1 - one > -1 - other else None
            if one == other or (one, other) in clear:
                return None
            level = min(self.builder.nodes[ref][0] for ref in (one, other) if ref >= 0)
            for value in range(self.builder.arities[level]):
                found = visit(self._step(one, level, value), self._step(other, level, value))
                if found is not None:
                    return {level: value, **found}
            clear.add((one, other))
            return None

        return visit(left, right)

    def _step(self, ref: int, level: int, value: int) -> int:
        if ref < 0 or self.builder.nodes[ref][0] != level:
            return ref
        return self.builder.nodes[ref][1][value]

    # Short questioning stays cheap.

    def _questioning(self) -> Iterable[Fault]:
        diagram = self.compiler.freeze()
        reading = Reading(diagram, [-1] * len(diagram.arities))
        uncounted = sum(
            1 << level
            for level, fact in enumerate(self.rules.facts)
            if fact.scope == "organisation"
        )
        self._visited = reading.longest_path(outcome_roots(self.rules), uncounted)
        if self._visited[1] > MOST_VISITED and self.identity:
            yield self.identity.fault(
                "pack", f"{self._visited[1]} states to find the number of questions at the start",
                f"at most {MOST_VISITED}; another order of facts",
            )  # fmt: skip

    def _reachable_inputs(self, table: Table) -> frozenset[tuple[int, ...]]:
        """The combinations of input values that can really occur."""
        memo: dict[tuple[int, ...], frozenset[tuple[int, ...]]] = {}

        def visit(refs: tuple[int, ...]) -> frozenset[tuple[int, ...]]:
            tests = [self.builder.nodes[ref][0] for ref in refs if ref >= 0]
            if not tests:
                return frozenset({tuple(-1 - ref for ref in refs)})
            found = memo.get(refs)
            if found is None:
                level = min(tests)
                found = frozenset().union(
                    *(
                        visit(tuple(self._step(ref, level, value) for ref in refs))
                        for value in range(self.builder.arities[level])
                    )
                )
                memo[refs] = found
            return found

        return visit(tuple(self.compiler.input_of(name)[0] for name in table.inputs))
