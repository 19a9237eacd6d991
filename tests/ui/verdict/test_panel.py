"""The verdict panel: what it says of every set, how it follows answers, what it leaves alone."""

from collections.abc import Mapping

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from socdesk.ui.place import ORGANISATION, question, summary
from socdesk.ui.verdict.panel import VerdictPanel
from socdesk.ui.verdict.words import (
    Fit,
    VerdictWords,
    by_weight,
    line_words,
    organisation_words,
    remarks,
)
from tests.ui.clients import answer, bank, client
from tests.ui.window import DeskWindow, settle

LOANS = {"users": "organisations", "delivery": "service", "entries": "yes"}


def words_after(answers: Mapping[str, str]) -> VerdictWords:
    """What is said of a line with these answers."""
    session = client("Harbour", ["Loans"])
    answer(session, 0, answers)
    return line_words(session.pack, session.advice.lines[0])


def levels(words: VerdictWords) -> dict[str, str]:
    return {row.report: row.words for row in words.reports}


# The words.


def test_a_range_says_to_and_a_set_with_a_gap_names_its_members() -> None:
    words = words_after(LOANS)

    assert levels(words) == {
        "SOC 1": "Confirm to Needed",
        "SOC 2": "Optional, Recommended or Needed",
    }
    assert words.headline.text == "Leans SOC 1"


@pytest.mark.parametrize(
    ("answers", "soc1", "soc2"),
    [
        pytest.param({}, Fit.UNKNOWN, Fit.UNKNOWN, id="nothing known"),
        pytest.param(LOANS, Fit.FITS, Fit.FITS, id="entries in customers' books"),
        pytest.param({"users": "ourselves"}, Fit.DOES_NOT, Fit.DOES_NOT, id="nobody outside"),
        pytest.param(
            {
                "users": "organisations",
                "delivery": "service",
                "entries": "no",
                "assets": "no",
                "hosting": "controls",
                "auditor_asked": "yes",
            },
            Fit.FITS,
            Fit.FITS,
            id="hosted books an auditor asks about",
        ),
        pytest.param(
            {
                "users": "organisations",
                "delivery": "service",
                "entries": "no",
                "assets": "no",
                "hosting": "controls",
                "auditor_asked": "no",
            },
            Fit.MAY_FIT,
            Fit.FITS,
            id="hosted books nobody asks about",
        ),
        pytest.param(
            {
                "users": "organisations",
                "delivery": "service",
                "entries": "no",
                "assets": "no",
                "hosting": "no",
                "data": "no",
                "proof_asked": "requires_soc2",
            },
            Fit.UNKNOWN,
            Fit.MAY_FIT,
            id="a contract names SOC 2 and nothing is held",
        ),
    ],
)
def test_the_fit_follows_from_lean_and_levels(
    answers: dict[str, str], soc1: Fit, soc2: Fit
) -> None:
    words = words_after(answers)

    assert [row.fit for row in words.reports[:2]] == [soc1, soc2]


def test_a_quiet_report_becomes_a_full_row_once_it_may_be_confirmed() -> None:
    product = words_after({"users": "organisations", "delivery": "product"})
    service = words_after({"users": "organisations", "delivery": "service"})

    assert "SOC for Supply Chain" in [row.report for row in product.reports]
    assert [row.report for row in service.quiet] == ["SOC 3", "SOC for Supply Chain"]


def test_the_questions_left_are_counted_to_the_recommendation_and_to_the_end() -> None:
    session = client("Harbour", ["Loans"])
    advice = session.advice.lines[0]
    words = line_words(session.pack, advice)

    assert words.count == f"At most {advice.at_most.recommendation} more questions"
    assert words.count_note == f"to the recommendation, {advice.at_most.end} to the end"


def test_nothing_left_to_ask_is_said_so() -> None:
    session = bank()

    words = line_words(session.pack, session.advice.lines[0])

    assert (words.count, words.count_note) == ("Nothing is left to ask", "")


def test_a_settled_recommendation_is_told_apart_from_what_is_still_open() -> None:
    session = bank()
    line = session.engagement.lines[1].id
    session.go(question(line, "uptime"))
    session.clear("uptime")
    advice = session.line_advice(line)

    words = line_words(session.pack, advice)

    assert (advice.at_most.recommendation, words.count) == (0, "At most 1 more question")
    assert words.count_note == "The recommendation stands; these settle the rest."


def test_contradictions_and_traps_are_counted() -> None:
    words = words_after({"users": "organisations", "delivery": "product", "hosting": "controls"})
    traps = words_after({"users": "ourselves", "kind": "own_lending"})

    assert remarks(words)["contradictions"] == "1 contradiction"
    assert remarks(traps) == {"traps": "2 traps to know"}


def test_a_result_lists_the_strongest_report_first() -> None:
    session = bank()

    words = line_words(session.pack, session.advice.lines[1])

    assert [row.report for row in by_weight(words)] == ["SOC 2", "SOC 1"]


def test_the_organisation_has_its_own_reports() -> None:
    session = bank()

    words = organisation_words(session.pack, session.advice.organisation)

    assert levels(words) == {
        "SOC 1": "Recommended",
        "SOC 2": "Recommended",
        "REQUEST_FROM_VENDORS": "Needed",
    }
    assert [row.name for row in words.reports][2] == "Vendors’ reports"


