"""The rules of a pack as data: facts, unique tables, flags, declared monotonicities, sources.

Each class mirrors one kind of block in the pack's TOML files; nothing here evaluates anything.
"""

from msgspec import Struct

UNIT = "-"
"""The rule name of a silent row: it says that its table does not apply."""


class SameAs(Struct, frozen=True, forbid_unknown_fields=True, rename={"other": "as"}):
    """A value declared to act exactly like another, with the reason (domain.md 11.7)."""

    value: str
    other: str
    reason: str


class Fact(Struct, frozen=True, forbid_unknown_fields=True):
    """A question's closed domain. `scope` is organisation, line or default (S18 to S20).

    `words` names the list of terms that gives every value a text of its own; `page` the page a
    yes/no fact shares with others.
    """

    id: str
    reference: str
    scope: str
    group: str
    values: tuple[str, ...]
    same_as: tuple[SameAs, ...] = ()
    words: str = ""
    page: str = ""


class Row(Struct, frozen=True, forbid_unknown_fields=True):
    """One row of a unique table: where all cells hold, the outcome is `then`.

    `rule` is the rule of domain.md it comes from; an input without a cell may take any value.
    """

    id: str
    rule: str
    when: dict[str, tuple[str, ...]]
    then: str
    sources: tuple[str, ...]
    silent: bool = False


class Table(Struct, frozen=True, forbid_unknown_fields=True):
    """A table with hit policy unique over the combinations that can occur.

    `values` are its own outcomes in ascending order. An input is a fact, another table (its
    outcome) or "table.rule" (the rule that fired there).
    """

    id: str
    kind: str
    inputs: tuple[str, ...]
    values: tuple[str, ...]
    rows: tuple[Row, ...]
    report: str = ""
    scope: str = "line"

    @property
    def rules(self) -> tuple[str, ...]:
        """The distinct rules its rows carry, in order; silent rows share `UNIT`."""
        return tuple(dict.fromkeys(rule_of(row) for row in self.rows))


class Flag(Struct, frozen=True, forbid_unknown_fields=True):
    """A trap, hint, remark or contradiction: raised where one of its conditions holds."""

    id: str
    sources: tuple[str, ...]
    raised_when: tuple[dict[str, tuple[str, ...]], ...]
    scope: str = "line"
    questions: tuple[str, ...] = ()


class Monotone(Struct, frozen=True, forbid_unknown_fields=True):
    """A claim: along `chain` of the fact's values the table's outcome never falls."""

    id: str
    table: str
    fact: str
    chain: tuple[str, ...]


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """A published source, or "E" for own judgement."""

    id: str
    title: str
    address: str


class ComparisonColumn(Struct, frozen=True, forbid_unknown_fields=True):
    """A report or a type that stands as a column; `shown` from the start or only by choice."""

    id: str
    shown: bool = False
    drawing: str = ""


class ComparisonRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A row of the comparison and the questions whose answers "for this client" quotes."""

    id: str
    group: str
    questions: tuple[str, ...]
    sources: tuple[str, ...]
    drawing: str = ""


class PhaseRange(Struct, frozen=True, forbid_unknown_fields=True):
    """How long a phase of the timeline takes, in weeks (domain.md 6)."""

    id: str
    shortest: int
    typical: int
    longest: int
    sources: tuple[str, ...]


class Preparation(Struct, frozen=True, forbid_unknown_fields=True):
    """What goes before a period, by the value of S18; or `RENEWAL`, after a report there is.

    `work` are phases in their order. The period need not wait for those in `beside` where the
    reader's date would be missed. Controls that are `running` have run for `months` at least.
    """

    id: str
    running: bool
    months: int
    work: tuple[str, ...]
    beside: tuple[str, ...]
    sources: tuple[str, ...]


class Deadline(Struct, frozen=True, forbid_unknown_fields=True):
    """The most months from today that a value of S19 leaves; 0 sets no date."""

    id: str
    months: int
    sources: tuple[str, ...]


class Limit(Struct, frozen=True, forbid_unknown_fields=True):
    """A length of time the timeline measures by, in months (domain.md 3)."""

    id: str
    months: int
    sources: tuple[str, ...]


class Standards(Struct, frozen=True, forbid_unknown_fields=True):
    """The standards a pack rests on and the day they were last checked (ISO date)."""

    basis: str
    checked: str
    sources: tuple[str, ...]


class Identity(Struct, frozen=True, forbid_unknown_fields=True):
    """`pack.toml`: who the pack is."""

    id: str
    version: str
    effective: str
    language: str
    standards: Standards


ROWS = "/rows"
"""Suffix of the root whose leaves are row numbers, beside the root of the outcomes."""

EXPLAINED = ("level", "lean", "category", "type", "subservice")
"""Kinds of table whose rules are findings."""

LEVEL_ROOTS = ("soc1", "soc2", "supply", "lean")
"""The outputs that make up the recommendation: the three levels and the lean."""

RENEWAL = "renewal"
"""The preparation that holds where a report is there already, whatever S18 says."""

TIMELINE_KINDS = ("phase", "preparation", "deadline", "limit")
"""Kinds of block the timeline is planned from."""

FLAG_KINDS = ("trap", "hint", "remark", "contradiction")


class Rules(Struct, frozen=True, forbid_unknown_fields=True):
    """All rules of a pack, facts in the order they are best asked."""

    identity: Identity
    facts: tuple[Fact, ...]
    tables: tuple[Table, ...]
    traps: tuple[Flag, ...]
    hints: tuple[Flag, ...]
    remarks: tuple[Flag, ...]
    contradictions: tuple[Flag, ...]
    monotone: tuple[Monotone, ...]
    sources: tuple[Source, ...]
    columns: tuple[ComparisonColumn, ...]
    comparison: tuple[ComparisonRow, ...]
    type_columns: tuple[ComparisonColumn, ...]
    type_comparison: tuple[ComparisonRow, ...]
    phases: tuple[PhaseRange, ...]
    preparations: tuple[Preparation, ...]
    deadlines: tuple[Deadline, ...]
    limits: tuple[Limit, ...]

    def flags(self) -> tuple[tuple[str, Flag], ...]:
        """Every flag with its kind, in file order."""
        groups = (self.traps, self.hints, self.remarks, self.contradictions)
        return tuple(
            (kind, flag) for kind, group in zip(FLAG_KINDS, groups, strict=True) for flag in group
        )


def rule_of(row: Row) -> str:
    """The rule a row speaks for; `UNIT` where it is silent."""
    return UNIT if row.silent else row.rule


def root_name(kind: str, flag: Flag) -> str:
    """The name of a flag's diagram, apart from every table's."""
    return f"{kind}:{flag.id}"


def outcome_roots(rules: Rules) -> tuple[str, ...]:
    """The outputs that make a question relevant (domain.md 11.6a): no reasons, no remarks."""
    tables = [table.id for table in rules.tables if table.kind not in ("helper", "headline")]
    flags = [root_name(kind, flag) for kind, flag in rules.flags() if kind in ("trap", "hint")]
    return (*tables, *flags)


class Counts(Struct, frozen=True, forbid_unknown_fields=True):
    """What was proven, in figures; printed by `pack check` and in every memo.

    `combinations` counts the combinations of table inputs that can really occur; each meets
    exactly one row. `at_most` is the number of questions a line can take, `visited` the states
    looked at to find it.
    """

    facts: int
    tables: int
    rows: int
    flags: int
    outcomes: int
    combinations: int
    monotonicities: int
    nodes: int
    at_most: int
    visited: int
