"""What stands against a report, what would change a finding, and what is only assumed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from socdesk.decision.advice import Change, Explanation, Flip, LineAdvice, Quote
from socdesk.decision.blocking import blocking
from socdesk.report.document import (
    AnyBlock,
    ChangeRow,
    ChangeTable,
    Effect,
    Ground,
    Paragraph,
    Quoted,
    Remarks,
    Run,
)
from socdesk.report.facts import ClientFacts, Given, LineFacts
from socdesk.report.phrases import Phrases

_MOST_QUESTIONS_NAMED = 4

Values = tuple[str, ...]
"""Values of one question in the order of its options."""


class Explained:
    """Words the explanation of one line; ids begin with `prefix`."""

    def __init__(
        self,
        phrases: Phrases,
        facts: LineFacts,
        advice: LineAdvice,
        explanation: Explanation,
        prefix: str,
    ) -> None:
        self.phrases = phrases
        self.facts = facts
        self.now = advice.headline.text
        self.explanation = explanation
        self.prefix = prefix

    def assumed(self) -> list[AnyBlock]:
        """Return the mark of a line that rests on answers only assumed, with their names."""
        found = self.explanation.assumptions
        if not found:
            return []
        say = self.phrases.say
        one = len(found) == 1
        answers = self.phrases.joined(
            [
                say(
                    "assumed.answer",
                    question=self.phrases.short(quote.question),
                    answer=self.phrases.answer(quote.question, quote.value),
                )
                for quote in found
            ]
        )
        remark = self.phrases.remark(
            say("assumed.title.one" if one else "assumed.title", count=str(len(found))),
            say("assumed.confirm.one" if one else "assumed.confirm", answers=answers),
            ", ".join(self.phrases.reference(quote.question) for quote in found),
        )
        return [Remarks(f"{self.prefix}-assumed", "assumption", (remark,))]

    def quoted(self, quote: Quote) -> Quoted:
        """Return an answer as it is quoted; one that is only assumed says so."""
        answer = self.phrases.answer(quote.question, quote.value)
        if quote.question in self.facts.assumed:
            answer = self.phrases.say("answer.assumed", answer=answer)
        reference = self.phrases.reference(quote.question)
        return Quoted(reference, self.phrases.short(quote.question), answer)

    def enough(self) -> list[AnyBlock]:
        """Return which answers settle the finding, whatever else is answered."""
        sets = self.explanation.reasons
        if not self._settled or not all(sets):
            return []
        named = [
            ", ".join(self.phrases.reference(quote.question) for quote in quotes) for quotes in sets
        ]
        text = self.phrases.say(
            "reason.enough", sets=self.phrases.say("reason.enough.or").join(named)
        )
        return [Paragraph(f"{self.prefix}-enough", (Run(text),), "note")]

    def blocked(self, report: str) -> bool:
        """Whether answers keep the report from being recommended."""
        return bool(self.explanation.why_not.get(report))

    def says(self, report: str, told: frozenset[Quote]) -> bool:
        """Whether just the answers of `told` are enough against the report."""
        return told in self._sets(report)

    def grounds(self, report: str, told: frozenset[Quote] = frozenset()) -> tuple[Ground, ...]:
        """Return what keeps a report from being recommended; `told` was said before it."""
        sets = self.explanation.why_not.get(report, ())
        too = self.says(report, told)
        rest = [quotes for quotes in sets if quotes and frozenset(quotes) != told]
        found = blocking(rest)
        grounds = []
        first = "ground.too" if too else "ground"
        if found.each:
            grounds.append(self._ground("ground.each.too" if too else "ground.each", found.each))
            first = "ground.with"
        for place, quotes in enumerate(found.beside):
            grounds.append(self._ground("ground.or" if place else first, quotes))
        return tuple(grounds)

    def _ground(self, key: str, quotes: Sequence[Quote]) -> Ground:
        text = self.phrases.say(key, said=self._said(quotes))
        return Ground(text, self.phrases.support([quote.question for quote in quotes]))

    def changes(self) -> list[AnyBlock]:
        """Return the smallest changes of answers that would change the finding."""
        flips = self.explanation.changes
        if not flips:
            return self._nothing()
        key = "change.one" if len(flips[0].changes) == 1 else "change.two"
        if key == "change.two" and not self._settled:
            key = "change.two.open"
        heads = ("head.if", "head.would" if self._settled else "head.could")
        return [
            Paragraph(f"{self.prefix}-carried-note", (Run(self.phrases.say(key)),), "opening"),
            ChangeTable(
                f"{self.prefix}-carried-table",
                tuple(self.phrases.say(head) for head in heads),
                tuple(self._change_rows(flips)),
            ),
        ]

    def _nothing(self) -> list[AnyBlock]:
        """Say that no change would alter the finding, where there is an answer to change."""
        if not any(given.value for given in self.facts.given.values()):
            return []
        text = self.phrases.say("change.none")
        return [Paragraph(f"{self.prefix}-carried-none", (Run(text),))]

    def _change_rows(self, flips: Iterable[Flip]) -> Iterator[ChangeRow]:
        by_questions: dict[tuple[str, ...], list[Flip]] = {}
        for flip in flips:
            questions = tuple(change.question for change in flip.changes)
            by_questions.setdefault(questions, []).append(flip)
        for group in by_questions.values():
            now = [Quote(change.question, change.now) for change in group[0].changes]
            yield ChangeRow(tuple(map(self.quoted, now)), tuple(self._effects(group)))

    def _effects(self, group: Sequence[Flip]) -> Iterator[Effect]:
        """Yield what each choice of other answers would do, those of one outcome together."""
        by_outcome: dict[str, list[tuple[Change, ...]]] = {}
        for flip in group:
            by_outcome.setdefault(flip.headline.text, []).append(flip.changes)
        for outcome, changes in by_outcome.items():
            for choice in choices(changes):
                yield Effect(self._condition(choice), self._outcome(outcome))

    def _outcome(self, text: str) -> str:
        return text if text != self.now else self.phrases.say("change.same")

    def _condition(self, choice: Mapping[str, Values]) -> str:
        """Return "You only show data, or you make no entries; and it is a product"."""
        parts = [
            self.phrases.say("change.or").join(
                _lower(self._statement(Quote(question, value))) for value in values
            )
            for question, values in choice.items()
        ]
        text = self.phrases.say("change.and").join(parts)
        return f"{text[:1].upper()}{text[1:]}"

    def _said(self, quotes: Sequence[Quote]) -> str:
        """Return "a, b, and c": statements that may hold an "and" of their own."""
        words = self.phrases.pack.words.headlines
        *most, last = [_lower(self._statement(quote)) for quote in quotes]
        said = words["join.comma"].join(most)
        return said + words["join.condition"] + last if most else last

    def _statement(self, quote: Quote) -> str:
        return self.phrases.pack.words.questions[quote.question].options[quote.value].said

    def _sets(self, report: str) -> list[frozenset[Quote]]:
        return [frozenset(quotes) for quotes in self.explanation.why_not.get(report, ())]

    @property
    def _settled(self) -> bool:
        flips = self.explanation.changes
        return bool(flips) and all(flip.settled for flip in flips)


def assumed_on(phrases: Phrases, facts: ClientFacts, assumptions: Sequence[Sequence[Quote]]) -> str:
    """Return which lines rest on answers only assumed, and on which; "" where none does.

    An answer that stands for all lines counts once.
    """
    places: dict[tuple[str, int], None] = {}
    lines = []
    for number, (line, found) in enumerate(zip(facts.lines, assumptions, strict=True)):
        if found:
            lines.append(line.name)
        for quote in found:
            own = line.given.get(quote.question, Given()).value is not None
            places[quote.question, number if own else -1] = None
    if not places:
        return ""
    names = _named(phrases, list(dict.fromkeys(question for question, _ in places)))
    key = "front.assumed.one" if len(places) == 1 else "front.assumed"
    return phrases.say(key, lines=phrases.lines(lines), count=str(len(places)), questions=names)


def _named(phrases: Phrases, questions: Sequence[str]) -> str:
    """Return questions in one phrase; beyond a handful the rest are counted."""
    shown = [
        phrases.say("front.assumed.question", question=phrases.short(question))
        for question in questions
    ]
    if len(shown) > _MOST_QUESTIONS_NAMED:
        kept = _MOST_QUESTIONS_NAMED - 1
        more = phrases.say("front.assumed.more", count=str(len(shown) - kept))
        shown = [*shown[:kept], more]
    return phrases.joined(shown)


def choices(changes: Sequence[tuple[Change, ...]]) -> Iterator[dict[str, Values]]:
    """Yield the changes as choices: for each question the values that serve with all the rest.

    Together they are just the changes given, each set of one or two questions once.
    """
    if len(changes[0]) == 1:
        yield {changes[0][0].question: tuple(change.then for (change,) in changes)}
        return
    beside: dict[str, list[str]] = {}
    for first, second in changes:
        beside.setdefault(first.then, []).append(second.then)
    firsts: dict[Values, list[str]] = {}
    for value, others in beside.items():
        firsts.setdefault(tuple(others), []).append(value)
    one, other = (change.question for change in changes[0])
    for seconds, values in firsts.items():
        yield {one: tuple(values), other: seconds}


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
