"""Whether the blocks of a pack speak of each other rightly: ids, values, references, words."""

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from graphlib import CycleError

from socdesk.decision.advice import LEVELS
from socdesk.decision.blocks import Blocks, Located
from socdesk.decision.compiling import base, table_order
from socdesk.decision.faults import Fault
from socdesk.decision.rules import FLAG_KINDS, TIMELINE_KINDS, Fact, Flag, Row, Table

MAX_INPUTS = 8
FEWEST_VALUES, MOST_VALUES = 2, 24
SCOPES = ("organisation", "line", "default")
TABLE_KINDS = (
    *("helper", "level", "lean", "headline", "category", "type", "period"),
    *("subservice", "role", "words"),
)
CARDS = ("T1", "T2", "T20", "T21")
"""Traps that no rule raises: cards always at hand (domain.md 11.6)."""


def check(blocks: Blocks) -> list[Fault]:
    """Return every fault of reference; with none, the rules can be compiled."""
    faults: list[Fault] = []
    faults.extend(_duplicates(blocks))
    domains = _domains(blocks)
    for entry in blocks.of("fact"):
        faults.extend(_check_fact(entry))
    for entry in blocks.of("table"):
        faults.extend(_check_table(entry, domains))
    for kind in FLAG_KINDS:
        for entry in blocks.of(kind):
            faults.extend(_check_flag(entry, domains))
    for entry in blocks.of("monotone"):
        faults.extend(_check_monotone(entry, domains))
    faults.extend(_cycle(blocks))
    return faults


def check_words(blocks: Blocks) -> list[Fault]:
    """Return every missing or stray word, reason and source; rules do not depend on them."""
    return [*_check_sources(blocks), *_check_words(blocks)]


def nearest(word: str, valid: Collection[str]) -> str:
    """What was expected, with the nearest valid word first."""
    close = get_close_matches(word, list(valid), n=1, cutoff=0.5)
    if close:
        return f"the nearest valid word is {close[0]}"
    return "one of " + ", ".join(valid) if valid else "none"


def _domains(blocks: Blocks) -> dict[str, tuple[str, ...]]:
    """Every name a cell may test, with its values."""
    domains: dict[str, tuple[str, ...]] = {}
    for entry in blocks.of("table"):
        table: Table = entry.value
        domains[table.id] = table.values
        domains[table.id + ".rule"] = table.rules
    for entry in blocks.of("fact"):
        domains[entry.value.id] = entry.value.values
    return domains


def _duplicates(blocks: Blocks) -> Iterable[Fault]:
    def twice(entries: Iterable[tuple[Located, str, tuple[str | int, ...]]]) -> Iterable[Fault]:
        seen: dict[str, str] = {}
        for entry, name, inside in entries:
            where = f"{entry.file.name}:{entry.file.line(*entry.place, *inside)}"
            if name in seen:
                yield entry.fault(
                    name,
                    f"the id {name} a second time",
                    f"an id of its own (first: {seen[name]})",
                    *inside,
                )
            seen.setdefault(name, where)

    yield from twice(
        (entry, entry.value.id, ()) for kind in ("fact", "table") for entry in blocks.of(kind)
    )
    yield from twice(
        (entry, row.id, ("rows", number))
        for entry in blocks.of("table")
        for number, row in enumerate(entry.value.rows)
    )
    for kind in (*FLAG_KINDS, *TIMELINE_KINDS, "monotone", "source", "column", "row"):
        yield from twice((entry, entry.value.id, ()) for entry in blocks.of(kind))


def _check_fact(entry: Located) -> Iterable[Fault]:
    fact: Fact = entry.value
    if fact.scope not in SCOPES:
        yield entry.fault(
            fact.id, f"unknown scope {fact.scope}", nearest(fact.scope, SCOPES), "scope"
        )
    if (
        len(set(fact.values)) != len(fact.values)
        or not FEWEST_VALUES <= len(fact.values) <= MOST_VALUES
    ):
        yield entry.fault(
            fact.id, f"{len(fact.values)} values", "2 to 24 different values", "values"
        )
    for same in fact.same_as:
        for value in (same.value, same.other):
            if value not in fact.values:
                yield entry.fault(
                    fact.id, f"unknown value {value}", nearest(value, fact.values), "same_as"
                )


