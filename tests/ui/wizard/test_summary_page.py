"""The result of a line: what was found, in which shape, why, and what is open."""

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from socdesk.ui.place import question, summary
from socdesk.ui.session import Session
from socdesk.ui.widgets.banner import Banner
from socdesk.ui.widgets.buttons import Button
from socdesk.ui.widgets.category_chip import CategoryChip, CategoryStatus
from socdesk.ui.wizard.reasons import AnswerLink, GroupBlock
from socdesk.ui.wizard.summary_body import SummaryBody
from socdesk.ui.wizard.summary_words import SummaryWords, summary_words
from socdesk.ui.wizard.terms import Terms
from tests.ui.wizard.conftest import Desk, settle

FITS = "The subject fits, and somebody asks or can be expected to ask."
INSIDE = "Security, Availability, Confidentiality and Privacy"
LOANS, PORTAL, BOOK, PAYMENTS = range(4)


def result(desk: Desk, line: int) -> SummaryBody:
    """Go to the result of a line, by its number."""
    desk.go(summary(desk.session.engagement.lines[line].id))
    return desk.result()


def words_of(desk: Desk, line: int) -> SummaryWords:
    """Return what the result of a line says."""
    session, name = desk.session, desk.session.engagement.lines[line].id
    given = {fact.id: session.given(name, fact.id) for fact in session.pack.facts}
    return summary_words(
        Terms(session.pack), session.line_advice(name), session.explanation(name), given
    )


def chips(body: SummaryBody) -> dict[str, CategoryStatus]:
    found = body.chips.findChildren(CategoryChip)
    return {c.accessibleName().split(":")[0]: c.status() for c in found if c.isVisible()}


def open_up(desk: Desk, line: int, *questions: str) -> None:
    """Take answers of a line back."""
    desk.ask("users", line=line)
    for name in questions:
        desk.session.clear(name)


@pytest.mark.parametrize(
    ("line", "headline", "standfirst"),
    [
        (
            LOANS,
            "SOC 1 is recommended",
            f"{FITS} Type 2 over six months.",
        ),
        (
            PORTAL,
            "SOC 2 is recommended",
            f"{FITS} Type 2 over six months on {INSIDE}.",
        ),
        (PAYMENTS, "Voluntary: SOC 2", "Possible of your own accord; nobody asks for it."),
    ],
)
def test_the_finding_comes_first(bank: Desk, line: int, headline: str, standfirst: str) -> None:
    body = result(bank, line)

    assert body._headline.text() == headline
    assert body._standfirst.text() == standfirst
    assert body._kicker._name.text() == bank.session.engagement.lines[line].name


def test_the_categories_are_shown_where_a_soc_2_is_possible(bank: Desk) -> None:
    inside, out = CategoryStatus.IN, CategoryStatus.OUT

    assert chips(result(bank, PORTAL)) == {
        "Security": inside,
        "Availability": inside,
        "Processing integrity": out,
        "Confidentiality": inside,
        "Privacy": inside,
    }
    assert chips(result(bank, BOOK)) == {}


def test_a_category_with_several_outcomes_is_open(bank: Desk) -> None:
    open_up(bank, PORTAL, "uptime")

    assert chips(result(bank, PORTAL))["Availability"] is CategoryStatus.OPEN


def test_the_double_rule_stands_under_what_is_settled_only(bank: Desk) -> None:
    settled = result(bank, LOANS)._settled_rule.isVisible()
    open_up(bank, LOANS, "auditor_asked", "material")

    body = result(bank, LOANS)

    assert settled
    assert body._headline.text() == "Leans SOC 1"
    assert not body._settled_rule.isVisible()
    assert body._open_rule.isVisible()


