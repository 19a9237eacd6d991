"""Whether the blocks of the timeline are all there, in bounds, and have their words."""

import re
from collections.abc import Collection, Iterable, Mapping

from socdesk.decision.blocks import Blocks, Located
from socdesk.decision.checking import nearest
from socdesk.decision.faults import Fault
from socdesk.decision.rules import RENEWAL, Limit, PhaseRange, Preparation
from socdesk.decision.timeline.months import YEAR
from socdesk.decision.timeline.names import (
    DATES,
    DEADLINE,
    EVIDENCE,
    LIMITS,
    PHASES,
    PHRASES,
    SHOWN,
    WARNINGS,
    WORK,
    YEAR_END_LEAST,
    YEAR_END_MOST,
)

MOST_WEEKS = 104
MOST_MONTHS = 24
_MARKER = re.compile(r"\{(\w*)\}")


def check_timeline(blocks: Blocks) -> list[Fault]:
    """Return every fault of the timeline's phases, preparations, deadlines and limits."""
    values = {entry.value.id: entry.value.values for entry in blocks.of("fact")}
    faults: list[Fault] = []
    faults.extend(_complete(blocks, "phase", PHASES))
    faults.extend(_complete(blocks, "preparation", (*values.get(EVIDENCE, ()), RENEWAL)))
    faults.extend(_complete(blocks, "deadline", values.get(DEADLINE, ())))
    faults.extend(_complete(blocks, "limit", LIMITS))
    for entry in blocks.of("phase"):
        faults.extend(_check_phase(entry))
    for entry in blocks.of("preparation"):
        faults.extend(_check_preparation(entry))
    for entry in blocks.of("deadline"):
        faults.extend(_within(entry, 0))
    for entry in blocks.of("limit"):
        faults.extend(_within(entry, 1))
    faults.extend(_year_end_limits(blocks.of("limit")))
    return faults


def check_timeline_words(blocks: Blocks) -> list[Fault]:
    """Return every missing or stray word of the timeline, and stray names in its sentences."""
    entry = blocks.words.get("timeline")
    if not entry:
        return []
    words = entry.value
    faults: list[Fault] = []
    for key, names in (("months", words.months), ("months_short", words.months_short)):
        if len(names) != YEAR:
            faults.append(entry.fault(key, f"{len(names)} names", "12, from January", key))
    phases, dates = dict.fromkeys(SHOWN, ()), dict.fromkeys(DATES, ())
    faults.extend(_same_words(entry, "phases", words.phases, phases))
    faults.extend(_same_words(entry, "dates", words.dates, dates))
    faults.extend(_same_words(entry, "phrases", words.phrases, PHRASES))
    faults.extend(_same_words(entry, "warnings", words.warnings, WARNINGS))
    return faults


def _complete(blocks: Blocks, kind: str, needed: Collection[str]) -> Iterable[Fault]:
    """Every block needed is there, and no other."""
    entries = blocks.of(kind)
    there = {entry.value.id for entry in entries}
    for name in needed:
        if name not in there:
            where = entries[-1] if entries else blocks.identity
            if where:
                yield where.fault(name, f"no {kind} {name}", f"a block [[{kind}]] with this id")
    for entry in entries:
        if entry.value.id not in needed:
            name = entry.value.id
            yield entry.fault(name, f"unknown {kind} {name}", nearest(name, needed), "id")


def _check_phase(entry: Located) -> Iterable[Fault]:
    phase: PhaseRange = entry.value
    if not 0 <= phase.shortest <= phase.typical <= phase.longest <= MOST_WEEKS:
        yield entry.fault(
            phase.id,
            f"{phase.shortest}, {phase.typical} and {phase.longest} weeks",
            f"shortest, typical and longest in ascending order, from 0 to {MOST_WEEKS}",
            "shortest",
        )
    if phase.typical < 1:
        yield entry.fault(phase.id, "no typical week", "at least 1", "typical")


def _check_preparation(entry: Located) -> Iterable[Fault]:
    preparation: Preparation = entry.value
    yield from _within(entry, 0)
    if preparation.months and not preparation.running:
        yield entry.fault(
            preparation.id,
            f"{preparation.months} months of controls that do not run",
            "0 months, or running = true",
            "months",
        )
    for key, names, known in (
        ("work", preparation.work, WORK),
        ("beside", preparation.beside, preparation.work),
    ):
        for name in names:
            if name not in known:
                yield entry.fault(
                    preparation.id, f"unknown phase {name}", nearest(name, known), key
                )
        if list(names) != [name for name in WORK if name in names]:
            yield entry.fault(
                preparation.id, "phases " + ", ".join(names), "each once, in order", key
            )
    if not preparation.work:
        yield entry.fault(preparation.id, "no phase", "one phase at least", "work")


def _within(entry: Located, least: int) -> Iterable[Fault]:
    if not least <= entry.value.months <= MOST_MONTHS:
        yield entry.fault(
            entry.value.id,
            f"months = {entry.value.months}",
            f"{least} to {MOST_MONTHS} months",
            "months",
        )


def _year_end_limits(limits: Collection[Located]) -> Iterable[Fault]:
    """The first SOC 1 period ends between two dates before the year end, within that year."""
    found: dict[str, Limit] = {entry.value.id: entry.value for entry in limits}
    least, most = found.get(YEAR_END_LEAST), found.get(YEAR_END_MOST)
    for entry in limits:
        if entry.value is most and least and most and not least.months <= most.months < YEAR:
            yield entry.fault(
                most.id,
                f"months = {most.months}",
                f"{least.months} or more, and less than 12",
                "months",
            )


def _same_words(
    entry: Located, key: str, texts: Mapping[str, str], needed: Mapping[str, tuple[str, ...]]
) -> Iterable[Fault]:
    """Every text needed is there, none else, and fills in no name it is not given."""
    for name, known in needed.items():
        if not texts.get(name, "").strip():
            yield entry.fault(name, "no words", f"a text in {key}", key, name)
        for marker in _MARKER.findall(texts.get(name, "")):
            if marker not in known:
                found = f"unknown name {{{marker}}}"
                yield entry.fault(name, found, nearest(marker, known), key, name)
    for name in texts:
        if name not in needed:
            yield entry.fault(
                name, f"words for an unknown id {name}", nearest(name, needed), key, name
            )