def _check_table(entry: Located, domains: Mapping[str, tuple[str, ...]]) -> Iterable[Fault]:
    table: Table = entry.value
    if table.kind not in TABLE_KINDS:
        yield entry.fault(
            table.id, f"unknown kind {table.kind}", nearest(table.kind, TABLE_KINDS), "kind"
        )
    if table.kind == "level":
        for value in table.values:
            if value not in LEVELS:
                yield entry.fault(
                    table.id, f"unknown level {value}", nearest(value, LEVELS), "values"
                )
    if len(table.inputs) > MAX_INPUTS:
        yield entry.fault(
            table.id, f"{len(table.inputs)} inputs", f"at most {MAX_INPUTS}", "inputs"
        )
    for name in table.inputs:
        if name not in domains:
            yield entry.fault(table.id, f"unknown input {name}", nearest(name, domains), "inputs")
    for number, row in enumerate(table.rows):
        yield from _check_row(entry, number, row, table, domains)


def _check_row(
    entry: Located,
    number: int,
    row: Row,
    table: Table,
    domains: Mapping[str, tuple[str, ...]],
) -> Iterable[Fault]:
    place = ("rows", number)
    for name, cell in row.when.items():
        if name not in table.inputs:
            yield entry.fault(row.id, f"unknown input {name}", nearest(name, table.inputs), *place)
            continue
        for value in cell:
            if name in domains and value not in domains[name]:
                yield entry.fault(
                    row.id,
                    f"unknown value {value} of {name}",
                    nearest(value, domains[name]),
                    *place,
                )
        if not cell:
            yield entry.fault(row.id, f"no value for {name}", "one value at least", *place)
    if row.then not in table.values:
        yield entry.fault(
            row.id, f"unknown outcome {row.then}", nearest(row.then, table.values), *place
        )


def _check_sources(blocks: Blocks) -> Iterable[Fault]:
    """Every rule, text and row of the comparison names sources, and they exist."""
    known = {entry.value.id for entry in blocks.of("source")}
    for entry in blocks.of("table"):
        for number, row in enumerate(entry.value.rows):
            yield from _known_sources(entry, row.id, row.sources, known, "rows", number)
    for kind in (*FLAG_KINDS, *TIMELINE_KINDS, "row", "type_row"):
        for entry in blocks.of(kind):
            yield from _known_sources(entry, entry.value.id, entry.value.sources, known, "sources")
    glossary, cards = blocks.words.get("glossary"), blocks.words.get("misconceptions")
    for number, term in enumerate(glossary.value.term if glossary else ()):
        yield from _known_sources(glossary, term.term, term.sources, known, "term", number)
    for number, card in enumerate(cards.value.card if cards else ()):
        yield from _known_sources(cards, card.id, card.sources, known, "card", number)


def _known_sources(
    entry: Located | None,
    name: str,
    used: tuple[str, ...],
    known: Collection[str],
    *place: str | int,
) -> Iterable[Fault]:
    assert entry is not None  # whoever has an item has the block it came from
    if not used:
        yield entry.fault(name, "no source", 'a source id ("E" for own judgement)', *place)
    for source in used:
        if source not in known:
            yield entry.fault(name, f"unknown source {source}", "an id of sources.toml", *place)


def _check_flag(entry: Located, domains: Mapping[str, tuple[str, ...]]) -> Iterable[Fault]:
    flag: Flag = entry.value
    for number, cells in enumerate(flag.raised_when):
        for name, cell in cells.items():
            if name not in domains:
                yield entry.fault(
                    flag.id, f"unknown input {name}", nearest(name, domains), "raised_when", number
                )
                continue
            for value in cell:
                if value not in domains[name]:
                    yield entry.fault(
                        flag.id,
                        f"unknown value {value} of {name}",
                        nearest(value, domains[name]),
                        "raised_when",
                        number,
                    )
    for question in flag.questions:
        if question not in domains:
            yield entry.fault(
                flag.id, f"unknown question {question}", nearest(question, domains), "questions"
            )


def _check_monotone(entry: Located, domains: Mapping[str, tuple[str, ...]]) -> Iterable[Fault]:
    claim = entry.value
    for name, key in ((claim.table, "table"), (claim.fact, "fact")):
        if name not in domains:
            yield entry.fault(claim.id, f"unknown {key} {name}", nearest(name, domains), key)
    for value in claim.chain:
        if value not in domains.get(claim.fact, (value,)):
            yield entry.fault(
                claim.id, f"unknown value {value}", nearest(value, domains[claim.fact]), "chain"
            )