def test_every_reason_with_an_outcome_is_said_with_its_answers(bank: Desk) -> None:
    for line, entry in enumerate(bank.session.engagement.lines):
        advice = bank.session.line_advice(entry.id)
        words = words_of(bank, line)
        reasons = [r for group in (*words.why, *words.shapes) for r in group.reasons]
        said = {text for reason in reasons for text in (reason.text, *reason.sources)}

        for finding in advice.findings:
            if not finding.outcome or finding.row.startswith("L"):
                continue
            assert finding.reason in said, finding
            assert any(
                reason.support.startswith(f"{finding.row} ·")
                and all(source in reason.support for source in finding.sources)
                for reason in reasons
            ), finding
        leans = {finding.reason for finding in advice.findings if finding.row.startswith("L")}
        levels = {f.reason for f in advice.findings if f.row[0] in "FWPX"}
        assert not (leans - levels) & said


def test_why_stands_beside_why_not_the_others(bank: Desk) -> None:
    heads = [[group.title for group in words_of(bank, line).why] for line in range(4)]

    assert heads == [
        ["Why SOC 1", "Why not the others"],
        ["Why SOC 2", "Why not the others"],
        ["Why", "Why none is recommended"],
        ["Why SOC 2", "Why none is recommended"],
    ]


def test_why_not_says_every_smallest_set_of_answers_in_words(bank: Desk) -> None:
    against = {reason.lead: reason for reason in words_of(bank, PAYMENTS).why[1].reasons}

    assert {lead: reason.text for lead, reason in against.items()} == {
        "SOC 1.": "In each case: you only carry out what customers order, and you hold no assets "
        "for customers. And: customers keep no books on your systems. "
        "Or: no customer’s auditor asks for a SOC 1.",
        "SOC 2.": "Nobody asks for proof on security or data, and procurement names no report.",
        "SOC for Supply Chain.": "It is a service you run. "
        "Or: nobody asks for proof on security or data.",
    }
    assert [q.reference for q in against["SOC 2."].quotes] == ["S10", "S22"]


def test_why_not_names_just_the_answers_of_the_explanation(bank: Desk) -> None:
    terms = Terms(bank.session.pack)
    for line, entry in enumerate(bank.session.engagement.lines):
        against = {reason.lead: reason for reason in words_of(bank, line).why[1].reasons}

        for report, sets in bank.session.explanation(entry.id).why_not.items():
            names = dict.fromkeys(quote.question for each in sets for quote in each)
            told = against[f"{terms.report(report)}."].quotes
            assert [quoted.question for quoted in told] == list(names)


def test_a_report_that_can_still_be_recommended_is_still_open(bank: Desk) -> None:
    open_up(bank, LOANS, "proof_asked")

    against = {reason.lead: reason.text for reason in words_of(bank, LOANS).why[1].reasons}

    assert against["SOC 2."] == "Still open."


def test_several_smallest_sets_of_reasons_are_said_by_reference(bank: Desk) -> None:
    reasons = words_of(bank, PORTAL).why[0].reasons

    assert reasons[-1].text == (
        "These answers alone decide it: S1, S16, S3, S4, S5 and S10. "
        "Or: S1, S16, S3, S4, S6 and S10."
    )
    assert len(words_of(bank, LOANS).why[0].reasons) == 1


def test_assumed_answers_are_named_and_one_click_away(bank: Desk) -> None:
    before = result(bank, LOANS).assumed.isVisible()
    bank.ask("material", line=LOANS)
    bank.session.set_basis("material", "assumed")
    bank.ask("entries", line=LOANS)
    bank.session.set_basis("entries", "assumed")
    body = result(bank, LOANS)
    said = body.assumed.text()

    QTest.mouseClick(body.assumed.links()[1], Qt.MouseButton.LeftButton)
    settle()

    assert (before, said) == (False, "Rests on 2 assumed answers")
    assert bank.session.where.page == "material"


