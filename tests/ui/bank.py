"""The bank as it is answered: what it says on each page, and what one types to say it."""

from collections.abc import Mapping

from socdesk.decision.advice import Case
from socdesk.engagement.codec import decode
from socdesk.engagement.model import to_case
from socdesk.engagement.questions import of_pack
from socdesk.paths import resource
from socdesk.ui.place import Where
from socdesk.ui.session import Session
from tests.ui.clients import pack


def shipped() -> Case:
    """The answers of the bank that ships."""
    data = resource("examples/bank.socdesk").read_bytes()
    return to_case(decode(data, of_pack(pack())))


BANK = shipped()
LINES = tuple(line.name for line in BANK.lines)


def answers_of(session: Session, where: Where) -> Mapping[str, str]:
    """What the bank says to the questions of a page."""
    given = BANK.answers
    if where.line is not None:
        given = {**given, **BANK.lines[session.engagement.position(where.line)].answers}
    return {name: given[name] for name in session.pages(where.line)[where.page]}


def typed(answers: Mapping[str, str]) -> str:
    """Return the digits of the answers; a card without a digit is found by its first word.

    Such a card is pressed by Space, the last letter then.
    """
    names = list(answers)
    if len(names) > 1:
        ticked = [number for number, name in enumerate(names, 1) if answers[name] == "yes"]
        return "".join(map(str, ticked or [len(names) + 1]))
    ((name, value),) = answers.items()
    place = pack().fact(name).values.index(value) + 1
    if place <= 9:
        return str(place)
    label = pack().words.questions[name].options[value].label
    return f"{label.split()[0]} "
