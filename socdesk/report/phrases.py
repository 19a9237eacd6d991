"""The pack's words, put together: sentences filled in, sets and names in words."""

import re
from collections.abc import Mapping, Sequence

from socdesk.decision.advice import LEVELS, ORGANISATION_REPORTS, Headline
from socdesk.decision.pack import Pack
from socdesk.decision.wording import joined
from socdesk.report.document import Reference, Remark, Run, Runs, Scale, StepState
from socdesk.report.errors import ReportError
from socdesk.report.facts import ClientFacts

OPTIONAL, CONFIRM, RECOMMENDED, NEEDED = range(1, len(LEVELS))
"""Places on the scale of need; Not indicated is 0."""

_MOST_LINES_NAMED = 4
_CLOSED = (".", "?", ":", "…")
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_EMBEDS = re.compile("[\u202a\u202b\u202d\u202e]")
_ISOLATES = re.compile("[\u2066-\u2068]")
_TURNS = re.compile("[\u061c\u200e\u200f\u202c\u2069]")


class Phrases:
    """Says things in the words of one pack; it keeps nothing but the pack."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    def say(self, key: str, **values: str) -> str:
        """Return the memo's sentence with each {name} replaced; values stay to the letter."""
        return "".join(run.text for run in self.runs(key, **values))

    def runs(self, key: str, **values: str | Runs) -> Runs:
        """As `say`, for values that bring their own weight.

        Raises `ReportError` where the pack, which may be a firm's own, has no such words.
        """
        try:
            words = self.pack.words.memo[key]
        except KeyError:
            raise ReportError(
                f'The rule pack {self.pack.id} has no words for "{key}" of the memo.'
            ) from None
        return filled(words, values)

    def joined(self, names: Sequence[str]) -> str:
        """Return "A", "A and B" or "A, B and C"."""
        return joined(self.pack, names)

    def either(self, names: Sequence[str]) -> str:
        """Return "A", "A or B" or "A, B or C"."""
        words = self.pack.words.headlines
        *first, last = names or ("",)
        return words["join.comma"].join(first) + words["join.or"] + last if first else last

    def report(self, report: str) -> str:
        """Return a report's name."""
        return self.pack.words.terms.reports[report]

    def reports(self, reports: Sequence[str]) -> str:
        """Return reports' names in one phrase."""
        return self.joined([self.report(name) for name in reports])

    def line(self, name: str) -> str:
        """Return a service line's name, or what stands for one that has none."""
        return name or self.say("line.nameless")

    def lines(self, names: Sequence[str]) -> str:
        """Return service lines in one phrase; beyond a handful the rest are counted."""
        shown = [self.line(name) for name in names]
        if len(shown) <= _MOST_LINES_NAMED:
            return self.joined(shown)
        shown = shown[: _MOST_LINES_NAMED - 1]
        more = self.say("lead.more.lines", count=str(len(names) - len(shown)))
        return self.joined([*shown, more])

    def levels(self, levels: Sequence[str]) -> str:
        """Return a set of levels in words, exactly: "Optional to Needed, without Confirm"."""
        words = self.pack.words.terms.levels
        names = [words[level] for level in levels]
        if len(names) == 1:
            return names[0]
        span = self.say("range", low=names[0], high=names[-1])
        between = LEVELS[LEVELS.index(levels[0]) : LEVELS.index(levels[-1])]
        gap = [words[level] for level in between if level not in levels]
        return self.say("range.gap", range=span, gap=self.joined(gap)) if gap else span

    def scale(self, levels: Sequence[str], own: str | None = None) -> Scale:
        """Return the scale of a set of levels, or of the consultant's own level over it."""
        words = self.levels(levels)
        if own is None:
            return Scale(_steps(levels), words)
        ruled: Mapping[str, StepState] = dict.fromkeys(levels, "ruled")
        steps = tuple("settled" if name == own else ruled.get(name, "empty") for name in LEVELS)
        shown = self.say("override.words", own=self.levels([own]), ruled=words)
        return Scale(steps, shown)

    def role(self, role: str) -> str:
        """Return a role of the organisation as it stands within a sentence."""
        word = self.pack.words.terms.roles[role]
        return word[:1].lower() + word[1:]

    def types(self, types: Sequence[str]) -> str:
        """Return the possible types in words, the plain Type 2 first.

        "none" means a level below Confirm, which is said where levels are.
        """
        words = self.pack.words.terms.types
        return self.either([words[name] for name in reversed(types) if name != "none"])

    def months(self, periods: Sequence[int | str]) -> str:
        """Return the possible months of a first period in words."""
        named = [self.say(f"months.{months}") for months in periods if months != "none"]
        return self.either(named)

    def type_period(
        self, types: Sequence[str], periods: Sequence[int | str], *, confirmed: bool
    ) -> tuple[str, ...]:
        """Return type, first period and, where it is not settled yet, "if confirmed"."""
        found = [self.types(types)]
        if self.months(periods):
            found.append(self.say("period", months=self.months(periods)))
        if not confirmed:
            found.append(self.say("if.confirmed"))
        return tuple(found)

    def categories(self, statuses: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
        """Return what a SOC 2 covers: the categories in, those to consider, those open."""
        groups = {
            "cover.in": [name for name, found in statuses.items() if tuple(found) == ("IN",)],
            "cover.consider": [n for n, found in statuses.items() if tuple(found) == ("CONSIDER",)],
            "cover.open": [name for name, found in statuses.items() if len(found) > 1],
        }
        return tuple(
            self.say(key, categories=self.joined(names)) for key, names in groups.items() if names
        )

    def short(self, question: str) -> str:
        """Return the question as lists name it."""
        return self.pack.words.questions[question].short

    def answer(self, question: str, value: str) -> str:
        """Return the label of an answer."""
        return self.pack.words.questions[question].options[value].label

    def reference(self, question: str) -> str:
        """Return a question's reference, such as "S3"."""
        return self.pack.fact(question).reference

    def support(
        self, questions: Sequence[str] = (), rule: str = "", sources: Sequence[str] = ()
    ) -> Reference:
        """Return the reference to questions, a rule and sources."""
        shown = tuple(self.reference(question) for question in questions)
        return Reference(shown, rule, tuple(sources))

    def finding(self, headline: Headline) -> Runs:
        """Return a headline as a paragraph: the finding in bold, then what stands under it."""
        return self.runs(
            "finding", finding=(Run(headline.text, bold=True),), sentence=headline.sentence
        )

    def remark(self, title: str, text: str, reference: str = "") -> Remark:
        """Return a remark, its title closed with a full stop where it has no mark of its own."""
        return Remark(title if title.endswith(_CLOSED) else f"{title}.", text, reference)

    def for_client(self, key: str, facts: ClientFacts) -> str:
        """Return a sentence that names the client, or its form for a client without a name."""
        if facts.client:
            return self.say(key, client=facts.client)
        return self.say(f"{key}.nobody")


def filled(text: str, values: Mapping[str, str | Runs]) -> Runs:
    """Return *text* as runs with each {name} replaced once; a value is never searched again.

    A text with marks that turn the direction of writing is isolated, so that it turns nothing
    around it (reliability.md 2.6, U4). An unknown {name} stays as it stands.
    """
    found: list[Run] = []
    for index, piece in enumerate(_PLACEHOLDER.split(text)):
        if index % 2 == 0:
            found.append(Run(piece))
        elif piece not in values:
            found.append(Run("{" + piece + "}"))
        else:
            value = values[piece]
            parts = (Run(value),) if isinstance(value, str) else value
            found += [Run(isolated(part.text), part.bold) for part in parts]
    return merged(found)


def merged(runs: Sequence[Run]) -> Runs:
    """Return the runs with neighbours of one weight joined and empty ones left out."""
    found: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if found and found[-1].bold == run.bold:
            found[-1] = Run(found[-1].text + run.text, run.bold)
        else:
            found.append(run)
    return tuple(found)


def isolated(text: str) -> str:
    """Return the text so that every direction it turns to ends with it."""
    embeds, isolates = len(_EMBEDS.findall(text)), len(_ISOLATES.findall(text))
    if not (embeds or isolates or _TURNS.search(text)):
        return text
    return f"\u2068{text}\u2069" + "\u2069" * isolates + "\u202c" * embeds


def highest(levels: Sequence[str]) -> int:
    """Return the highest possible level as a place on the scale."""
    return LEVELS.index(levels[-1])


def lowest(levels: Sequence[str]) -> int:
    """Return the lowest possible level as a place on the scale."""
    return LEVELS.index(levels[0])


def in_order(reports: Sequence[str]) -> tuple[str, ...]:
    """Return reports in the order of the suite."""
    return tuple(report for report in ORGANISATION_REPORTS if report in reports)


def _steps(levels: Sequence[str]) -> tuple[StepState, ...]:
    if len(levels) == 1:
        return tuple("settled" if level in levels else "empty" for level in LEVELS)
    ends: dict[str, StepState] = {levels[0]: "lowest", levels[-1]: "highest"}
    return tuple(ends.get(level, "possible" if level in levels else "empty") for level in LEVELS)
