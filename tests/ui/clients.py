"""Clients for the tests of pages: sessions with an example or with a few answers open."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache

from socdesk.decision.builtin import builtin
from socdesk.decision.pack import Pack
from socdesk.decision.questioning import page_of
from socdesk.paths import resource
from socdesk.ui.place import question
from socdesk.ui.session import Session


@cache
def pack() -> Pack:
    """Return the built-in pack, loaded once."""
    return builtin()


def moment() -> datetime:
    """The moment at which all of these sessions take place."""
    return datetime(2026, 11, 23, 10, 42, tzinfo=UTC)


def nobody() -> Session:
    """Return a session with nothing open."""
    return Session(pack(), moment)


def bank() -> Session:
    """Return a session with a copy of the worked example."""
    session = nobody()
    session.open_example(resource("examples/bank.socdesk"))
    return session


def client(name: str, lines: Sequence[str]) -> Session:
    """Return a session with a new client."""
    session = nobody()
    session.new(name, lines)
    return session


def answer(session: Session, line: int | None, answers: Mapping[str, str]) -> None:
    """Answer questions of a line by its number, or of the organisation."""
    line_id = None if line is None else session.engagement.lines[line].id
    for name, value in answers.items():
        session.go(question(line_id, page_of(session.pack, name)))
        session.answer(name, value)
