"""What would change an answer, in words: each change with its outcome and what stands now."""

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from socdesk.decision.advice import Change, Explanation, Flip, Quote
from socdesk.decision.pack import Pack
from socdesk.decision.wording import condition

translate = QCoreApplication.translate


class ChangeWords(Struct, frozen=True):
    """A set of changes: `name` is the whole sentence, `now` quotes the questions as answered."""

    changes: tuple[Change, ...]
    condition: str
    outcome: str
    name: str
    now: str

    @property
    def supposed(self) -> str:
        """The condition as something only supposed."""
        words = f"{self.condition[:1].lower()}{self.condition[1:]}"
        return translate("Verdict", "If %1").replace("%1", words)


class ChangeGroup(Struct, frozen=True):
    """The changes of one question, or of one pair, under what stands now."""

    now: str
    rows: tuple[ChangeWords, ...]


def heading(pack: Pack, explanation: Explanation) -> str:
    """The head over the changes: "could" while answers are open; "" where nothing changes it."""
    return _heading(pack, explanation.changes[0]) if explanation.changes else ""


def all_changes(pack: Pack, explanation: Explanation) -> tuple[ChangeWords, ...]:
    """Every change, in the order of the explanation."""
    return tuple(_words(pack, flip) for flip in explanation.changes)


def first_changes(pack: Pack, explanation: Explanation, most: int) -> tuple[ChangeWords, ...]:
    """The changes to look at first.

    Those of answers only assumed come before the others, then one of each question before a
    second of any, and later questions before earlier ones.
    """
    assumed = {quote.question for quote in explanation.assumptions}
    met: dict[tuple[str, ...], int] = {}
    ranked = []
    for flip in explanation.changes:
        names = _questions(flip)
        turn = met[names] = met.get(names, -1) + 1
        later = tuple(-pack.levels[name] for name in reversed(names))
        ranked.append(((assumed.isdisjoint(names), turn, later), flip))
    ranked.sort(key=lambda each: each[0])
    return tuple(_words(pack, flip) for _, flip in ranked[:most])


def change_groups(pack: Pack, explanation: Explanation) -> tuple[ChangeGroup, ...]:
    """Every change in the order of the explanation, by the questions it changes."""
    return tuple(
        ChangeGroup(rows[0].now, rows)
        for _, flips in groupby(explanation.changes, key=_questions)
        for rows in [tuple(_words(pack, flip) for flip in flips)]
    )


def rests_on(assumptions: Sequence[Quote]) -> str:
    """How many assumed answers the advice rests on; "" for none."""
    if not assumptions:
        return ""
    if len(assumptions) == 1:
        return translate("Verdict", "Rests on 1 assumed answer")
    words = translate("Verdict", "Rests on %1 assumed answers")
    return words.replace("%1", str(len(assumptions)))


def _questions(flip: Flip) -> tuple[str, ...]:
    return tuple(change.question for change in flip.changes)


def _heading(pack: Pack, flip: Flip) -> str:
    return pack.words.headlines["change.would" if flip.settled else "change.could"]


def _words(pack: Pack, flip: Flip) -> ChangeWords:
    said, outcome = condition(pack, flip), flip.headline.short
    name = f"{_heading(pack, flip)}: {said}: {outcome}"
    now = "\n".join(_now(pack, change) for change in flip.changes)
    return ChangeWords(flip.changes, said, outcome, name, now)


def _now(pack: Pack, change: Change) -> str:
    question = pack.words.questions[change.question]
    label = question.options[change.now].label.replace("“", "\u2018").replace("”", "\u2019")
    words = translate("Verdict", "“%1”: now “%2”")
    return words.replace("%1", question.short).replace("%2", label)