def test_a_level_names_all_its_answers_and_a_shape_only_its_own(bank: Desk) -> None:
    words = words_of(bank, PORTAL)
    level = words.why[0].reasons[0]
    availability = next(r for r in words.shapes[0].reasons if r.lead == "Availability.")

    assert [(q.text, q.reference) for q in level.quotes] == [
        ("Users of the service: Organisations outside our group", "S1"),
        ("Service or product: A service we run", "S16"),
        ("Entries in customers’ books: Only show or store data", "S3"),
        ("Proof on security or data: Questionnaires, tenders or sales talks ask", "S10"),
    ]
    assert [(q.text, q.reference) for q in availability.quotes] == [
        ("Uptime and recovery: Yes, promised", "S11")
    ]
    assert words.shapes[0].also == "The answers named under SOC 2 count here too."


def test_an_answer_is_one_click_from_its_question(bank: Desk) -> None:
    body = result(bank, PORTAL)
    links = [link for link in body.why.findChildren(AnswerLink) if link.question() == "entries"]

    QTest.mouseClick(links[0], Qt.MouseButton.LeftButton)
    settle()

    assert bank.session.where == question(bank.session.engagement.lines[PORTAL].id, "entries")
    assert bank.focus() is bank.question().answers.cards()[2]


def test_enter_on_an_answer_goes_to_its_question(bank: Desk) -> None:
    link = result(bank, PORTAL).why.findChildren(AnswerLink)[0]

    bank.press_in(link, Qt.Key.Key_Return)

    assert bank.session.where.page == "users"


def test_the_plain_type_2_is_said_first(bank: Desk) -> None:
    terms = Terms(bank.session.pack)

    said = terms.type_and_period(("TYPE1_THEN_TYPE2", "TYPE2"), (6,))

    assert said == "Type 2 or Type 1 then Type 2, first period of six months"


def test_type_and_remarks_stand_together(bank: Desk) -> None:
    group = next(g for g in words_of(bank, LOANS).shapes if g.title == "Type and period")

    assert [reason.lead for reason in group.reasons] == [
        "SOC 1: Type 2, first period of six months.",
        "After the first period.",
        "End of the first SOC 1 period.",
        "One year end.",
    ]


def test_standards_objectives_and_description_follow(bank: Desk) -> None:
    group = next(g for g in words_of(bank, LOANS).shapes if g.title.startswith("Standards"))

    said = {reason.lead: reason.text for reason in group.reasons}
    assert said["SOC 1."] == "AT-C 105, AT-C 205, AT-C 320."
    assert said["Areas of control objectives."].startswith("Boarding of loans, payment posting")
    assert said["Description."].startswith("A description would run from boarding a loan")
    assert "No subservice organisations." in said


def test_traps_are_told_by_title_and_text(bank: Desk) -> None:
    body = result(bank, BOOK)

    told = [banner.accessibleName() for banner in body.traps.findChildren(Banner)]
    assert [text.split("?")[0] for text in told] == ["Whose customers", "Whose books"]
    assert all(len(text) > 80 for text in told)


def test_a_line_without_traps_has_no_head_for_them(bank: Desk) -> None:
    body = result(bank, LOANS)

    assert not body._trap_head.isVisible()
    assert not body.traps.isVisible()
    assert not body._open_head.isVisible()
    assert not body._minor_head.isVisible()


def test_a_contradiction_leads_to_both_answers(bank: Desk) -> None:
    bank.ask("users", line=LOANS)
    bank.session.answer("users", "ourselves")
    bank.session.answer("auditor_asked", "yes")
    body = result(bank, LOANS)
    buttons = body.clashes.findChildren(Button)

    buttons[1].click()
    settle()

    assert [button.text() for button in buttons] == ["Go to S1", "Go to S6"]
    assert bank.session.where.page == "auditor_asked"