# The panel.


def shown(panel: VerdictPanel) -> list[tuple[str, str, str]]:
    return [row.words() for row in panel.shown_reports()]


def test_an_answer_shows_at_once_in_the_same_widgets(window: DeskWindow) -> None:
    window.begin()
    window.ask("entries")
    answer(window.session, 0, LOANS)
    settle()
    rows = window.verdict.shown_reports()[:2]

    window.session.answer("entries", "only_show_or_store")

    assert window.verdict.shown_reports()[:2] == rows
    assert rows[0].words()[1] == "Not indicated, Confirm, Recommended or Needed"
    assert window.verdict.headline() == "Open"


def test_on_a_line_the_panel_says_finding_levels_and_fit(window: DeskWindow) -> None:
    window.begin()
    answer(window.session, 0, LOANS)
    settle()

    assert window.verdict.headline() == "Leans SOC 1"
    assert shown(window.verdict) == [
        ("SOC 1", "Confirm to Needed", "Subject fits"),
        ("SOC 2", "Optional, Recommended or Needed", "Subject fits"),
    ]
    assert [row.words()[0] for row in window.verdict.shown_quiet()] == [
        "SOC 3",
        "SOC for Supply Chain",
    ]


def test_on_a_question_to_the_client_it_speaks_of_all_lines(window: DeskWindow) -> None:
    window.open_bank()

    window.ask("vendors", None)

    assert window.verdict.headline() == "Two reports: SOC 1 and SOC 2"
    assert [name for name, *_ in shown(window.verdict)] == ["SOC 1", "SOC 2", "Vendors’ reports"]
    assert all(not fit for *_, fit in shown(window.verdict))


def test_beside_a_result_it_shows_levels_type_and_the_memo(window: DeskWindow) -> None:
    window.open_bank()

    window.session.go(summary(window.line(1)))
    settle()

    panel = window.verdict
    assert [name for name, *_ in shown(panel)] == ["SOC 2", "SOC 1"]
    said = panel.type_period().text()
    assert said.startswith("SOC 2: Type 2, ")
    assert "six months" in said
    assert panel._foot.memo.isVisible()
    assert not panel._foot.legend.isVisible()
    assert not panel._title.isVisible()


def test_beside_the_organisation_there_is_no_panel(window: DeskWindow) -> None:
    window.open_bank()
    window.ask("users")
    before = window.verdict.isVisible()

    window.session.go(ORGANISATION)
    settle()

    assert (before, window.verdict.isVisible()) == (True, False)


def test_a_count_of_contradictions_leads_to_the_first_of_their_questions(
    window: DeskWindow,
) -> None:
    window.begin()
    answer(
        window.session, 0, {"users": "organisations", "delivery": "product", "hosting": "controls"}
    )
    window.ask("users")
    said = window.verdict._clash.text()

    window.verdict._clash.click()

    first = window.session.advice.lines[0].contradictions[0].questions[0]
    assert said == "1 contradiction"
    assert window.session.where.page == first


def test_a_low_window_leaves_out_the_sentence_and_the_quiet_rows(window: DeskWindow) -> None:
    window.begin()
    answer(window.session, 0, LOANS)
    settle()
    before = (window.verdict._sentence.isVisible(), len(window.verdict.shown_quiet()))

    window.resize(960, 540)
    settle()

    assert before == (True, 2)
    assert not window.verdict._sentence.isVisible()
    assert window.verdict.shown_quiet() == ()
    assert not window.verdict._scroll.verticalScrollBar().isVisible()


def test_the_scale_says_its_report_and_its_levels(window: DeskWindow) -> None:
    window.begin()
    answer(window.session, 0, LOANS)
    settle()

    row = window.verdict.shown_reports()[0]

    assert row._scale.accessibleName() == "SOC 1: Confirm to Needed"
    assert row.levels() == {"CONFIRM", "RECOMMENDED", "NEEDED"}


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced to screen readers from now on."""
    found: list[str] = []

    def keep(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            found.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", keep)
    return found


def test_a_changed_finding_is_announced_and_an_unchanged_one_is_not(
    window: DeskWindow, said: list[str]
) -> None:
    window.begin("Loans", "Portal")
    window.ask("users")
    said.clear()

    answer(window.session, 0, LOANS)
    answer(window.session, 0, {"timing_evidence": "not_yet"})

    assert said == ["Leans SOC 1"]


def test_going_to_another_line_announces_no_finding(window: DeskWindow, said: list[str]) -> None:
    window.begin("Loans", "Portal")
    answer(window.session, 0, LOANS)
    said.clear()

    window.ask("users", 1)
    window.ask("users", 0)

    assert said == []


def test_the_narrowest_window_says_it_in_one_line(window: DeskWindow) -> None:
    window.begin()
    answer(window.session, 0, LOANS)
    count = window.session.advice.lines[0].at_most.recommendation

    window.resize(700, 700)
    settle()

    assert not window.verdict.isVisible()
    assert window.verdict_line.isVisible()
    assert window.verdict_line.text() == f"Leans SOC 1, at most {count} more"
