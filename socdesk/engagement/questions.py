"""The questions a rule pack asks, as far as checking answers needs them."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from socdesk.decision.pack import Pack
from socdesk.engagement.text import near, quoted

ORGANISATION = "organisation"
LINE = "line"
DEFAULT = "default"
"""Where a question may be answered; a default for all lines stands in either place."""

_MOST_LISTED = 8


class QuestionSpec(Struct, frozen=True):
    """A question's scope ("organisation", "line" or "default") and its values, in order."""

    scope: str
    values: tuple[str, ...]


def of_pack(pack: Pack) -> Mapping[str, QuestionSpec]:
    """Return the pack's questions as files are checked against them."""
    return {fact.id: QuestionSpec(fact.scope, fact.values) for fact in pack.facts}


class Sheet(Struct, frozen=True):
    """The questions that may be answered in one place: under the organisation or a line.

    `words` holds, per question, all that may stand there; build it with `sheet`.
    """

    level: str
    questions: Mapping[str, QuestionSpec]
    words: Mapping[str, frozenset[str]]


def sheet(questions: Mapping[str, QuestionSpec], level: str, *also: str) -> Sheet:
    """Return the sheet of *level*, "organisation" or "line"; *also* may stand for any value."""
    words = {
        question: frozenset((*spec.values, *also))
        for question, spec in questions.items()
        if spec.scope in (level, DEFAULT)
    }
    return Sheet(level, questions, words)


def answer_faults(place: str, answers: Mapping[str, object], on: Sheet) -> Iterator[str]:
    """Yield "PLACE: found; expected" for every answer that cannot stand there (None may)."""
    known = on.words
    for question, value in answers.items():
        words = known.get(question)
        if words is None:
            yield _stray_question(place, question, on)
        elif value is not None and not (isinstance(value, str) and value in words):
            yield f"{place}.{question}: {stray_word(value, on.questions[question].values)}"


def stray_word(found: object, words: tuple[str, ...]) -> str:
    """Return "found X; expected ..." for a word that is none of *words*."""
    if len(words) <= _MOST_LISTED:
        expected = f"one of {', '.join(words)}"
    else:
        expected = f"one of its {len(words)} values"
    return f"found {quoted(found)}; expected {expected}{near(_as_word(found), words)}"


def _as_word(found: object) -> str:
    if isinstance(found, bool):
        return "yes" if found else "no"
    return found if isinstance(found, str) else quoted(found)


def _stray_question(place: str, question: str, on: Sheet) -> str:
    spec = on.questions.get(question)
    hint = near(question, on.words)
    if spec is None:
        return f"{place}: found {quoted(question)}; expected a question of the rule pack{hint}"
    home = "once, for the organisation" if spec.scope == ORGANISATION else "for each line"
    return (
        f"{place}: found {quoted(question)}, which is asked {home}; "
        f"expected a question that is asked here{hint}"
    )