def test_an_open_point_says_whom_to_ask_by_when_and_what_answers_would_do(bank: Desk) -> None:
    open_up(bank, LOANS, "auditor_asked", "material")
    bank.session.dont_know("auditor_asked")
    bank.session.set_ask("auditor_asked", "Ms Weber")
    body = bank.ask("auditor_asked", line=LOANS)
    body.answers.unknown.by_line.setFocus()
    QTest.keyClicks(body.answers.unknown.by_line, "4 Dec 2026")

    body2 = result(bank, LOANS)
    answers = "“Yes”: SOC 1 recommended or needed. “No”: leans SOC 1."
    told = [banner.accessibleName() for banner in body2.open_points.findChildren(Banner)]

    assert told == [
        f"SOC 1 asked for. Ask Ms Weber by 4 Dec 2026. {answers}",
        f"Amounts that matter. Ask customers’ controllers. {answers}",
    ]
    assert body2._standfirst.text().endswith("2 points are open.")


def test_an_answer_with_a_quotation_in_it_is_quoted_once(bank: Desk) -> None:
    open_up(bank, LOANS, "report_named", "proof_asked")

    effects = [point.effect for point in words_of(bank, LOANS).open_points]

    assert any("“Just \u2018a SOC report\u2019”" in effect for effect in effects)


def test_points_that_settle_details_only_are_listed_quietly(bank: Desk) -> None:
    open_up(bank, PORTAL, "uptime")
    body = result(bank, PORTAL)

    links = body.minor_points.findChildren(AnswerLink)
    ask = bank.session.pack.words.questions["uptime"].ask
    assert [link.accessibleName() for link in links] == [f"Uptime and recovery: ask {ask}, S11"]
    assert not body.open_points.isVisible()
    assert body._standfirst.text().endswith("One point is open.")
    links[0].click()
    settle()
    assert bank.session.where.page == "uptime"


def test_the_result_is_drawn_anew_only_where_its_words_change(bank: Desk) -> None:
    body = result(bank, PORTAL)
    before = set(body.findChildren(GroupBlock))

    bank.session.rename_client("Another bank")
    settle()
    same = set(body.findChildren(GroupBlock)) == before
    bank.session.undo()
    bank.ask("uptime", line=PORTAL)
    bank.press("3")
    result(bank, PORTAL)

    assert same
    assert chips(body)["Availability"] is CategoryStatus.OUT


def test_the_keyboard_scrolls_a_long_result(bank: Desk) -> None:
    body = result(bank, PORTAL)

    bank.press(Qt.Key.Key_PageDown)

    assert bank.focus() is body.column
    assert body.column.verticalScrollBar().value() > 0
    assert body.column.accessibleName() == "Result"


def test_an_unanswered_line_has_a_result_too(desk: Desk) -> None:
    body = result(desk, 0)

    assert body._headline.text() == "Open"
    assert chips(body)["Security"] is CategoryStatus.IN
    assert len(body.open_points.findChildren(Banner)) > 3


def test_two_reports_of_one_shape_are_said_in_one_go(
    session: Session, make_desk: Callable[[Session], Desk]
) -> None:
    desk = make_desk(session)
    answers: Mapping[str, str] = {
        "users": "organisations", "delivery": "service", "entries": "yes", "assets": "no",
        "auditor_asked": "yes", "proof_asked": "requires_soc2", "material": "yes",
        "self_check": "no", "uptime": "no", "results_used": "no", "confidential": "yes",
        "personal_data": "process_only", "subservice": "no", "timing_evidence": "over_12_months",
        "timing_deadline": "no_date", "timing_reader": "type2",
    }  # fmt: skip
    desk.ask("users")
    for name, value in answers.items():
        session.answer(name, value)

    words = words_of(desk, 0)

    assert words.headline == "SOC 1 and SOC 2 are needed"
    assert "Both Type 2 over six months. SOC 2 on Security and Confidentiality." in words.standfirst


def test_no_widget_of_the_result_lies_over_another(bank: Desk) -> None:
    open_up(bank, PORTAL, "uptime", "proof_asked")
    body = result(bank, PORTAL)
    groups = [w for w in body.findChildren(QWidget) if isinstance(w, (GroupBlock, Banner))]

    boxes = [w.rect().translated(w.mapTo(body, w.rect().topLeft())) for w in groups]
    for at, one in enumerate(boxes):
        assert not any(one.intersects(other) for other in boxes[at + 1 :])
