"""The rule pack: loaded whole, proven, frozen; or refused whole, with every fault."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import Any

import msgspec

from socdesk.decision.blocks import Blocks, decode
from socdesk.decision.checking import check, check_words
from socdesk.decision.compiling import Compiler
from socdesk.decision.diagram import Diagram, nested
from socdesk.decision.faults import Fault, PackError
from socdesk.decision.prove import LEVEL_ROOTS, Counts, outcome_roots, prove
from socdesk.decision.reading import Reading, levels_in
from socdesk.decision.rules import FLAG_KINDS, Fact, Rules, Source, Table, root_name
from socdesk.decision.source import read_files, read_folder
from socdesk.decision.words import (
    ComparisonWords,
    GlossaryEntry,
    Misconception,
    Notes,
    PageText,
    QuestionText,
    Terms,
)
from socdesk.errors import SocDeskError
from socdesk.paths import resource

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

    @cached_property
    def supports(self) -> Mapping[str, int]:
        """The levels each root tests at all, as bit masks."""
        reading = Reading(self.diagram, [-1] * len(self.facts))
        return {root: reading.support(root) for root in self.diagram.roots}

    @cached_property
    def seen_by(self) -> Mapping[str, Callable[[Sequence[int]], tuple[int, ...]]]:
        """For each root, what picks the answers it tests out of all."""
        return {root: _picker(levels_in(mask)) for root, mask in self.supports.items()}

    @cached_property
    def organisation_levels(self) -> int:
        """The set of levels that are asked once for the organisation, as a bit mask."""
        return sum(1 << at for at, fact in enumerate(self.facts) if fact.scope == "organisation")

    def fact(self, name: str) -> Fact:
        """Return the fact with this id; raises `KeyError` for an unknown one."""
        return self.facts[self.levels[name]]


def load(folder: Path) -> Pack:
    """Load, check, compile and prove the pack in `folder`.

    Raises `PackError` with every fault found; nothing of a faulty pack is ever used.
    """
    texts, faults = read_folder(folder)
    return load_texts(texts, faults)


def load_texts(texts: Mapping[str, str], faults: list[Fault]) -> Pack:
    """As `load`, from file names and texts; `faults` are those met while reading."""
    files, broken = read_files(texts)
    blocks = decode({name: file for name, file in files.items() if not name.startswith("cases/")})
    found = [*faults, *broken]
    if not broken or "pack.toml" in files:
        missing = {fault.file for fault in broken}
        found += [fault for fault in blocks.faults if fault.file not in missing]
    if found:
        raise PackError(tuple(sorted(found)))
    found = check(blocks)
    words = check_words(blocks)
    if found:
        raise PackError(tuple(sorted([*found, *words])))
    compiler = Compiler(_rules(blocks))
    found, counts = prove(blocks, compiler)
    if found or words:
        raise PackError(tuple(sorted([*found, *words])))
    return Pack(
        Content(compiler.rules, _words(blocks), compiler.freeze(), counts, fingerprint(texts))
    )


def fingerprint(texts: Mapping[str, str]) -> str:
    """The SHA-256 over every file's name and text, in the order of the names."""
    digest = hashlib.sha256()
    for name in sorted(texts):
        data = texts[name].encode("utf-8")
        digest.update(f"{name}\n{len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def builtin() -> Pack:
    """Return the pack that ships with SOC Desk: compiled where the build made it so."""
    try:
        compiled = resource(COMPILED)
    except FileNotFoundError:
        return load(resource("pack"))
    return read_compiled(compiled.read_bytes())


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


def _picker(levels: Sequence[int]) -> Callable[[Sequence[int]], tuple[int, ...]]:
    if len(levels) > 1:
        return itemgetter(*levels)

    def pick(known: Sequence[int]) -> tuple[int, ...]:
        return tuple(known[level] for level in levels)

    return pick


def _rules(blocks: Blocks) -> Rules:
    def of(kind: str) -> tuple[Any, ...]:
        return tuple(entry.value for entry in blocks.of(kind))

    assert blocks.identity is not None  # a pack without one was refused before
    flags = {kind + "s": of(kind) for kind in FLAG_KINDS}
    return Rules(
        identity=blocks.identity.value,
        facts=of("fact"),
        tables=of("table"),
        monotone=of("monotone"),
        sources=of("source"),
        columns=of("column"),
        comparison=of("row"),
        **flags,
    )


def _words(blocks: Blocks) -> Words:
    words = {topic: entry.value for topic, entry in blocks.words.items()}
    return Words(
        questions={text.id: text for text in words["questions"].question},
        pages={text.id: text for text in words["questions"].page},
        notes=words["notes"],
        reasons=words["reasons"].reasons,
        terms=words["terms"],
        headlines=words["headlines"].headlines,
        comparison=words["comparison"],
        glossary=words["glossary"].term,
        misconceptions=words["misconceptions"].card,
        memo=words["memo"].memo,
    )
