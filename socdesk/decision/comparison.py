"""The column "for this client": the answers that decide a row of the comparison."""

from collections.abc import Sequence

from msgspec import Struct

from socdesk.decision.advice import Case
from socdesk.decision.advise import merged_answers
from socdesk.decision.pack import Pack
from socdesk.decision.rules import ComparisonRow


class ClientCell(Struct, frozen=True):
    """One answer as a row quotes it.

    `lines` are the numbers (from 0) of the lines that gave it, empty where it is the
    organisation's; `answer` is the label of the value.
    """

    lines: tuple[int, ...]
    question: str
    reference: str
    value: str
    answer: str


def client_cells(
    pack: Pack, case: Case, rows: Sequence[ComparisonRow] | None = None
) -> dict[str, tuple[ClientCell, ...]]:
    """Return, for every row of a comparison, the answers given to its questions.

    `rows` are those of the reports side by side unless others are given.

    Lines with the same answer share a cell; a question nobody answered has none. The cells of a
    row depend on the answers to its own questions alone.
    """
    merged = [merged_answers(case, line) for line in case.lines]
    return {
        row.id: tuple(
            cell
            for question in row.questions
            for cell in _cells(pack, question, case, [answers.get(question) for answers in merged])
        )
        for row in (pack.rules.comparison if rows is None else rows)
    }


def _cells(
    pack: Pack, question: str, case: Case, given: list[str | None]
) -> tuple[ClientCell, ...]:
    fact = pack.fact(question)
    options = pack.words.questions[question].options
    if fact.scope == "organisation":
        value = case.answers.get(question)
        if value is None:
            return ()
        return (ClientCell((), question, fact.reference, value, options[value].label),)
    by_value: dict[str, list[int]] = {}
    for number, answer in enumerate(given):
        if answer is not None:
            by_value.setdefault(answer, []).append(number)
    return tuple(
        ClientCell(tuple(numbers), question, fact.reference, value, options[value].label)
        for value, numbers in by_value.items()
    )
