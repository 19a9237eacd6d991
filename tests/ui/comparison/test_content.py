"""The client's column quotes exactly the answers a row is keyed to, and says who gave them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socdesk.decision.advice import Case, LineCase
from socdesk.decision.comparison import client_cells
from socdesk.ui.comparison.content import ComparedRow, compared, quotation, shortened
from socdesk.ui.place import question
from socdesk.ui.session import Session
from tests.ui.clients import answer, bank, client, nobody, pack

ROWS = {row.id: row for row in pack().rules.comparison}
FACTS = {fact.id: fact for fact in pack().facts}
LINE_FACTS = [fact for fact in pack().facts if fact.scope != "organisation"]


def rows(session: Session) -> dict[str, ComparedRow]:
    found = compared(session.pack, session.engagement, session.case)
    return {row.id: row for row in found.rows}


def quotes(session: Session, *names: str) -> list[str]:
    """Return how the answers to these questions are quoted, wherever they stand."""
    return [
        each.text
        for row in rows(session).values()
        for each in row.answers
        if each.question in names
    ]


def answers_of(scopes: tuple[str, ...]) -> st.SearchStrategy[dict[str, str]]:
    """Partial answers to the questions of these scopes."""
    return st.fixed_dictionaries(
        {},
        optional={
            fact.id: st.sampled_from(fact.values) for fact in pack().facts if fact.scope in scopes
        },
    )


CASES = st.builds(
    lambda organisation, lines: Case(
        "", organisation, tuple(LineCase(str(at), line) for at, line in enumerate(lines))
    ),
    answers_of(("organisation", "default")),
    st.lists(answers_of(("line", "default")), min_size=1, max_size=3),
)


@given(case=CASES, data=st.data())
def test_changing_one_answer_changes_exactly_the_cells_keyed_to_it(
    case: Case, data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(case.lines) - 1), label="line")
    fact = data.draw(st.sampled_from(LINE_FACTS), label="question")
    old = case.lines[number].answers.get(fact.id)
    shown = old or case.answers.get(fact.id)
    new = data.draw(st.sampled_from([each for each in fact.values if each != shown]), label="to")
    lines = list(case.lines)
    lines[number] = LineCase(lines[number].name, {**lines[number].answers, fact.id: new})

    before = client_cells(pack(), case)
    after = client_cells(pack(), Case(case.name, case.answers, tuple(lines)))

    changed = {row for row in before if before[row] != after[row]}
    assert changed == {row for row, entry in ROWS.items() if fact.id in entry.questions}


@given(case=CASES, data=st.data())
def test_an_answer_of_the_organisation_changes_exactly_the_cells_keyed_to_it(
    case: Case, data: st.DataObject
) -> None:
    facts = [fact for fact in pack().facts if fact.scope == "organisation"]
    fact = data.draw(st.sampled_from(facts), label="question")
    others = [each for each in fact.values if each != case.answers.get(fact.id)]
    new = data.draw(st.sampled_from(others), label="to")

    before = client_cells(pack(), case)
    after = client_cells(pack(), Case(case.name, {**case.answers, fact.id: new}, case.lines))

    changed = {row for row in before if before[row] != after[row]}
    assert changed == {row for row, entry in ROWS.items() if fact.id in entry.questions}


def test_a_row_quotes_who_said_what() -> None:
    session = client("A bank", ["Loans", "Online banking"])
    answer(session, 0, {"entries": "yes", "assets": "no"})
    answer(session, 1, {"entries": "only_show_or_store", "assets": "no"})

    assert quotes(session, "entries", "assets") == [
        "Loans: “Yes”",
        "Online banking: “Only show or store data”",
        "Both lines: “No”",
    ]


@pytest.mark.parametrize(
    ("lines", "given_by", "who"),
    [
        pytest.param(["A"], 1, "A", id="the only line by its name"),
        pytest.param(["A", "B"], 2, "Both lines", id="both"),
        pytest.param(["A", "B", "C"], 3, "All lines", id="all"),
        pytest.param(["A", "B", "C"], 2, "A and B", id="two of three"),
        pytest.param(["A", "B", "C", "D", "E"], 4, "A, B, C and D", id="four of five"),
        pytest.param(list("ABCDEFG"), 6, "A, B, C and 3 more lines", id="six of seven"),
    ],
)
def test_shared_answers_join_the_names(lines: list[str], given_by: int, who: str) -> None:
    session = client("A client", lines)
    for number in range(given_by):
        answer(session, number, {"assets": "yes"})

    assert quotes(session, "assets") == [f"{who}: “Yes”"]


def test_a_default_for_all_lines_is_quoted_for_all_and_one_that_differs_for_itself() -> None:
    session = client("A client", ["A", "B"])
    answer(session, 0, {"timing_reader": "type2"})
    together = quotes(session, "timing_reader")
    session.set_differs("timing_reader", differs=True)
    session.answer("timing_reader", "type1_fine")

    assert together == ["Both lines: “Type 2”"]
    assert sorted(quotes(session, "timing_reader")) == [
        "A: “Type 1 is fine for now”",
        "B: “Type 2”",
    ]


def test_an_open_question_says_nothing() -> None:
    session = client("A client", ["A"])
    session.go(question(session.engagement.lines[0].id, "assets"))
    session.dont_know("assets")

    assert all(row.answers == () for row in rows(session).values())


def test_every_answer_leads_to_its_question() -> None:
    session = bank()
    lines = session.engagement.lines

    found = [each for row in rows(session).values() for each in row.answers]

    wheres = {(each.question, each.where) for each in found}
    assert {where for name, where in wheres if name == "entries"} == {
        question(line.id, "entries") for line in lines
    }
    assert {where for name, where in wheres if name == "data"} == {
        question(lines[0].id, "data"),
        question(lines[2].id, "data"),
    }
    assert ("assets", question(lines[0].id, "assets")) in wheres
    assert ("card_data", question(None, "frameworks")) in wheres


def test_all_rows_of_the_pack_are_there_with_the_pictures_in_words() -> None:
    found = compared(pack(), None, nobody().case)

    assert [row.id for row in found.rows] == list(ROWS)
    assert found.client is None
    words = " ".join(text for row in found.rows for text in row.texts)
    assert "cash register" in words
    assert "safe deposit box" in words
    spans = {row.id: (row.span != "", row.drawing) for row in found.rows if row.drawing}
    assert spans == {"type1": (True, "photo"), "type2": (True, "video")}


def test_the_clients_column_has_the_clients_name() -> None:
    session = client("Harbour <b>Ltd</b>", ["A"])
    before = compared(pack(), session.engagement, session.case).client
    answer(session, 0, {"assets": "yes"})

    after = compared(pack(), session.engagement, session.case).client

    assert before is not None
    assert after is not None
    assert (before.title, before.subtitle) == ("Harbour <b>Ltd</b>", "Nothing is answered yet")
    assert after.subtitle == "For this client"


def test_quotation_marks_within_an_answer_become_single() -> None:
    assert quotation("A", "Just “a SOC report”") == "A: “Just \u2018a SOC report\u2019”"


def test_a_name_is_never_filled_in() -> None:
    assert quotation("{answer} %1", "Yes") == "{answer} %1: “Yes”"


@pytest.mark.parametrize(
    ("names", "short"),
    [
        pytest.param(["Loans"], ["Loans"], id="short ones stay"),
        pytest.param(["Loan processing and more"], ["Loan processing…"], id="cut after a word"),
        pytest.param(["Averyverylongsingleword"], ["Averyverylongsingl…"], id="one long word"),
        pytest.param(
            ["Payments ordered by us", "Payments ordered by you"],
            ["Payments ordered by us", "Payments ordered by you"],
            id="never two alike",
        ),
    ],
)
def test_long_names_are_cut_where_that_is_clear(names: list[str], short: list[str]) -> None:
    assert list(shortened(names)) == short
