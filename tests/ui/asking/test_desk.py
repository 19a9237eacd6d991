"""Open points, pages and answers from the window."""

from pathlib import Path

import pytest

from socdesk.engagement.model import Answer
from socdesk.report.asking.answers_back import read_answers
from socdesk.ui.asking.answers_dialog import Taken
from socdesk.ui.asking.open_dialog import Wish
from socdesk.ui.place import ORGANISATION, question
from tests.report.asking.forms import as_json, by_hand, filled_in, forms, put
from tests.ui.clients import pack
from tests.ui.window import DeskWindow, settle

ANSWERS = {"line-1/users": "1", "line-1/delivery": "Both", "line-9/users": "1"}


@pytest.fixture
def loans(window: DeskWindow) -> DeskWindow:
    window.begin("Loans", "Portal")
    return window


def test_a_row_leads_to_its_question(loans: DeskWindow) -> None:
    loans.answers.wishes.append((question("line-2", "users"), None))
    loans.commands.open_points.trigger()

    assert loans.session.where == question("line-2", "users")
    assert {each.key for each in loans.script.listed[0]} >= {"line-1/users", "line-2/users"}


def test_the_results_lead_to_the_open_points(loans: DeskWindow) -> None:
    loans.session.go(ORGANISATION)
    settle()
    loans.answers.wishes.append((None, None))
    loans.organisation.asking_requested.emit()

    assert len(loans.script.listed) == 1
    assert loans.session.where == ORGANISATION


@pytest.mark.parametrize(("wish", "ending"), [(Wish.WORD, ".docx"), (Wish.MARKDOWN, ".md")])
def test_pages_are_written_into_the_folder_chosen(
    loans: DeskWindow, tmp_path: Path, wish: Wish, ending: str
) -> None:
    loans.answers.wishes.append((None, wish))
    loans.answers.paths.append(tmp_path)
    loans.commands.open_points.trigger()

    files = list(tmp_path.iterdir())
    assert len(files) == len(forms(pack(), loans.session.engagement))
    assert {path.suffix for path in files} == {ending}
    assert any(path.name == f"Harbour, questions for the product owner{ending}" for path in files)
    assert not loans.session.can_undo


def test_no_folder_no_page(loans: DeskWindow) -> None:
    loans.answers.paths.append(None)
    loans.commands.ask_later.trigger()

    assert [asked.fault for asked in loans.asked] == [False]


def test_a_folder_that_cannot_be_written_is_told(loans: DeskWindow, tmp_path: Path) -> None:
    loans.answers.paths.append(tmp_path / "gone")
    loans.answers.acts.append("close")
    loans.commands.ask_later.trigger()

    assert loans.asked[-1].fault
    assert loans.asked[-1].title == "The pages were not all written"


def test_what_is_ticked_is_taken_in_one_step_as_told(loans: DeskWindow, tmp_path: Path) -> None:
    before = loans.session.engagement
    path = put(tmp_path, as_json(ANSWERS, person="Ms Ruiz"))
    told = read_answers(path, pack(), before).answers
    loans.answers.paths.append(path)
    loans.answers.taken.append(Taken(told, "Ms Ruiz"))
    loans.commands.read_answers.trigger()

    assert loans.session.engagement.answer("line-1", "users") == Answer(
        value="organisations", basis="told", said_by="Ms Ruiz"
    )
    assert loans.session.engagement.answer("line-1", "delivery").value == "both"
    assert loans.asked[-1].acts[0].startswith("line-9/users: found")
    loans.session.undo()
    assert loans.session.engagement == before
    assert not loans.session.can_undo


def test_nothing_is_taken_where_the_dialog_was_left(loans: DeskWindow, tmp_path: Path) -> None:
    before = loans.session.engagement
    for answer in (None, Taken((), "Ms Ruiz")):
        loans.answers.paths.append(put(tmp_path, as_json(ANSWERS)))
        loans.answers.taken.append(answer)
        loans.commands.read_answers.trigger()

    assert loans.session.engagement is before


def test_an_answer_is_shown_beside_what_stands_there(loans: DeskWindow, tmp_path: Path) -> None:
    loans.session.go(question("line-1", "users"))
    loans.session.answer("users", "ourselves")
    loans.session.go(question("line-1", "delivery"))
    loans.session.answer("delivery", "both")
    data = by_hand([*ANSWERS.items(), ("line-2/users", "organisations")])
    loans.answers.paths.append(put(tmp_path, data))
    loans.answers.taken.append(None)
    loans.commands.read_answers.trigger()

    shown = [(row.line, row.question, row.standing, row.now) for row in loans.script.offered]
    assert shown == [
        ("Loans", "Users of the service", "differs", "Only ourselves"),
        ("Loans", "Service or product", "same", "Both"),
        ("Portal", "Users of the service", "new", ""),
    ]


def test_a_hostile_file_changes_nothing_and_is_told(loans: DeskWindow, tmp_path: Path) -> None:
    before = loans.session.engagement
    loans.answers.paths.append(put(tmp_path, b"[" * 100_000))
    loans.answers.acts.append("close")
    loans.commands.read_answers.trigger()

    assert loans.asked[-1].fault
    assert loans.session.engagement is before


def test_a_page_made_here_comes_back_as_it_was_filled_in(loans: DeskWindow, tmp_path: Path) -> None:
    form = forms(pack(), loans.session.engagement)[0]
    typed = {found.key: found.options[-1].label for found in form.questions}
    loans.answers.paths.append(put(tmp_path, filled_in(form, typed)))
    loans.answers.taken.append(None)
    loans.commands.read_answers.trigger()

    assert [row.then for row in loans.script.offered] == list(typed.values())
    assert loans.asked[-1].text == form.person


def test_without_a_client_nothing_of_it_can_be_done(window: DeskWindow) -> None:
    commands = window.commands

    for action in (commands.open_points, commands.ask_later, commands.read_answers):
        assert not action.isEnabled()
