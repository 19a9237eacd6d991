"""The appendices of the memo: comparison, answers, what was not asked, sources, the rule pack."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

import msgspec

from socdesk.decision.advice import Advice
from socdesk.decision.comparison import ClientCell, client_cells
from socdesk.report.dates import iso_in_words, short_date
from socdesk.report.document import (
    AnswerGiven,
    AnswersTable,
    AnyBlock,
    ClientAnswer,
    ComparisonGroup,
    ComparisonRow,
    ComparisonTable,
    Heading,
    NotAsked,
    Pair,
    Paragraph,
    Provenance,
    Reference,
    Run,
    SourceRow,
    Sources,
)
from socdesk.report.facts import ClientFacts, Given
from socdesk.report.phrases import Phrases

COMPARED = ("SOC 1", "SOC 2")
_ORGANISATION = ("organisation",)
_LINE = ("line", "default")


def comparison(phrases: Phrases, facts: ClientFacts) -> list[AnyBlock]:
    """Return SOC 1 and SOC 2 side by side, with this client's answers (pack's own words)."""
    words = phrases.pack.words.comparison
    cells = client_cells(phrases.pack, facts.case)
    rows = phrases.pack.rules.comparison
    lines = len(facts.lines)
    groups = tuple(
        ComparisonGroup(
            tuple(_row(phrases, row.id, cells[row.id], lines) for row in rows if row.group == group)
        )
        for group in dict.fromkeys(row.group for row in rows)
    )
    heads = (
        *(Pair(words.columns[name].title, words.columns[name].subtitle) for name in COMPARED),
        Pair(facts.client or words.client.title, words.client.subtitle),
    )
    numbers = Paragraph("comparison-numbers", (Run(phrases.say("comparison.numbers")),), "opening")
    return [
        Heading("comparison", 1, words.title, "A"),
        Paragraph("comparison-standfirst", (Run(words.standfirst),), "finding"),
        *([numbers] if len(facts.lines) > 1 else []),
        ComparisonTable("comparison-table", heads, groups),
    ]


def _row(phrases: Phrases, name: str, cells: tuple[ClientCell, ...], lines: int) -> ComparisonRow:
    words = phrases.pack.words.comparison.rows[name]
    return ComparisonRow(
        label=words.label,
        note=words.note,
        cells=() if words.span else tuple(words.cells[column] for column in COMPARED),
        span=words.span,
        lead=words.lead,
        client=tuple(_client(phrases, cell, lines) for cell in cells),
    )


def _client(phrases: Phrases, cell: ClientCell, lines: int) -> ClientAnswer:
    everywhere = not cell.lines or len(cell.lines) == lines
    numbers = () if everywhere else tuple(str(line + 1) for line in cell.lines)
    return ClientAnswer(cell.reference, phrases.short(cell.question), cell.answer, numbers)


def answers(phrases: Phrases, facts: ClientFacts, advice: Advice) -> list[AnyBlock]:
    """Return the answers given, the organisation's first, then line by line."""
    found: list[AnyBlock] = [Heading("answers", 1, phrases.say("appendix.answers"), "B")]
    heads = ("head.reference", "head.question", "head.answer", "head.basis")
    for place in _places(phrases, facts, advice):
        rows = tuple(_given(phrases, question, place) for question in place.answered)
        found.append(
            AnswersTable(
                f"answers-{place.id}",
                place.title,
                tuple(phrases.say(key) for key in heads) if rows else (),
                rows,
                phrases.say("answers.none"),
            )
        )
    return found


def not_asked(phrases: Phrases, facts: ClientFacts, advice: Advice) -> list[AnyBlock]:
    """Return the questions that were not asked and why: no answer could change an outcome."""
    heading = Heading("not-asked", 1, phrases.say("appendix.not.asked"), "C")
    blocks = tuple(
        NotAsked(
            f"not-asked-{place.id}",
            place.title,
            phrases.say(place.why),
            tuple(
                Pair(phrases.reference(question), phrases.short(question))
                for question in place.not_asked
            ),
        )
        for place in _places(phrases, facts, advice)
        if place.not_asked
    )
    nothing = Paragraph("not-asked-nothing", (Run(phrases.say("not.asked.nothing")),))
    return [heading, *(blocks or (nothing,))]


