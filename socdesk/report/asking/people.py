"""Open points over the organisation and all its lines, by impact and by the person to ask."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from msgspec import Struct

from socdesk.decision.advice import Advice, LineAdvice, OpenPoint, OrganisationAdvice
from socdesk.engagement.questions import DEFAULT, ORGANISATION
from socdesk.report.document import Effect
from socdesk.report.facts import ClientFacts, Given
from socdesk.report.memo.open_points import effects_of
from socdesk.report.phrases import Phrases


class Asked(Struct, frozen=True):
    """A question that is open and matters, in the place where its answer belongs.

    `line` is a line's id, None for the organisation and for what is asked once for all lines;
    `name` is the line's name, "" there. `impact` is that of domain.md 11.6a, summed over the lines
    the answer counts for. `ask` begins with a capital.
    """

    line: str | None
    name: str
    question: str
    impact: float
    ask: str
    by: date | None
    effects: tuple[Effect, ...]

    @property
    def key(self) -> str:
        """What names question and place in a form: "line-1/users", "organisation/readers"."""
        return key_of(self.line, self.question)


class Person(Struct, frozen=True):
    """Somebody to ask, with the questions for them, the most decisive first."""

    name: str
    asked: tuple[Asked, ...]

    @property
    def by(self) -> date | None:
        """The earliest day by which one of the answers is wanted."""
        return min((found.by for found in self.asked if found.by is not None), default=None)


def key_of(line: str | None, question: str) -> str:
    """Return the key of a question in a place."""
    return f"{line or ORGANISATION}/{question}"


def open_questions(
    phrases: Phrases, ids: Sequence[str], facts: ClientFacts, advice: Advice
) -> tuple[Asked, ...]:
    """Return every open question that matters, once, the most decisive first.

    `ids` are those of the lines, in the order of `facts` and `advice`. A question asked once for
    all lines stands there once, unless a line has an entry of its own. Equal impact keeps the
    order of the advice: of each line's most decisive questions first, then by line.
    """
    found: dict[str, tuple[int, Asked]] = {}
    for rank, each in _all(phrases, ids, facts, advice):
        if each.key in found:
            before, known = found[each.key]
            found[each.key] = (min(before, rank), _together(known, each))
        else:
            found[each.key] = (rank, each)
    order = sorted(found.values(), key=lambda entry: (-entry[1].impact, entry[0]))
    return tuple(each for _, each in order)


def by_person(asked: Iterable[Asked]) -> tuple[Person, ...]:
    """Return the people to ask, who has the most decisive question first.

    Names that differ in capitals only are one person.
    """
    people: dict[str, list[Asked]] = {}
    for each in asked:
        people.setdefault(each.ask.casefold(), []).append(each)
    return tuple(Person(questions[0].ask, tuple(questions)) for questions in people.values())


def _all(
    phrases: Phrases, ids: Sequence[str], facts: ClientFacts, advice: Advice
) -> Iterator[tuple[int, Asked]]:
    own = advice.organisation
    for rank, point in enumerate(own.open_points):
        yield rank, _asked(phrases, point, own, None, "", facts.given)
    for line_id, line, known in zip(ids, advice.lines, facts.lines, strict=True):
        for rank, point in enumerate(line.open_points):
            shared = phrases.pack.fact(point.question).scope == DEFAULT
            if shared and point.question not in known.given:
                yield rank, _asked(phrases, point, line, None, "", facts.given)
            else:
                name = phrases.line(known.name)
                yield rank, _asked(phrases, point, line, line_id, name, known.given)


def _asked(
    phrases: Phrases,
    point: OpenPoint,
    advice: LineAdvice | OrganisationAdvice,
    line: str | None,
    name: str,
    given: Mapping[str, Given],
) -> Asked:
    known = given.get(point.question, Given())
    ask = known.ask or point.ask
    return Asked(
        line=line,
        name=name,
        question=point.question,
        impact=point.impact,
        ask=ask[:1].upper() + ask[1:],
        by=known.by,
        effects=effects_of(phrases, point, advice),
    )


def _together(one: Asked, other: Asked) -> Asked:
    """Return a question asked once for lines that each have it open."""
    effects = tuple(dict.fromkeys(chain(one.effects, other.effects)))
    return Asked(
        one.line, one.name, one.question, one.impact + other.impact, one.ask, one.by, effects
    )
