"""Every derived trap and every contradiction shows beside a question while one answers."""

import pytest

from socdesk.ui.place import question
from socdesk.ui.session import Session
from socdesk.ui.wizard.remarks import page_remarks
from socdesk.ui.wizard.texts import place_of
from tests.test_cli_traps import CONTRADICTIONS, LINE, ORGANISATION, TRAPS, Case, named
from tests.ui.clients import moment, pack


def answered(found: Case) -> Session:
    """Return a session with one line and the answers of a case."""
    session = Session(pack(), moment)
    session.new("Harbour", ["Loans"])
    line = session.engagement.lines[0].id
    for name, value in {**ORGANISATION, **LINE, **found.raised}.items():
        home = None if name in ORGANISATION else line
        session.go(question(home, place_of(pack(), line, name).page))
        session.answer(name, value)
    return session


def beside(session: Session) -> tuple[set[str], dict[str, set[str]]]:
    """Return the traps shown on any page, and the pages of each contradiction."""
    traps: set[str] = set()
    clashes: dict[str, set[str]] = {}
    for home in (None, session.engagement.lines[0].id):
        for page, questions in session.pages(home).items():
            shown = page_remarks(session, home, questions)
            traps |= {trap.id for trap in shown.traps}
            for clash in shown.clashes:
                clashes.setdefault(clash.found.id, set()).add(page)
    return traps, clashes


@pytest.mark.parametrize("found", named(TRAPS))
def test_a_trap_shows_beside_a_question(found: Case) -> None:
    traps, _ = beside(answered(found))

    assert found.id in traps


@pytest.mark.parametrize("found", named(CONTRADICTIONS))
def test_a_contradiction_shows_at_both_of_its_questions(found: Case) -> None:
    _, clashes = beside(answered(found))

    assert clashes[found.id] == set(found.questions)