class _Place:
    """The organisation or a line: its questions that were answered, and those not asked."""

    def __init__(
        self,
        phrases: Phrases,
        name: str,
        title: str,
        given: Mapping[str, Given],
        scopes: Collection[str],
        *,
        path: Collection[str],
        relevant: Collection[str],
        inherited: Mapping[str, Given],
    ) -> None:
        facts = phrases.pack.facts
        self.id = name
        self.title = title
        self.given = given
        self.path = path
        self.why = "not.asked.organisation" if scopes == _ORGANISATION else "not.asked.line"
        self.answered = [fact.id for fact in facts if _said(given.get(fact.id))]
        self.not_asked = [
            fact.id
            for fact in facts
            if fact.scope in scopes
            and not _said(given.get(fact.id))
            and not (fact.scope == "default" and _said(inherited.get(fact.id)))
            and fact.id not in relevant
        ]


def _places(phrases: Phrases, facts: ClientFacts, advice: Advice) -> Iterator[_Place]:
    whole = advice.organisation
    line_paths = {question for line in advice.lines for question in line.path}
    yield _Place(
        phrases,
        "organisation",
        phrases.say("answers.organisation"),
        facts.given,
        _ORGANISATION,
        path={*whole.path, *line_paths},
        relevant=whole.relevant,
        inherited={},
    )
    for number, (line, known) in enumerate(zip(advice.lines, facts.lines, strict=True), start=1):
        yield _Place(
            phrases,
            f"line-{number}",
            phrases.say("answers.line", number=str(number), line=phrases.line(line.name)),
            known.given,
            _LINE,
            path=line.path,
            relevant=line.relevant,
            inherited=facts.given,
        )


def _said(given: Given | None) -> bool:
    return given is not None and (given.value is not None or given.unknown)


def _given(phrases: Phrases, question: str, place: _Place) -> AnswerGiven:
    given = place.given[question]
    if given.value is None:
        answer = phrases.say("answers.unknown")
        basis = [given.ask, short_date(given.by) if given.by else ""]
    else:
        answer = phrases.answer(question, given.value)
        basis = [
            phrases.say(f"basis.{given.basis}") if given.basis else "",
            given.said_by,
            short_date(given.said_on) if given.said_on else "",
        ]
        if question not in place.path:
            basis.append(phrases.say("answers.without"))
    return AnswerGiven(
        phrases.reference(question),
        phrases.short(question),
        answer,
        ", ".join(part for part in basis if part),
        assumed=given.value is not None and given.basis == "assumed",
    )


def sources(phrases: Phrases, blocks: Iterable[AnyBlock]) -> list[AnyBlock]:
    """Return the sources that the blocks before name, in the pack's order."""
    named = {source for block in blocks for source in _sources_in(block)}
    known = phrases.pack.rules.sources
    rows = tuple(
        SourceRow(source.id, source.title, source.address) for source in known if source.id in named
    )
    return [
        Heading("sources", 1, phrases.say("appendix.sources"), "D"),
        Paragraph("sources-note", (Run(phrases.say("sources.note")),), "opening"),
        Sources("sources-list", rows),
    ]


def _sources_in(block: object) -> Iterator[str]:
    """Yield every source id of the references within a block."""
    if isinstance(block, Reference):
        yield from block.sources
    elif isinstance(block, tuple):
        for part in block:
            yield from _sources_in(part)
    elif isinstance(block, msgspec.Struct):
        for name in block.__struct_fields__:
            yield from _sources_in(getattr(block, name))


def provenance(phrases: Phrases) -> list[AnyBlock]:
    """Return who the rule pack is and what was proven of it."""
    pack, say = phrases.pack, phrases.say
    counts = {name: f"{figure:,}" for name, figure in msgspec.structs.asdict(pack.counts).items()}
    effective = iso_in_words(pack.effective)
    rows = (
        Pair(
            say("pack.name"),
            say("pack.name.value", id=pack.id, version=pack.version, effective=effective),
        ),
        Pair(say("pack.hash"), pack.sha256),
        Pair(say("pack.standards"), pack.standards_basis),
        Pair(say("pack.checked"), iso_in_words(pack.standards_checked)),
        Pair(say("pack.proof"), say("pack.proof.value", **counts)),
    )
    return [
        Heading("pack", 1, say("appendix.pack"), "E"),
        Provenance("pack-facts", rows),
    ]


def page_footer(phrases: Phrases) -> tuple[str, ...]:
    """Return what stands under every page: what the memo is not, and its rule pack."""
    pack = phrases.pack
    shown = phrases.say(
        "page.hash", first=pack.sha256[:4], second=pack.sha256[4:8], last=pack.sha256[-4:]
    )
    checked = short_date(date.fromisoformat(pack.standards_checked))
    return (
        phrases.say("page.purpose"),
        phrases.say("page.pack", id=pack.id, version=pack.version, hash=shown, checked=checked),
    )
