"""Loading a pack from its folder: read, checked, compiled, proven; or refused with every fault."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from socdesk.decision.blocks import Blocks, decode
from socdesk.decision.bundle_words import check_bundle_words
from socdesk.decision.checking import check, check_words
from socdesk.decision.checking_cards import check_cards
from socdesk.decision.checking_comparison import check_comparison
from socdesk.decision.compiling import Compiler
from socdesk.decision.faults import Fault, PackError
from socdesk.decision.pack import Content, Pack, Words
from socdesk.decision.prove import prove
from socdesk.decision.rules import FLAG_KINDS, Rules
from socdesk.decision.source import read_files, read_folder
from socdesk.decision.timeline.checking import check_timeline, check_timeline_words


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
    found = [*check(blocks), *check_timeline(blocks)]
    words = [*check_words(blocks), *check_cards(blocks), *check_comparison(blocks)]
    words += [*check_timeline_words(blocks), *check_bundle_words(blocks)]
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
        type_columns=of("type_column"),
        type_comparison=of("type_row"),
        phases=of("phase"),
        preparations=of("preparation"),
        deadlines=of("deadline"),
        limits=of("limit"),
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
        timeline=words["timeline"],
        bundles=words["bundles"],
    )
