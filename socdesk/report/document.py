"""The content of a deliverable: frozen blocks with ids and words, and no layout.

Every writer takes a `Document` and adds nothing to it, so that Word, PDF and the others say the
same. All text is only text: no writer reads markup in it.
"""

from typing import Generic, Literal, TypeVar

from msgspec import Struct

from socdesk.report.pictures.chart import Chart

StepState = Literal["empty", "settled", "possible", "lowest", "highest", "ruled"]
"""A step of the scale: not possible; the one level; one of several, the lowest or highest of
them marked; or the rules' own level where the consultant's stands instead."""


class Value(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a block."""


class Run(Value, frozen=True):
    """A piece of a paragraph, in the weight it is to be read with."""

    text: str
    bold: bool = False


Row = TypeVar("Row")
Runs = tuple[Run, ...]


class Scale(Value, frozen=True):
    """The levels still possible: a state per level, lowest first, and the same in words.

    The words are the alternative text of every drawing of it.
    """

    steps: tuple[StepState, ...]
    words: str


class Reference(Value, frozen=True):
    """What a statement rests on: questions ("S3"), the rule ("F5"), and source ids."""

    questions: tuple[str, ...] = ()
    rule: str = ""
    sources: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The questions and the rule as the margin prints them: "S3, S6 · F5"."""
        return " · ".join(part for part in (", ".join(self.questions), self.rule) if part)


class Block(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind"):
    """A block of the document; ids are unique and stay the same while the content grows."""

    id: str


class Heading(Block, frozen=True, tag="heading"):
    """A heading; level 1 opens a part, level 2 a section of it.

    `number` counts service lines (1, 2) and appendices (A, B).
    """

    level: Literal[1, 2]
    text: str
    number: str = ""


class Paragraph(Block, frozen=True, tag="paragraph"):
    """Running text. A lead carries the answer, a finding opens a part.

    A note is quieter; an opening is a note that belongs to what follows it.
    """

    runs: Runs
    role: Literal["lead", "finding", "body", "note", "opening"] = "body"

    @property
    def text(self) -> str:
        """The words without their weight."""
        return "".join(run.text for run in self.runs)


class Pair(Value, frozen=True):
    """A label and what stands beside it."""

    label: str
    value: str


class Pairs(Block, frozen=True):
    """Labels, each with what stands beside it."""

    rows: tuple[Pair, ...]


class Meta(Pairs, frozen=True, tag="meta"):
    """To, from, date and basis."""


class Facts(Pairs, frozen=True, tag="facts"):
    """Labels and values that need no sentence."""


class Provenance(Pairs, frozen=True, tag="provenance"):
    """The rule pack, its hash, and what was proven of it."""


class Table(Block, Generic[Row], frozen=True):
    """Rows under heads."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]


class ReportRow(Value, frozen=True):
    """One report of a line in the answer table; without a scale there is no report to name."""

    report: str
    scale: Scale | None = None
    type_period: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()


class AnswerRow(Value, frozen=True):
    """A service line, or the organisation, and the reports to speak of."""

    line: str
    number: str
    reports: tuple[ReportRow, ...]


class AnswerTable(Table[AnswerRow], frozen=True, tag="answer-table"):
    """The answer: service line, report and level, type and period, what it covers."""


class Quoted(Value, frozen=True):
    """An answer as a reason quotes it."""

    reference: str
    question: str
    answer: str


class Ground(Value, frozen=True):
    """Answers that are enough against recommending a report, as a sentence."""

    text: str
    reference: Reference


class Reason(Value, frozen=True):
    """A sentence, what it rests on, and the answers it quotes (none: the reference must do).

    `against` are the grounds why a report is not recommended, each enough by itself.
    """

    text: str
    reference: Reference
    quotes: tuple[Quoted, ...] = ()
    lead: str = ""
    against: tuple[Ground, ...] = ()


class Reasons(Block, frozen=True, tag="reasons"):
    """Reasons one below the other, each with its references beside it."""

    items: tuple[Reason, ...]


class CategoryRow(Value, frozen=True):
    """A Trust Services category: its possible statuses, the same in words, and why."""

    category: str
    statuses: tuple[str, ...]
    words: str
    reason: str
    reference: Reference


class CategoryTable(Table[CategoryRow], frozen=True, tag="category-table"):
    """Which categories a SOC 2 would take in."""


class Effect(Value, frozen=True):
    """What an answer would do."""

    answer: str
    outcome: str


class ChangeRow(Value, frozen=True):
    """Answers as they are given, and what others in their place would do."""

    now: tuple[Quoted, ...]
    effects: tuple[Effect, ...]


class ChangeTable(Table[ChangeRow], frozen=True, tag="changes"):
    """What would change a finding: one answer, or as many together as each row quotes."""


class OpenPointRow(Value, frozen=True):
    """A question without an answer: whom to ask, by when, and what each answer would do."""

    reference: str
    question: str
    ask: str
    by: str
    effects: tuple[Effect, ...]


class OpenPointTable(Table[OpenPointRow], frozen=True, tag="open-points"):
    """Questions still open, the most decisive first."""


class Remark(Value, frozen=True):
    """A short title with its full stop, what to say, and the reference ("T6", "S1, S6")."""

    title: str
    text: str
    reference: str = ""


class Remarks(Block, frozen=True, tag="remarks"):
    """Traps, contradictions, assumptions, hints or plain remarks.

    Contradictions are faults to clear up, assumptions answers to confirm.
    """

    sort: Literal["trap", "contradiction", "assumption", "hint", "remark"]
    items: tuple[Remark, ...]


class TimelinePicture(Block, frozen=True, tag="timeline"):
    """The drawing of a plan, and what it shows in words."""

    chart: Chart
    alt: str


class DatesTable(Table[tuple[str, ...]], frozen=True, tag="dates"):
    """Dates and lengths of time: what they are of comes first; the column `wide` has most room."""

    wide: int = 1


class CommissionRow(Value, frozen=True):
    """A report to commission or to ask for."""

    report: str
    scale: Scale
    lines: tuple[str, ...]
    type_period: tuple[str, ...]
    covers: tuple[str, ...]


class CommissionTable(Table[CommissionRow], frozen=True, tag="commission-table"):
    """What to commission: each report once for the lines that share it."""


class ClientAnswer(Value, frozen=True):
    """An answer in the client's column: for which lines (none: for all), and its question."""

    reference: str
    question: str
    answer: str
    lines: tuple[str, ...] = ()


class ComparisonRow(Value, frozen=True):
    """A row of the comparison: a cell per report or one over all, and the client's answers."""

    label: str
    note: str
    cells: tuple[str, ...]
    span: str
    lead: str
    client: tuple[ClientAnswer, ...]


class ComparisonGroup(Value, frozen=True):
    """Rows that belong together, parted from the next group by a rule."""

    rows: tuple[ComparisonRow, ...]


class ComparisonTable(Block, frozen=True, tag="comparison"):
    """SOC 1 and SOC 2 side by side, with what decides a row for this client."""

    heads: tuple[Pair, ...]
    groups: tuple[ComparisonGroup, ...]


class AnswerGiven(Value, frozen=True):
    """An answer and what it rests on; one that is only assumed is marked."""

    reference: str
    question: str
    answer: str
    basis: str
    assumed: bool = False


class AnswersTable(Block, frozen=True, tag="answers"):
    """The answers given in one place: the organisation or a service line.

    `empty` says so where there are none.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[AnswerGiven, ...]
    empty: str


class NotAsked(Block, frozen=True, tag="not-asked"):
    """Questions that were not asked in one place, and why not."""

    title: str
    why: str
    questions: tuple[Pair, ...]


class SourceRow(Value, frozen=True):
    """A source by its id."""

    id: str
    title: str
    address: str


class Sources(Block, frozen=True, tag="sources"):
    """Every source the document names."""

    rows: tuple[SourceRow, ...]


AnyBlock = (
    Heading
    | Paragraph
    | Meta
    | AnswerTable
    | Reasons
    | CategoryTable
    | ChangeTable
    | OpenPointTable
    | Remarks
    | Facts
    | TimelinePicture
    | DatesTable
    | CommissionTable
    | ComparisonTable
    | AnswersTable
    | NotAsked
    | Sources
    | Provenance
)


class Document(Struct, frozen=True, forbid_unknown_fields=True):
    """A deliverable: its title, the words around every page, and its blocks in order.

    `date` is an ISO date and the only time a file may carry. `firm` and `marking` head every
    page, `footer` stands under it beside the page number. `decisions` are the sentences and names
    that every file must contain to be whole.
    """

    title: str
    subject: str
    language: str
    date: str
    firm: str
    marking: str
    footer: tuple[str, ...]
    page_of: str
    decisions: tuple[str, ...]
    blocks: tuple[AnyBlock, ...]
