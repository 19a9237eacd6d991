"""The codes of the advice in words: the pack's terms, and the window's own words between them."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from socdesk.decision.advice import LEVELS
from socdesk.decision.listing import level_words
from socdesk.decision.pack import Pack
from socdesk.decision.wording import joined

OPTIONAL, CONFIRM, RECOMMENDED = (
    LEVELS.index(name) for name in ("OPTIONAL", "CONFIRM", "RECOMMENDED")
)

translate = QCoreApplication.translate


class Terms:
    """Says things in the words of one pack; it keeps nothing but the pack."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    def joined(self, names: Sequence[str]) -> str:
        """Return "A", "A and B" or "A, B and C"."""
        return joined(self.pack, names)

    def either(self, names: Sequence[str]) -> str:
        """Return "A", "A or B" or "A, B or C"."""
        words = self.pack.words.headlines
        if len(names) < 2:
            return "".join(names)
        return words["join.comma"].join(names[:-1]) + words["join.or"] + names[-1]

    def report(self, report: str) -> str:
        """Return a report's name."""
        return self.pack.words.terms.reports[report]

    def reports(self, reports: Sequence[str]) -> str:
        """Return reports' names in one phrase."""
        return self.joined([self.report(name) for name in reports])

    def levels(self, levels: Sequence[str]) -> str:
        """Return a set of levels in words, as the verdict says them."""
        return level_words(self.pack, levels)

    def shape(self, types: Sequence[str], periods: Sequence[int | str]) -> str:
        """Return type and first period in short: "Type 2 over six months"."""
        months = self._months(periods)
        if not months:
            return self._types(types)
        words = translate("Terms", "%1 over %2 months")
        return words.replace("%1", self._types(types)).replace("%2", months)

    def type_and_period(self, types: Sequence[str], periods: Sequence[int | str]) -> str:
        """Return type and first period in full: "Type 2, first period of six months"."""
        months = self._months(periods)
        if not months:
            return self._types(types)
        words = translate("Terms", "%1, first period of %2 months")
        return words.replace("%1", self._types(types)).replace("%2", months)

    def _types(self, types: Sequence[str]) -> str:
        words = self.pack.words.terms.types
        return self.either([words[name] for name in reversed(types) if name != "none"])

    def _months(self, periods: Sequence[int | str]) -> str:
        return self.either([_count(number) for number in periods if number != "none"])

    def short(self, question: str) -> str:
        """Return a question as lists name it."""
        return self.pack.words.questions[question].short

    def answer(self, question: str, value: str) -> str:
        """Return the label of an answer."""
        return self.pack.words.questions[question].options[value].label

    def reference(self, question: str) -> str:
        """Return a question's reference, such as "S3"."""
        return self.pack.fact(question).reference


def closed(title: str) -> str:
    """Return a title as the lead of a sentence: with a full stop unless it ends in a mark."""
    return title if title.endswith((".", "?", "!", "”", ":")) else f"{title}."


def lowest(levels: Sequence[str]) -> int:
    """Return the lowest possible level as a place on the scale."""
    return LEVELS.index(levels[0])


def highest(levels: Sequence[str]) -> int:
    """Return the highest possible level as a place on the scale."""
    return LEVELS.index(levels[-1])


def _count(number: int | str) -> str:
    words = {3: translate("Terms", "three"), 6: translate("Terms", "six")}
    return words.get(int(number), str(number))
