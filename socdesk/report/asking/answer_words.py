"""The words by which an answer may be given, and the keys a question of an engagement has."""

import bisect
import unicodedata

from socdesk.decision.pack import Pack
from socdesk.engagement.answer_check import UNKNOWN
from socdesk.engagement.model import Engagement
from socdesk.engagement.questions import (
    LINE,
    ORGANISATION,
    of_pack,
    sheet,
    stray_word,
)
from socdesk.engagement.text import near, quoted
from socdesk.report.phrases import Phrases

_LONGEST_ANSWER = 1_000
_NEIGHBOURS = 50


class Words:
    """What a pack's answers may be called: by value, by label, with the gloss, by number."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._nothing = {"", plain(UNKNOWN), plain(Phrases(pack).say("form.unknown"))}
        self._by_question: dict[str, dict[str, str | None]] = {}

    def says_nothing(self, said: object) -> bool:
        """Return whether an answer was left empty, or says that it is not known."""
        return said is None or (isinstance(said, str) and _short(said) in self._nothing)

    def value(self, question: str, said: object) -> str | None:
        """Return the value somebody means, None where no or no single one is meant."""
        if not isinstance(said, str):
            return None
        if question not in self._by_question:
            self._by_question[question] = self._spellings(question)
        return self._by_question[question].get(_short(said))

    def fault(self, question: str, said: object) -> str:
        """Return what was found in place of an answer and what is expected, with the nearest."""
        options = self._pack.words.questions[question].options
        values = self._pack.fact(question).values
        labels = tuple(options[value].label for value in values)
        return stray_word(said, labels)

    def _spellings(self, question: str) -> dict[str, str | None]:
        found: dict[str, str | None] = {}
        for number, value in enumerate(self._pack.fact(question).values, start=1):
            option = self._pack.words.questions[question].options[value]
            shown = f"{option.label} {option.gloss}"
            words = (value, option.label, shown, str(number))
            numbered = (f"{number} {option.label}", f"{number} {shown}", f"{number} {value}")
            for word in {plain(word) for word in (*words, *numbered)}:
                # A word two options share means neither of them.
                found[word] = value if found.get(word, value) == value else None
        return found


class Known:
    """The keys of the questions of an engagement: what stands where."""

    def __init__(self, pack: Pack, engagement: Engagement) -> None:
        self._questions = of_pack(pack)
        self._lines = {line.id for line in engagement.lines}
        self._sorted = sorted(self._lines)
        self._on_line = sheet(self._questions, LINE).words
        self._on_whole = sheet(self._questions, ORGANISATION).words

    def fault(self, key: str) -> str:
        """Return a sentence on a key that is none of a question asked there, "" for one."""
        place, _, question = key.partition("/")
        whole = place == ORGANISATION
        if not whole and place not in self._lines:
            hint = near(place, (ORGANISATION, *self._like(place)))
            return (
                f"{shown(key)}: found {quoted(place)}, which is no line of this engagement; "
                f"expected one of its lines or {quoted(ORGANISATION)}{hint}."
            )
        words = self._on_whole if whole else self._on_line
        if question in words:
            return ""
        hint = near(question, words)
        if question in self._questions:
            home = "for each line" if whole else "once, for the organisation"
            return (
                f"{shown(key)}: found {quoted(question)}, which is asked {home}; "
                f"expected a question asked here{hint}."
            )
        return (
            f"{shown(key)}: found {quoted(question)}; expected a question of the rule pack{hint}."
        )

    def _like(self, place: str) -> list[str]:
        """Return the lines whose ids are the alphabetical neighbours of a word."""
        at = bisect.bisect(self._sorted, place)
        return self._sorted[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]


def split(key: str) -> tuple[str | None, str]:
    """Return the line's id (None for the organisation) and the question of a key."""
    place, _, question = key.partition("/")
    return (None if place == ORGANISATION else place), question


def plain(text: str) -> str:
    """Return a text as answers are compared: words alone, no capitals, no punctuation."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in folded).split())


def _short(said: str) -> str:
    return plain(said[:_LONGEST_ANSWER])


def shown(key: str) -> str:
    """Return a key as a message shows it: short, on one line, nothing invisible."""
    return quoted(key)[1:-1]
