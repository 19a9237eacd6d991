"""The five ways through the program, walked with real keys in a real window."""

from contextlib import suppress
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from socdesk.decision.advise import advise
from socdesk.engagement import changes, store
from socdesk.engagement.model import Engagement, Place, to_case
from socdesk.ui.place import View
from tests.real.conftest import Start
from tests.real.program import Program, TooLateError, until
from tests.ui import clients
from tests.ui.bank import BANK, LINES, answers_of, typed
from tests.ui.clients import pack

SERVICER = (
    *(("readers", "1"), ("vendors", "1"), ("existing_report", "1"), ("board_statement", "2")),
    *(("frameworks", "1"), ("public_report", "2"), ("users", "1"), ("delivery", "1")),
    *(("entries", "1"), ("assets", "2"), ("kind", "2"), ("auditor_asked", "2")),
    *(("proof_asked", "4"), ("report_named", "3"), ("material", "1"), ("self_check", "2")),
    *(("categories_named", "3"), ("uptime", "3"), ("results_used", "2"), ("confidential", "2")),
    *(("personal_data", "4"), ("subservice", "3"), ("timing_evidence", "5"), ("year_end", "1")),
)
"""The pages a loan servicer is asked, in order, with the key of each answer."""

HARBOUR = "Harbour – SOC Desk"


def begin(program: Program, client: str, *lines: str) -> str:
    """Begin a client on the start page; return the title of the window then."""
    program.keys("SOC Desk", "ctrl+n")
    program.type("New client", "\t".join((client, *lines)) + "\n")
    title = f"{client} – SOC Desk"
    program.window(title)
    return title


def save_as(program: Program, title: str, path: Path) -> None:
    program.keys(title, "ctrl+shift+s")
    program.choose_file("Save as", path)


def answered(engagement: Engagement) -> dict[str, str]:
    """What is known of an engagement with one line."""
    (line,) = to_case(engagement).lines
    return {**to_case(engagement).answers, **line.answers}


def harbour(folder: Path) -> Path:
    """A file of a client that stands on its third question, the first two answered."""
    session = clients.client("Harbour", ["Loans"])
    clients.answer(session, 0, {"users": "organisations", "delivery": "service"})
    line = session.engagement.lines[0].id
    path = folder / "harbour.socdesk"
    store.save(path, changes.with_place(session.engagement, Place(line, "entries")), None)
    return path


def test_a_new_client_is_answered_by_digits_and_enter_to_its_result(
    start: Start, tmp_path: Path
) -> None:
    path = tmp_path / "harbour.socdesk"
    with start() as program:
        assert begin(program, "Harbour", "Loan servicing") == HARBOUR

        program.type(HARBOUR, "".join(f"{key}\n" for _, key in SERVICER))
        save_as(program, HARBOUR, path)
        engagement = program.saved(path, lambda found: found.place is not None)
        program.keys(HARBOUR, "ctrl+q")

        assert program.ended() == 0
    assert engagement.client == "Harbour"
    (line,) = engagement.lines
    assert engagement.place == Place(line.id, "summary")
    given = answered(engagement)
    for page, key in SERVICER:
        if page == "frameworks":
            assert (given["supervised"], given["card_data"]) == ("yes", "no")
        else:
            assert given[page] == pack().fact(page).values[int(key) - 1]
    (advice,) = advise(pack(), to_case(engagement)).lines
    assert advice.headline.text == "SOC 1 is recommended"


def bank_strokes() -> str:
    """What one types from the first question of the bank's lines to the organisation's result."""
    session = clients.client("A bank", LINES)
    strokes = []
    while (where := session.where).view is not View.ORGANISATION:
        if where.view is View.QUESTION:
            answers = answers_of(session, where)
            session.answer_page(answers)
            strokes.append(typed(answers))
        strokes.append("\n")
        session.go_next()
    return "".join(strokes)


