"""The page of questions one person answers later: its content, for every writer the same.

It reads questions, options and dates, nothing else: no note, and no answer given already.
"""

from datetime import date

from msgspec import Struct

from socdesk.report.asking.people import Asked, Person
from socdesk.report.dates import long_date, short_date
from socdesk.report.document import Document
from socdesk.report.facts import ClientFacts
from socdesk.report.phrases import Phrases

PERSON_KEY = "person"
"""The row of a form that says who answers."""

FORM_MARK = "form/"
"""Begins the text that names the engagement a form was made for."""

MOST_ASKED = 500
"""Questions on one page; the less decisive ones are left for another."""

_LONGEST_MARK = 12


class FormOption(Struct, frozen=True):
    """An answer as the form lists it: its number, its words, its gloss."""

    number: int
    label: str
    gloss: str


class FormQuestion(Struct, frozen=True):
    """A question of a form: its key, the place it is about, its words, its options."""

    key: str
    place: str
    text: str
    help: str
    options: tuple[FormOption, ...]
    wanted: str


class Form(Struct, frozen=True):
    """A page of questions; `page` holds title, date and the words around every page."""

    page: Document
    person: str
    mark: str
    opening: tuple[str, ...]
    heads: tuple[str, str]
    who: str
    questions: tuple[FormQuestion, ...]


def mark_of(engagement_id: str) -> str:
    """Return what a form says to be told from one of another engagement."""
    return engagement_id[:_LONGEST_MARK]


def form_of(
    phrases: Phrases, facts: ClientFacts, engagement_id: str, person: Person, today: date
) -> Form:
    """Return the page of questions for a person; the same arguments give the same page."""
    asked = person.asked[:MOST_ASKED]
    questions = tuple(_question(phrases, each) for each in asked)
    title = phrases.say("form.title", person=_within(phrases, person))
    page = Document(
        title=title,
        subject=phrases.for_client("form.subject", facts),
        language=phrases.pack.rules.identity.language,
        date=today.isoformat(),
        firm=phrases.say("page.firm"),
        marking=phrases.say("form.marking"),
        footer=(phrases.say("form.purpose"),),
        page_of=phrases.say("page.number"),
        decisions=tuple(found.key for found in questions),
        blocks=(),
    )
    return Form(
        page=page,
        person=person.name,
        mark=mark_of(engagement_id),
        opening=_opening(phrases, facts, person, len(person.asked) - len(asked)),
        heads=(phrases.say("form.question"), phrases.say("form.answer")),
        who=phrases.say("form.person"),
        questions=questions,
    )


def form_name(phrases: Phrases, facts: ClientFacts, person: Person) -> str:
    """Return what the file of a form is called, before it is made safe for a file system."""
    name = _within(phrases, person)
    if not facts.client:
        return phrases.say("form.file", person=name)
    return phrases.say("form.file.client", client=facts.client, person=name)


def _opening(phrases: Phrases, facts: ClientFacts, person: Person, more: int) -> tuple[str, ...]:
    found = [phrases.for_client("form.lead", facts), phrases.say("form.how")]
    if person.by is not None:
        found.append(phrases.say("form.by", date=long_date(person.by)))
    if more:
        found.append(phrases.say("form.more", count=f"{more:,}"))
    return tuple(found)


def _within(phrases: Phrases, person: Person) -> str:
    """Return who is asked as it stands within a sentence: "the product owner", "Ms Ruiz"."""
    usual = phrases.pack.words.questions[person.asked[0].question].ask
    return usual if usual.casefold() == person.name.casefold() else person.name


def _question(phrases: Phrases, asked: Asked) -> FormQuestion:
    words = phrases.pack.words.questions[asked.question]
    values = phrases.pack.fact(asked.question).values
    options = (words.options[value] for value in values)
    return FormQuestion(
        key=asked.key,
        place=asked.name if asked.line else phrases.say("form.all"),
        text=words.text,
        help=words.help,
        options=tuple(
            FormOption(number, option.label, option.gloss)
            for number, option in enumerate(options, start=1)
        ),
        wanted=phrases.say("form.wanted", date=short_date(asked.by)) if asked.by else "",
    )
