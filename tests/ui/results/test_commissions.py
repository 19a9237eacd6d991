"""What to commission: lines, categories, period, reasons and conditions, from the advice."""

import pytest
from msgspec.structs import replace

from socdesk.report.phrases import Phrases
from socdesk.ui.results.commissions import (
    MOST_BLOCKS,
    CommissionText,
    commission_notes,
    commission_texts,
)
from socdesk.ui.results.roles import role_spans
from socdesk.ui.session import Session
from tests.ui.clients import answer, bank, client, pack

RUN = {"users": "organisations", "delivery": "service"}
BOOKS = {**RUN, "entries": "yes", "material": "yes", "self_check": "no"}
DATA = {
    **RUN,
    "entries": "no",
    "assets": "no",
    "hosting": "no",
    "data": "yes",
    "auditor_asked": "no",
}


def texts(session: Session) -> dict[str, CommissionText]:
    found = commission_texts(Phrases(pack()), session.advice)
    reports = [each.report for each in session.advice.organisation.commissions]
    return dict(zip(reports, found, strict=True))


def role(session: Session) -> str:
    return "".join(span.text for span in role_spans(pack(), session.advice.organisation))


def test_every_commission_of_the_advice_has_a_block_in_order() -> None:
    session = bank()

    assert list(texts(session)) == ["SOC 1", "SOC 2", "REQUEST_FROM_VENDORS"]
    assert [text.number for text in texts(session).values()] == [1, 2, 3]


def test_a_type_not_settled_yet_is_said_apart() -> None:
    session = client("A client", ["Funds"])
    answer(session, 0, {**BOOKS, "auditor_asked": "yes"})

    found = texts(session)["SOC 1"]

    assert found.title == "SOC 1"
    assert "Whether Type 1 or Type 2 comes first is still open." in found.details


def test_a_report_to_be_confirmed_says_whom_to_ask() -> None:
    session = client("A client", ["Hosting"])
    answer(session, 0, {**DATA, "hosting": "controls", "users": "group", "proof_asked": "nobody"})
    confirms = [c for c in session.advice.organisation.commissions if c.if_confirmed]

    assert confirms
    for found in confirms:
        details = " ".join(texts(session)[found.report].details)
        assert "Only if confirmed. Ask " in details
    assert "if confirmed" in role(session)


def test_categories_are_the_union_of_the_lines_with_what_is_open_beside() -> None:
    session = client("A client", ["Portal", "Archive"])
    asked = {**DATA, "proof_asked": "requires_soc2", "categories_named": "other"}
    settled = {"results_used": "no", "confidential": "yes", "personal_data": "none"}
    answer(session, 0, {**asked, **settled, "uptime": "promised"})
    answer(session, 1, {**asked, **settled, "results_used": "yes"})

    details = " ".join(texts(session)["SOC 2"].details)

    assert "Security, Availability and Confidentiality." in details
    assert "Processing integrity to consider." in details
    assert texts(session)["SOC 2"].scope.startswith("Portal and Archive")


def test_reasons_are_those_of_the_rules_that_give_the_level() -> None:
    session = bank()
    findings = {
        finding.reason
        for line in session.advice.lines
        for finding in line.findings
        if finding.report == "SOC 1" and finding.row == "F5"
    }

    assert set(texts(session)["SOC 1"].reasons) == findings
    assert texts(session)["SOC 1"].level == "Recommended"


def test_vendors_reports_are_requested_and_say_what_to_check() -> None:
    found = texts(bank())["REQUEST_FROM_VENDORS"]

    assert found.scope == "To request, not to commission."
    assert found.level == "Needed"
    assert any("carved out" in detail for detail in found.details)


def test_lines_said_to_run_apart_have_a_block_each() -> None:
    session = client("A client", ["A", "B", "C"])
    for number in range(3):
        answer(session, number, {**BOOKS, "auditor_asked": "yes"})

    found = commission_texts(Phrases(pack()), session.advice, [(0, 2)])

    scopes = [text.scope.split(",")[0].rstrip(".") for text in found if "SOC 1" in text.title]
    assert scopes == ["A and C", "B"]
    assert found[0].why[0].startswith("Said to run together")
    assert found[1].why[0].startswith("Open until said whether B runs together with A and C.")
    assert len(found[1].why) == 1


def test_of_many_reports_the_first_are_shown_and_the_rest_counted() -> None:
    session = client("A client", [f"Line {number}" for number in range(30)])
    answer(session, 0, {**BOOKS, "auditor_asked": "yes"})
    first = session.engagement.lines[0]
    lines = tuple(replace(first, id=line.id) for line in session.engagement.lines)
    session.apply(replace(session.engagement, lines=lines))
    apart = [(number,) for number in range(30)]

    found = commission_texts(Phrases(pack()), session.advice, apart)
    notes = commission_notes(Phrases(pack()), session.advice, apart)

    assert len(found) == MOST_BLOCKS
    assert notes == ("6 more reports are in the memo.",)


def test_many_lines_are_named_up_to_a_number() -> None:
    session = client("A client", [f"Line {number}" for number in range(9)])
    for number in range(9):
        answer(session, number, {**BOOKS, "auditor_asked": "yes"})

    scope = texts(session)["SOC 1"].scope

    assert scope.startswith("Line 0, Line 1, Line 2, Line 3, Line 4 and 4 more lines")


@pytest.mark.parametrize(
    ("answers", "note"),
    [
        pytest.param([], "Nothing is to be commissioned", id="nothing"),
        pytest.param(
            [{**BOOKS, "auditor_asked": "yes", "proof_asked": "requires_soc2"}] * 2,
            "SOC 1 and SOC 2 for A and B: two opinions from one fieldwork.",
            id="the same lines",
        ),
        pytest.param(
            [{**BOOKS, "auditor_asked": "yes"}, {**DATA, "proof_asked": "requires_soc2"}],
            "is open until it is said which lines run together",
            id="different lines",
        ),
    ],
)
def test_the_note_fits_what_is_commissioned(answers: list[dict[str, str]], note: str) -> None:
    session = client("A client", ["A", "B"])
    answer(session, None, {"vendors": "no"})
    for number, given in enumerate(answers):
        answer(session, number, given)

    notes = commission_notes(Phrases(pack()), session.advice)

    assert note in " ".join(notes)


def test_the_roles_are_those_of_the_advice() -> None:
    assert role(bank()) == "Role\u2002Service organisation and user entity."