def test_the_bank_goes_by_keyboard_from_the_start_page_to_the_memo(
    start: Start, tmp_path: Path
) -> None:
    memo, path = tmp_path / "memo.docx", tmp_path / "bank.socdesk"
    with start() as program:
        title = begin(program, "A bank", *LINES)

        program.type(title, bank_strokes())
        program.keys(title, "ctrl+m")
        program.choose_file("Make memo", memo)
        until(memo.exists, "no memo")
        save_as(program, title, path)
        engagement = program.saved(path, lambda found: len(found.lines) == len(LINES))

    given = to_case(engagement)
    assert [line.name for line in given.lines] == list(LINES)
    for line, bank in zip(given.lines, BANK.lines, strict=True):
        assert line.answers.items() <= {**BANK.answers, **bank.answers}.items()
    body = Document(str(memo)).element.body
    read = "\n".join("".join(each.itertext()) for each in body.iter(qn("w:p")))
    for advised in advise(pack(), BANK).lines:
        assert advised.name in read
        assert advised.headline.text in read


def test_back_change_undo_redo_and_save_leave_in_the_file_what_was_meant(
    start: Start, tmp_path: Path
) -> None:
    path = harbour(tmp_path)
    with start(str(path)) as program:

        def saved_with(delivery: str, *strokes: str) -> Engagement:
            program.keys(HARBOUR, *strokes, "ctrl+s")
            return program.saved(path, lambda found: answered(found)["delivery"] == delivery)

        changed = saved_with("product", "alt+Left", "2")
        saved_with("service", "ctrl+z")
        redone = saved_with("product", "ctrl+y")
        until(lambda: not program.is_changed(HARBOUR), "it says that something is not saved")

    assert (
        answered(changed) == answered(redone) == {"users": "organisations", "delivery": "product"}
    )
    assert redone.place == Place(redone.lines[0].id, "delivery")


def copied(program: Program, page: str, expected: str) -> str:
    """Walk from a page back by Shift+Tab to the button that copies its table; return the copy."""

    def look() -> str:
        text = program.clipboard()
        return text if expected in text else ""

    for controls in range(1, 15):
        # From another page one comes with the focus at the beginning.
        program.keys(HARBOUR, "ctrl+3", page, *["shift+Tab"] * controls, "Return")
        with suppress(TooLateError):
            return until(look, "this button copies nothing", seconds=1)
        program.keys(HARBOUR, "Escape")
    return pytest.fail(f"no table with {expected!r} was copied")


def test_a_question_is_found_and_answered_and_both_tables_are_pasted(
    start: Start, tmp_path: Path
) -> None:
    path = harbour(tmp_path)
    with start(str(path)) as program:
        program.keys(HARBOUR, "ctrl+k")
        program.type(HARBOUR, "S14\n4")
        program.keys(HARBOUR, "ctrl+s")
        answered_there = program.saved(path, lambda found: "personal_data" in answered(found))
        comparison = copied(program, "ctrl+4", "Like making sure the cash register tallies.")
        timeline = copied(program, "ctrl+5", "Fieldwork and report")

    line = answered_there.lines[0]
    assert line.answers["personal_data"].value == "none"
    assert answered_there.place == Place(line.id, "personal_data")
    assert [head.split(";")[0] for head in comparison.split("\t")[1:3]] == ["SOC 1", "SOC 2"]
    assert "Organisations outside our group" in comparison
    assert "First useful date" in timeline


def test_closing_asks_about_what_is_not_saved_and_going_on_keeps_all(
    start: Start, tmp_path: Path
) -> None:
    path = harbour(tmp_path)
    before = path.read_bytes()
    question = "Save the changes to Harbour?"
    with start(str(path)) as program:
        program.keys(HARBOUR, "1", "ctrl+q")
        program.keys(question, "Escape")
        program.gone(question)
        untouched = path.read_bytes()

        assert program.is_running()
        assert program.is_changed(HARBOUR)
        program.keys(HARBOUR, "ctrl+q")
        program.keys(question, "Return")
        assert program.ended() == 0

    assert untouched == before
    assert answered(store.read(path).engagement)["entries"] == "yes"


def test_leaving_without_saving_leaves_the_file_as_it_was(start: Start, tmp_path: Path) -> None:
    path = harbour(tmp_path)
    before = path.read_bytes()
    question = "Save the changes to Harbour?"
    with start(str(path)) as program:
        program.keys(HARBOUR, "1", "ctrl+q")
        program.keys(question, "Tab", "Return")
        assert program.ended() == 0

    assert path.read_bytes() == before
