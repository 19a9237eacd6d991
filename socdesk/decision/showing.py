"""Lines of answers that show a fault of a pack: a path to the leaf that should not be."""

from socdesk.decision.compiling import Compiler
from socdesk.decision.rules import Table


class Examples:
    """Finds answers that lead to a leaf of a compiled table."""

    def __init__(self, compiler: Compiler) -> None:
        self.compiler = compiler
        self.builder = compiler.builder

    def of_table(self, ref: int, wanted: int, table: Table) -> str:
        """Answers that lead to leaf number `wanted`, no more than needed, and the inputs there."""
        target = -1 - wanted
        path = self._path(ref, target)
        for level in list(path):
            fewer = {at: value for at, value in path.items() if at != level}
            if self._leaves(ref, fewer) == {target}:
                path = fewer
        inputs = self._input_values(table, path)
        return self.worded(path) + (f" (inputs {inputs})" if inputs else "")

    def _path(self, ref: int, target: int) -> dict[int, int]:
        dead: set[int] = set()

        def visit(at: int) -> dict[int, int] | None:
            if at < 0:
                return {} if at == target else None
            if at in dead:
                return None
            level, children = self.builder.nodes[at]
            for value, child in enumerate(children):
                found = visit(child)
                if found is not None:
                    return {level: value, **found}
            dead.add(at)
            return None

        return visit(ref) or {}

    def _leaves(self, ref: int, known: dict[int, int]) -> set[int]:
        seen: set[int] = set()
        leaves: set[int] = set()
        stack = [ref]
        while stack:
            at = stack.pop()
            if at < 0:
                leaves.add(at)
            elif at not in seen:
                seen.add(at)
                level, children = self.builder.nodes[at]
                stack += [children[known[level]]] if level in known else children
        return leaves

    def _input_values(self, table: Table, path: dict[int, int]) -> str:
        parts = []
        for name in table.inputs:
            if name in self.compiler.facts:
                continue
            ref, values, _ = self.compiler.input_of(name)
            leaves = self._leaves(ref, path)
            if len(leaves) == 1 and (value := -1 - next(iter(leaves))) < len(values):
                parts.append(f"{name} = {values[value]}")
        return ", ".join(parts)

    def worded(self, path: dict[int, int]) -> str:
        """A path (value number by level) as "users = ourselves, ..."."""
        facts = self.compiler.rules.facts
        return ", ".join(
            f"{facts[level].id} = {facts[level].values[value]}"
            for level, value in sorted(path.items())
        )
