"""The rule pack, proven and frozen; and its compiled form, from which it is read at once."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec

from socdesk.decision.advice import Quote
from socdesk.decision.cone import Cone
from socdesk.decision.diagram import Diagram, nested
from socdesk.decision.rules import (
    LEVEL_ROOTS,
    Counts,
    Fact,
    Rules,
    Source,
    Table,
    outcome_roots,
    root_name,
)
from socdesk.decision.words import (
    BundleWords,
    ComparisonWords,
    GlossaryEntry,
    Misconception,
    Notes,
    PageText,
    QuestionText,
    Terms,
    TimelineWords,
)
from socdesk.errors import SocDeskError

COMPILED = "pack.json"
"""Name of the compiled built-in pack beside the folder it was made from."""


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All words of the pack's language, by topic (`words` gives each form)."""

    questions: dict[str, QuestionText]
    pages: dict[str, PageText]
    notes: Notes
    reasons: dict[str, str]
    terms: Terms
    headlines: dict[str, str]
    comparison: ComparisonWords
    glossary: tuple[GlossaryEntry, ...]
    misconceptions: tuple[Misconception, ...]
    memo: dict[str, str]
    timeline: TimelineWords
    bundles: BundleWords


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a proven pack is made of; the form in which the built-in pack ships compiled."""

    rules: Rules
    words: Words
    diagram: Diagram
    counts: Counts
    sha256: str


@dataclass(frozen=True, eq=False)
class Pack:
    """A proven rule pack: rules, words, and the diagram that decides. It never changes.

    A pack equals only itself, so that results can be remembered by pack and answers.
    """

    content: Content

    @property
    def id(self) -> str:
        return self.content.rules.identity.id

    @property
    def version(self) -> str:
        return self.content.rules.identity.version

    @property
    def effective(self) -> str:
        """The ISO date from which the pack is meant to be used."""
        return self.content.rules.identity.effective

    @property
    def standards_basis(self) -> str:
        return self.content.rules.identity.standards.basis

    @property
    def standards_checked(self) -> str:
        """The ISO date on which the standards were last checked."""
        return self.content.rules.identity.standards.checked

    @property
    def sha256(self) -> str:
        """The SHA-256 of the pack's files, names and contents (see `fingerprint`)."""
        return self.content.sha256

    @property
    def rules(self) -> Rules:
        return self.content.rules

    @property
    def words(self) -> Words:
        return self.content.words

    @property
    def counts(self) -> Counts:
        return self.content.counts

    @property
    def diagram(self) -> Diagram:
        return self.content.diagram

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts in the order they are best asked."""
        return self.content.rules.facts

    @cached_property
    def levels(self) -> Mapping[str, int]:
        """The diagram's level of each fact."""
        return {fact.id: level for level, fact in enumerate(self.facts)}

    @cached_property
    def numbers(self) -> Mapping[str, tuple[int, Mapping[str, int]]]:
        """The diagram's level of each fact, and the number of each of its values."""
        return {
            fact.id: (level, {value: number for number, value in enumerate(fact.values)})
            for level, fact in enumerate(self.facts)
        }

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        return {table.id: table for table in self.rules.tables}

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        return {source.id: source for source in self.rules.sources}

    @cached_property
    def categories(self) -> frozenset[str]:
        """The tables of the Trust Services categories."""
        return frozenset(table.id for table in self.rules.tables if table.kind == "category")

    @cached_property
    def outcome_roots(self) -> tuple[str, ...]:
        """The outputs that make a question relevant (domain.md 11.6a)."""
        return outcome_roots(self.rules)

    @cached_property
    def level_roots(self) -> tuple[str, ...]:
        """The outputs that make up the recommendation."""
        return LEVEL_ROOTS

    @cached_property
    def outcome_labels(self) -> Mapping[str, tuple[str, ...]]:
        """The names of the outcomes of every root but the rows of tables."""
        flags = {root_name(kind, flag): ("silent", "raised") for kind, flag in self.rules.flags()}
        tables = {table.id: table.values for table in self.rules.tables if table.kind != "helper"}
        return {**tables, **flags}

    @cached_property
    def outcome_walks(self) -> tuple[Any, ...]:
        """The roots of `outcome_labels` as nested tuples, quickest where every answer is given."""
        walks = nested(self.diagram)
        return tuple(walks[root] for root in self.outcome_labels)

    def cone(self, root: str) -> Cone:
        """What an output tests, for what is remembered across lines; made when first asked for."""
        found = self._cones.get(root)
        if found is None:
            found = self._cones[root] = Cone(self.diagram, root)
        return found

    @cached_property
    def _cones(self) -> dict[str, Cone]:
        return {}

    @cached_property
    def quotes(self) -> tuple[tuple[Quote, ...], ...]:
        """Every answer as a reason quotes it, by level and value number."""
        return tuple(tuple(Quote(fact.id, value) for value in fact.values) for fact in self.facts)

    @cached_property
    def organisation_levels(self) -> int:
        """The set of levels that are asked once for the organisation, as a bit mask."""
        return sum(1 << at for at, fact in enumerate(self.facts) if fact.scope == "organisation")

    def fact(self, name: str) -> Fact:
        """Return the fact with this id; raises `KeyError` for an unknown one."""
        return self.facts[self.levels[name]]


def write_compiled(pack: Pack) -> bytes:
    """Return the pack in its compiled form: a line with the hash of all that follows."""
    payload = msgspec.json.encode(pack.content, order="deterministic")
    return hashlib.sha256(payload).hexdigest().encode() + b"\n" + payload


def read_compiled(data: bytes) -> Pack:
    """Return the pack from its compiled form; raises `SocDeskError` where it is damaged."""
    digest, _, payload = data.partition(b"\n")
    if hashlib.sha256(payload).hexdigest().encode() != digest:
        raise SocDeskError("The built-in rule pack is damaged; please install SOC Desk again.")
    return Pack(msgspec.json.decode(payload, type=Content))