def _cycle(blocks: Blocks) -> Iterable[Fault]:
    tables = {entry.value.id: entry for entry in blocks.of("table")}
    try:
        table_order({name: entry.value for name, entry in tables.items()})
    except CycleError as error:
        members = [name for name in error.args[1] if name in tables]
        entry = tables[members[0]]
        yield entry.fault(
            members[0], "tables that read each other: " + " > ".join(members), "no cycle", "inputs"
        )


def _check_words(blocks: Blocks) -> Iterable[Fault]:
    yield from _check_questions(blocks)
    yield from _check_statements(blocks)
    yield from _check_reasons(blocks)
    notes = blocks.words.get("notes")
    if notes:
        for kind in FLAG_KINDS:
            texts = getattr(notes.value, kind + "s")
            flags = {entry.value.id: entry for entry in blocks.of(kind)}
            yield from same_ids(flags, texts, notes, (kind + "s",), CARDS if kind == "trap" else ())


def same_ids(
    blocks: Mapping[str, Located],
    texts: Mapping[str, object],
    words: Located,
    place: tuple[str, ...],
    extra: Collection[str] = (),
) -> Iterable[Fault]:
    """Yield what has no words in `texts`, and words for what is not there."""
    for name, entry in blocks.items():
        if name not in texts:
            yield entry.fault(name, "no words", f"words in {words.file.name}, {'.'.join(place)}")
    for name in texts:
        if name not in blocks and name not in extra:
            yield words.fault(
                name, f"words for an unknown id {name}", nearest(name, blocks), *place, name
            )


def _check_reasons(blocks: Blocks) -> Iterable[Fault]:
    reasons = blocks.words.get("reasons")
    if not reasons:
        return
    rows: set[str] = set()
    for entry in blocks.of("table"):
        for number, row in enumerate(entry.value.rows):
            rows.add(row.id)
            if not row.silent and not reasons.value.reasons.get(row.id, "").strip():
                yield entry.fault(
                    row.id, "no reason", f"a sentence in {reasons.file.name}", "rows", number
                )
    for name in reasons.value.reasons:
        if name not in rows:
            yield reasons.fault(
                name, f"a reason for an unknown row {name}", nearest(name, rows), "reasons", name
            )


def _check_statements(blocks: Blocks) -> Iterable[Fault]:
    """Each answer that can change the headline needs words that state it."""
    words = blocks.words.get("questions")
    if not words:
        return
    read = _read_by("headline", {entry.value.id: entry.value for entry in blocks.of("table")})
    for number, text in enumerate(words.value.question):
        for value, option in text.options.items() if text.id in read else ():
            if not option.said.strip():
                place = ("question", number, "options", value)
                yield words.fault(text.id, f"no statement of {value}", "a text in said", *place)


def _read_by(name: str, tables: Mapping[str, Table]) -> set[str]:
    """All that a table reads, over as many tables as it takes."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        table = tables.get(waiting.pop())
        for read in {base(each) for each in table.inputs} - found if table else ():
            found.add(read)
            waiting.append(read)
    return found


def _check_questions(blocks: Blocks) -> Iterable[Fault]:
    words = blocks.words.get("questions")
    terms = blocks.words.get("terms")
    if not words:
        return
    texts = {text.id: (number, text) for number, text in enumerate(words.value.question)}
    facts = {entry.value.id: entry for entry in blocks.of("fact")}
    yield from same_ids(facts, texts, words, ("question",))
    pages = {page.id for page in words.value.page}
    for name, entry in facts.items():
        fact: Fact = entry.value
        if name in texts:
            number, text = texts[name]
            if tuple(text.options) != fact.values:
                yield words.fault(
                    name,
                    "options " + ", ".join(text.options),
                    "the fact's values in order: " + ", ".join(fact.values),
                    "question",
                    number,
                )
        if fact.page and fact.page not in pages:
            yield entry.fault(name, f"unknown page {fact.page}", nearest(fact.page, pages), "page")
        if terms and fact.group not in terms.value.groups:
            yield entry.fault(
                name,
                f"unknown group {fact.group}",
                nearest(fact.group, terms.value.groups),
                "group",
            )
        if fact.words and terms:
            known: Mapping[str, str] = getattr(terms.value, fact.words, {})
            for value in fact.values:
                if not known.get(value):
                    yield entry.fault(
                        name, f"no words for {value}", f"a text in {fact.words}", "words"
                    )
