"""The words of a rule pack in one language: decoded, closed, apart from every rule.

Each class mirrors one text file of the pack folder (`en/questions.toml` and so on); a key these
classes do not know is a fault of the pack, never ignored.
"""

from msgspec import Struct


class OptionText(Struct, frozen=True, forbid_unknown_fields=True):
    """An option as read on a card: the label, and a gloss in quieter type (may be empty).

    `said` states the answer as a fact, without a full stop, for "what would change this"; only
    answers the headline can depend on have one.
    """

    label: str
    gloss: str = ""
    said: str = ""


class QuestionText(Struct, frozen=True, forbid_unknown_fields=True):
    """A question as read in the meeting (wording after domain.md 11.2 and 11.3).

    `short` names the question in lists and memos, `help` holds what a careful reader needs before
    answering (may be empty), `ask` names whom to ask as a noun phrase.
    """

    id: str
    text: str
    short: str
    why: str
    example: str
    who_knows: str
    ask: str
    options: dict[str, OptionText]
    help: str = ""


class PageText(Struct, frozen=True, forbid_unknown_fields=True):
    """A page that holds several yes/no questions (O6): its own wording and the word for none."""

    id: str
    text: str
    short: str
    why: str
    example: str
    who_knows: str
    ask: str
    none: str
    help: str = ""


class QuestionWords(Struct, frozen=True, forbid_unknown_fields=True):
    """`questions.toml`."""

    question: tuple[QuestionText, ...]
    page: tuple[PageText, ...] = ()


class NoteText(Struct, frozen=True, forbid_unknown_fields=True):
    """A title of a few words and what to say."""

    title: str
    text: str


class Notes(Struct, frozen=True, forbid_unknown_fields=True):
    """`notes.toml`: traps, contradictions, hints and remarks by id."""

    traps: dict[str, NoteText]
    contradictions: dict[str, NoteText]
    hints: dict[str, NoteText]
    remarks: dict[str, NoteText]


class Reasons(Struct, frozen=True, forbid_unknown_fields=True):
    """`reasons.toml`: one plain sentence for each table row, by row id."""

    reasons: dict[str, str]


class Terms(Struct, frozen=True, forbid_unknown_fields=True):
    """`terms.toml`: the words for codes, and the lists that are words only.

    `standards` gives, per region, the standards by report; `objectives` the areas of control
    objectives by list name (domain.md 8); `kinds` what a system description of that kind covers.
    """

    levels: dict[str, str]
    statuses: dict[str, str]
    types: dict[str, str]
    subservice: dict[str, str]
    roles: dict[str, str]
    reports: dict[str, str]
    groups: dict[str, str]
    categories: dict[str, str]
    standards: dict[str, dict[str, tuple[str, ...]]]
    objectives: dict[str, tuple[str, ...]]
    kinds: dict[str, str]


class Headlines(Struct, frozen=True, forbid_unknown_fields=True):
    """`headlines.toml`: sentences by key; `{reports}`, `{lean}`, `{asks}` ... are filled in."""

    headlines: dict[str, str]


class ComparisonCell(Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one row: its label, a small note, a cell per column.

    Columns without a cell share `span`, one text over all of them.
    """

    label: str
    cells: dict[str, str] = {}
    span: str = ""
    lead: str = ""
    note: str = ""


class ColumnText(Struct, frozen=True, forbid_unknown_fields=True):
    """A column's heading and what it stands for."""

    title: str
    subtitle: str


class TypeWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Type 1 and Type 2 side by side."""

    title: str
    standfirst: str
    columns: dict[str, ColumnText]
    rows: dict[str, ComparisonCell]


class ComparisonWords(Struct, frozen=True, forbid_unknown_fields=True):
    """`comparison.toml` in a language folder."""

    title: str
    standfirst: str
    client: ColumnText
    columns: dict[str, ColumnText]
    groups: dict[str, str]
    rows: dict[str, ComparisonCell]
    types: TypeWords


class GlossaryEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A term, what it means here, and the sources it rests on."""

    term: str
    text: str
    sources: tuple[str, ...]


class Glossary(Struct, frozen=True, forbid_unknown_fields=True):
    """`glossary.toml`."""

    term: tuple[GlossaryEntry, ...]


class Misconception(Struct, frozen=True, forbid_unknown_fields=True):
    """What is often said, what is true, what to say to the client, and the sources for it.

    `arises` names where the card is offered: ids of questions or pages, `result`, `comparison`.
    """

    id: str
    claim: str
    truth: str
    say: str
    sources: tuple[str, ...]
    arises: tuple[str, ...] = ()


class Misconceptions(Struct, frozen=True, forbid_unknown_fields=True):
    """`misconceptions.toml`."""

    card: tuple[Misconception, ...]


class MemoWords(Struct, frozen=True, forbid_unknown_fields=True):
    """`memo.toml`: headings and fixed sentences of the memo, by key."""

    memo: dict[str, str]


class SourcedText(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence with `{name}` to be filled in, and the sources it rests on."""

    text: str
    sources: tuple[str, ...] = ()


class ReviewText(Struct, frozen=True, forbid_unknown_fields=True):
    """A point to review in the report of an outside firm, and the sources it rests on."""

    id: str
    title: str
    text: str
    sources: tuple[str, ...]


class BundleWords(Struct, frozen=True, forbid_unknown_fields=True):
    """`bundles.toml`: which lines share a report and why, and how to read vendors' reports."""

    sentence: dict[str, SourcedText]
    review: tuple[ReviewText, ...]


class TimelineWords(Struct, frozen=True, forbid_unknown_fields=True):
    """`timeline.toml` in a language folder: names of phases and dates, warnings, dates in words.

    `months` and `months_short` start with January. In `phrases` and `warnings` `{name}` is filled
    in.
    """

    months: tuple[str, ...]
    months_short: tuple[str, ...]
    phases: dict[str, str]
    dates: dict[str, str]
    phrases: dict[str, str]
    warnings: dict[str, str]
