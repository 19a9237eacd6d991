"""What the diagram says of one set of answers: exact sets, what still matters, how many questions.

One pass over the nodes from the leaves up keeps, for every root, the diagram that is left when
the given answers are fixed, with the set of its leaves and the set of facts it still tests.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

from socdesk.decision.diagram import Diagram


class Reading:
    """The diagram under `known`: a value number per level, or -1 where there is no answer.

    Sets of values and of levels are bit masks. A reading is a value: it never changes.
    """

    __slots__ = ("__dict__", "_children", "_leaves", "_levels", "_supports", "diagram", "known")

    def __init__(self, diagram: Diagram, known: Sequence[int]) -> None:
        self.diagram = diagram
        self.known = tuple(known)
        self._levels: list[int] = []
        self._children: list[tuple[int, ...]] = []
        self._leaves: list[int] = []
        self._supports: list[int] = []
        self._roots = self._restrict()

    def _restrict(self) -> dict[str, int]:
        nodes, known = self.diagram.nodes, self.known
        levels, all_children = self._levels, self._children
        leaves, supports = self._leaves, self._supports
        shared: dict[tuple[int, tuple[int, ...]], int] = {}
        done: dict[int, int] = {}

        def visit(ref: int) -> int:
            if ref < 0:
                return ref
            level, children = nodes[ref]
            value = known[level]
            while value >= 0:
                ref = children[value]
                if ref < 0:
                    return ref
                level, children = nodes[ref]
                value = known[level]
            found = done.get(ref)
            if found is not None:
                return found
            kept = tuple([child if child < 0 else visit(child) for child in children])
            first = kept[0]
            if kept.count(first) == len(kept):
                done[ref] = first
                return first
            key = (level, kept)
            found = shared.get(key)
            if found is None:
                found = shared[key] = len(levels)
                leaf_set, support = 0, 1 << level
                for child in kept:
                    if child < 0:
                        leaf_set |= 1 << (-1 - child)
                    else:
                        leaf_set |= leaves[child]
                        support |= supports[child]
                levels.append(level)
                all_children.append(kept)
                leaves.append(leaf_set)
                supports.append(support)
            done[ref] = found
            return found

        return {name: visit(ref) for name, ref in self.diagram.roots.items()}

    def values(self, root: str) -> int:
        """The set of outcomes of `root` over all completions, as a bit mask."""
        ref = self._roots[root]
        return 1 << (-1 - ref) if ref < 0 else self._leaves[ref]

    def support(self, root: str) -> int:
        """The set of levels whose answer can still change the outcome of `root`."""
        ref = self._roots[root]
        return 0 if ref < 0 else self._supports[ref]

    def relevant(self, roots: Iterable[str]) -> int:
        """The set of levels whose answer can still change some of `roots`."""
        found = 0
        if self._levels:
            for root in roots:
                found |= self.support(root)
        return found

    def values_by(self, root: str, level: int) -> tuple[int, ...]:
        """The sets of outcomes of `root` for each value of the open fact at `level`."""
        ref = self._roots[root]
        count = self.diagram.arities[level]
        if ref < 0 or not self._supports[ref] >> level & 1:
            return (self.values(root),) * count
        memo: dict[int, tuple[int, ...]] = {}

        def visit(at: int) -> tuple[int, ...]:
            if at < 0:
                return (1 << (-1 - at),) * count
            if not self._supports[at] >> level & 1:
                return (self._leaves[at],) * count
            found = memo.get(at)
            if found is None:
                children = self._children[at]
                if self._levels[at] == level:
                    # Below its own test the fact is not met again.
                    found = tuple(
                        1 << (-1 - child) if child < 0 else self._leaves[child]
                        for child in children
                    )
                else:
                    found = tuple(map(_union, *map(visit, children)))
                memo[at] = found
            return found

        return visit(ref)

    def asked(self, roots: Iterable[str], known: Sequence[int]) -> int:
        """The set of levels that matter when their turn comes, as a bit mask.

        The questions are gone through in order with the answers `known`; each is judged by the
        answers before it alone. Answers this reading already holds are taken as given before.
        """
        front = {ref for root in roots if (ref := self._roots[root]) >= 0}
        found = 0
        for level, value in enumerate(known):
            testing = [ref for ref in front if self._levels[ref] == level]
            if not testing and not any(self._supports[ref] >> level & 1 for ref in front):
                continue
            found |= 1 << level
            front.difference_update(testing)
            for ref in testing:
                children = self._children[ref]
                front.update(children if value < 0 else (children[value],))
            front = {ref for ref in front if ref >= 0}
        return found

    def at_most(self, roots: Iterable[str], uncounted: int = 0) -> int:
        """How many questions can still be needed to settle `roots`, whatever is answered.

        Questions are asked in the pack's order, and only while they matter. Levels in
        `uncounted` are not asked: their answers stay open.
        """
        return self.longest_path(roots, uncounted)[0]

    def longest_path(self, roots: Iterable[str], uncounted: int = 0) -> tuple[int, int]:
        """As `at_most`, with the number of states visited beside it."""
        open_roots = frozenset([ref for root in roots if (ref := self._roots[root]) >= 0])
        if not open_roots:
            return 0, 0
        search = _LongestPath(self._levels, self._children, self._supports, uncounted)
        return search.of(open_roots), search.visited

    @cached_property
    def settled(self) -> frozenset[str]:
        """The roots with a single outcome."""
        return frozenset(name for name, ref in self._roots.items() if ref < 0)


class _LongestPath:
    """The worst case over all answers, by memo on the set of unsettled roots.

    Two bounds keep it small: groups that share no fact are counted apart, and values are tried
    by the number of facts left, stopping when none can beat the best.
    """

    def __init__(
        self,
        levels: Sequence[int],
        children: Sequence[tuple[int, ...]],
        supports: Sequence[int],
        uncounted: int,
    ) -> None:
        self._levels, self._children, self._supports = levels, children, supports
        self._uncounted = uncounted
        self._memo: dict[frozenset[int], int] = {}
        self.visited = 0

    def of(self, refs: frozenset[int]) -> int:
        return sum(self._group(group) for group in self._apart(refs))

    def _apart(self, refs: frozenset[int]) -> list[frozenset[int]]:
        """Split into groups that share no counted fact."""
        groups: list[tuple[int, list[int]]] = []
        for ref in refs:
            support, members = self._supports[ref] & ~self._uncounted, [ref]
            apart: list[tuple[int, list[int]]] = []
            for other, others in groups:
                if other & support:
                    support, members = support | other, members + others
                else:
                    apart.append((other, others))
            groups = [*apart, (support, members)]
        return [frozenset(members) for support, members in groups if support]

    def _group(self, refs: frozenset[int]) -> int:
        known = self._memo.get(refs)
        if known is not None:
            return known
        self.visited += 1
        level = min(self._levels[ref] for ref in refs)
        branches = self._branches(refs, level)
        if self._uncounted >> level & 1:
            best = self.of(frozenset().union(*branches))
        else:
            best = 0
            bounded = sorted(((self._bound(branch), branch) for branch in branches), key=_first)
            for bound, branch in reversed(bounded):
                if bound <= best:
                    break
                best = max(best, self.of(branch))
            best += 1
        self._memo[refs] = best
        return best

    def _bound(self, refs: frozenset[int]) -> int:
        support = 0
        for ref in refs:
            support |= self._supports[ref]
        return (support & ~self._uncounted).bit_count()

    def _branches(self, refs: frozenset[int], level: int) -> list[frozenset[int]]:
        staying = [ref for ref in refs if self._levels[ref] != level]
        testing = [self._children[ref] for ref in refs if self._levels[ref] == level]
        return [
            frozenset([*staying, *(child for child in column if child >= 0)])
            for column in zip(*testing, strict=True)
        ]


def _union(*masks: int) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found


def _first(pair: tuple[int, frozenset[int]]) -> int:
    return pair[0]
